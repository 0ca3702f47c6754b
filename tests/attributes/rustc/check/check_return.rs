use glue_validate::GlueValidate;

fn wrong(_: &str) -> bool { true }
#[derive(GlueValidate)]
struct S {
    #[check(wrong)]
    name: Option<String>,
}

fn main() {}
