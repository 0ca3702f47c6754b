use glue_validate::GlueValidate;

#[derive(GlueValidate)]
enum S {
    #[glue(internal)]
    A(String),
    B,
}

fn main() {}
