use glue_validate::GlueValidate;

struct Plain;
fn fine(_: &Plain) -> Result<(), String> { Ok(()) }
#[derive(GlueValidate)]
struct S {
    #[check(fine)]
    a: Plain,
}

fn main() {}
