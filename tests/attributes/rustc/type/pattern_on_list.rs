use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[pattern("a+")]
    list: Vec<String>,
}

fn main() {}
