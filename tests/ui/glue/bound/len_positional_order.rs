use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[len(5, 1)]
    name: String,
}

fn main() {}
