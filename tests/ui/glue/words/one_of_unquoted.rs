use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[one_of(Standard, "G.1X")]
    name: String,
}

fn main() {}
