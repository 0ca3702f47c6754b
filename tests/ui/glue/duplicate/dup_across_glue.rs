use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[len(1, 2)]
    #[glue(len(3, 4))]
    name: String,
}

fn main() {}
