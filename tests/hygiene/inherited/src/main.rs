//! The crate under another name, which the workspace gives it.

use shared_name::GlueValidate;

#[derive(GlueValidate)]
struct Request {
    #[len(1, 255)]
    name: String,
}

fn main() {
    assert!(Request { name: "a".to_owned() }.validate().is_ok());
}
