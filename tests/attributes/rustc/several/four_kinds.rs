use glue_validate::GlueValidate;

const MIN: usize = 9;
#[derive(GlueValidate)]
struct S {
    #[len(min 1)]
    grammar: String,
    #[range(5, 1)]
    order: u8,
    #[len(max = 1)]
    ty: u8,
    #[len(min = MIN, max = 2)]
    constant: String,
}

fn main() {}
