use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[pattern("a", partail)]
    name: String,
}

fn main() {}
