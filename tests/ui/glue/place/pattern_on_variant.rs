use glue_validate::GlueValidate;

#[derive(GlueValidate)]
enum S {
    #[pattern("a")]
    A(String),
}

fn main() {}
