use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[range(min = f64::NAN, max = 1.0)]
    number: f64,
}

fn main() {}
