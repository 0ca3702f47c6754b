use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[len(min = 1 max = 5)]
    name: String,
}

fn main() {}
