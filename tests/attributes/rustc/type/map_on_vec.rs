use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[map(max = 5, key(len(1, 5)), value(range(max = 5)))]
    list: Vec<u8>,
}

fn main() {}
