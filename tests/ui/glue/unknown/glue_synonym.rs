use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[glue(regex("a"))]
    name: String,
}

fn main() {}
