use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[len(1, 5)]
    timeout: Option<i32>,
}

fn main() {}
