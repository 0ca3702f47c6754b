use glue_validate::GlueValidate;

#[derive(GlueValidate)]
struct S {
    #[list(item(
        /// of each
        len(1, 2)))]
    names: Vec<String>,
}

fn main() {}
