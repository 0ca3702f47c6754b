use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[list(uniqe)]
    names: Vec<String>,
}

fn main() {}
