use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct Id(String);
#[derive(GlueValidate)]
struct S {
    #[range(max = 1)]
    id: Id,
}

fn main() {}
