use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[list(item(range(1, 2)))]
    list: Vec<String>,
}

fn main() {}
