use glue_validate::GlueValidate;

#[derive(GlueValidate, serde::Deserialize)]
struct S {
    #[serde(skip)]
    #[len(1, 2)]
    name: String,
}

fn main() {}
