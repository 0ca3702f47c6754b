use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[len = 5]
    name: String,
}

fn main() {}
