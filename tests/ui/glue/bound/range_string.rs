use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[range(max = "5")]
    number: u32,
}

fn main() {}
