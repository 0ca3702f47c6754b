use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[check(|_: &str| Ok::<(), String>(()))]
    name: String,
}

fn main() {}
