use glue_validate::GlueValidate;

static P: glue_validate::Pattern = glue_validate::pattern!("a{3,}");
#[derive(GlueValidate)]
struct S {
    #[len(max = 2)]
    #[pattern(P)]
    name: String,
}

fn main() {}
