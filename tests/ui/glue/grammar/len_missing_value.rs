use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[len(min =, max = 5)]
    name: String,
}

fn main() {}
