use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[len]
    name: String,
}

fn main() {}
