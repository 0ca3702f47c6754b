use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[glue(required)]
    number: u32,
}

fn main() {}
