use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[list(max = 3)]
    #[len(1, 2)]
    names: Vec<String>,
}

fn main() {}
