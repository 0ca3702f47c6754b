use glue_validate::GlueValidate;

const MIN: u8 = 5;
const MAX: u8 = 1;
#[derive(GlueValidate)]
struct S {
    #[range(min = MIN, max = MAX)]
    number: u8,
}

fn main() {}
