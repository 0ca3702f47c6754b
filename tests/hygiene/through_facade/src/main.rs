//! The crate is no dependency of this one: it comes through another.

use facade::glue::{GlueValidate, Pattern, pattern};

facade::text!(WORD, "[a-z]+");
facade::request!(Request { name: String [1, 3, "[a-z]+"] });

static PART: Pattern = pattern!("[0-9]", partial);
static NAMED: Pattern = pattern!("[0-9]+", crate = facade::glue);

#[derive(GlueValidate)]
#[glue(crate = facade::glue)]
struct Own {
    #[pattern(PART)]
    #[len(max = 5)]
    name: String,
}

fn main() {
    assert!(WORD.is_match("word"));
    assert!(NAMED.is_match("12"));
    assert!(Request { name: "a".to_owned() }.validate().is_ok());
    assert!(Own { name: "none".to_owned() }.validate().is_err());
}
