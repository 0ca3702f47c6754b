use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[pattern(concat!("a", "b"))]
    name: String,
}

fn main() {}
