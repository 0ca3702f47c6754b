use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[range(min 5)]
    number: u8,
}

fn main() {}
