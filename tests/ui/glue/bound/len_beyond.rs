use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[len(max = 18446744073709551615)]
    name: String,
}

fn main() {}
