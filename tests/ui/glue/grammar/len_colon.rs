use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[len(min: 1)]
    name: String,
}

fn main() {}
