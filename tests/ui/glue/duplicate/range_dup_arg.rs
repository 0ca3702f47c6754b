use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[range(max = 1, max = 2)]
    number: u8,
}

fn main() {}
