use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[len(max = 3)]
    #[one_of("abc", "abcde")]
    name: String,
}

fn main() {}
