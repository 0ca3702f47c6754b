use glue_validate::GlueValidate;

fn fine(_: &str) -> Result<(), String> { Ok(()) }
#[derive(GlueValidate)]
struct S {
    #[list(item(check(fine)))]
    names: Vec<String>,
}

fn main() {}
