use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[range(max = 2.5)]
    number: u8,
}

fn main() {}
