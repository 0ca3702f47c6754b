use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[glue(crate = glue_validate)]
    name: String,
}

fn main() {}
