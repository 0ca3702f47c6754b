use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[list(unique)]
    list: Vec<f64>,
}

fn main() {}
