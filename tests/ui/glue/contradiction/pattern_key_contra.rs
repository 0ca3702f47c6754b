use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[map(key(len(1, 2), pattern("a{3,}")))]
    map: std::collections::BTreeMap<String, String>,
}

fn main() {}
