use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[len(max = 5, unit = byte)]
    name: String,
}

fn main() {}
