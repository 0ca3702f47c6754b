use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[pattern("^$")]
    name: String,
}

fn main() {}
