use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[pattern("a{3,1}")]
    name: String,
}

fn main() {}
