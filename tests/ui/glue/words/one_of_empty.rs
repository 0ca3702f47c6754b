use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[one_of()]
    name: String,
}

fn main() {}
