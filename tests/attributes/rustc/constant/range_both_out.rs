use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[range(min = -1, max = 256)]
    number: u8,
}

fn main() {}
