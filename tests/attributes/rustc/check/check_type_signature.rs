use glue_validate::GlueValidate;

fn wrong(_: &u32) -> Result<(), String> { Ok(()) }
#[derive(GlueValidate)]
#[check(wrong)]
struct S {
    name: String,
}

fn main() {}
