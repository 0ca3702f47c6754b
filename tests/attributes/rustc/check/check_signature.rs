use glue_validate::GlueValidate;

fn wrong(_: u32) -> Result<(), String> { Ok(()) }
#[derive(GlueValidate)]
struct S {
    #[check(wrong)]
    name: String,
}

fn main() {}
