use glue_validate::GlueValidate;

#[derive(GlueValidate)]
union S {
    a: u8,
    b: i8,
}

fn main() {}
