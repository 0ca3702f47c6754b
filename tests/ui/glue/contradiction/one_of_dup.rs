use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[one_of("a", "b", "a")]
    name: String,
}

fn main() {}
