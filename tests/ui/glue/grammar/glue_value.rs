use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[glue("len")]
    name: String,
}

fn main() {}
