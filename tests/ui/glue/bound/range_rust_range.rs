use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[range(1..=5)]
    number: u32,
}

fn main() {}
