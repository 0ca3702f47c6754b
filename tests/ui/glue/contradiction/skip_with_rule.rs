use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[len(1, 2)]
    #[glue(skip)]
    name: std::cell::Cell<u8>,
}

fn main() {}
