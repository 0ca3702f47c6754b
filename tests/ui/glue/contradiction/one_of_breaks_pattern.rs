use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[pattern("[a-z]+")]
    #[one_of("abc", "G.1X")]
    name: String,
}

fn main() {}
