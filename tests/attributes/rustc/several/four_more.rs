use glue_validate::GlueValidate;

struct Plain;
#[derive(GlueValidate)]
struct S {
    #[glue(nonsense)]
    a: String,
    #[len(max = 1)]
    #[pattern("ab+")]
    b: String,
    c: Plain,
    #[range(max = 256)]
    d: u8,
}

fn main() {}
