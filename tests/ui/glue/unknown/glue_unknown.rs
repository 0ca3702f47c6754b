use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[glue(lenght(1, 5))]
    name: String,
}

fn main() {}
