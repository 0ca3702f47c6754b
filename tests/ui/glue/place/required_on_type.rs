use glue_validate::GlueValidate;

#[derive(GlueValidate)]
#[required]
struct S {
    name: String,
}

fn main() {}
