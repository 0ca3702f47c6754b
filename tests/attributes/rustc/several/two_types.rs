use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[range(1, 2)]
    a: String,
}
#[derive(GlueValidate)]
struct Second {
    #[glue(requried)]
    b: Option<String>,
    s: S,
}

fn main() {}
