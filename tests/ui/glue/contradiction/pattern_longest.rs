use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[len(min = 5)]
    #[pattern("[a-z]{1,3}")]
    name: String,
}

fn main() {}
