use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    a: u8,
    #[glue(rename = "a")]
    b: u8,
}

fn main() {}
