use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[range(max = u8::MAX + 1)]
    number: u8,
}

fn main() {}
