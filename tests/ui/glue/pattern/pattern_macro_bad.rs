use glue_validate::GlueValidate;

static P: glue_validate::Pattern = glue_validate::pattern!("a(b");
#[derive(GlueValidate)]
struct S {
    #[pattern(P)]
    name: String,
}

fn main() {}
