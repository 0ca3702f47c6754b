use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[required(true)]
    name: Option<String>,
}

fn main() {}
