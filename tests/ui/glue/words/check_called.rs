use glue_validate::GlueValidate;

fn fine(_: &str) -> Result<(), String> { Ok(()) }
#[derive(GlueValidate)]
struct S {
    #[check(fine())]
    name: String,
}

fn main() {}
