use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[list(item(pattern("a(b")))]
    names: Vec<String>,
}

fn main() {}
