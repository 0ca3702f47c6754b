use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[len(mn = 1, maximum = 5)]
    name: String,
}

fn main() {}
