use glue_validate::GlueValidate;

#[derive(GlueValidate)]
#[glue(crat = glue_validate)]
struct S {
    name: String,
}

fn main() {}
