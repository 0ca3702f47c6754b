use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[len(3, 3)]
    #[pattern("(ab)*")]
    name: String,
}

fn main() {}
