use glue_validate::GlueValidate;

const MIN: u32 = 1;
#[derive(GlueValidate)]
struct S {
    #[range(min = MIN, max = MIN + 1)]
    name: Option<String>,
}

fn main() {}
