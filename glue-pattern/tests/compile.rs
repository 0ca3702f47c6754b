//! Patterns of the documented CreateSession page, through the public interface.

use glue_pattern::compile::{Compiled, Options, compile};

fn compiled(pattern: &str) -> Compiled {
    compile(pattern, &Options::new()).unwrap_or_else(|error| panic!("{}", error.render()))
}

#[test]
fn create_session() {
    let name = compiled(r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*");
    assert!(name.is_match("") && name.is_match("a\t\u{1F600}é\u{FFFD}"));
    assert!(!name.is_match("a\nb") && !name.is_match("\u{FFFE}") && !name.is_match("\u{1F}"));

    let version = compiled(r"^\w+\.\w+$");
    assert!(version.is_match("4.0"));
    assert!(!version.is_match("4.0\n") && !version.is_match("٤.٠") && !version.is_match("4"));

    let role = compiled("arn:aws[^:]*:iam::[0-9]*:role/.+");
    assert!(role.is_match("arn:aws:iam::123456789012:role/é/x"));
    assert!(!role.is_match("arn:aws:iam::123456789012:role/") && !role.is_match("arn:aws:iam::1:role/a\u{85}"));

    let origin = compiled(r"[\.\-_A-Za-z0-9]+");
    assert!(origin.is_match("a-b_c.D9") && !origin.is_match("") && !origin.is_match("a/b"));
}

#[test]
fn facts() {
    let version = compiled(r"^\w+\.\w{2,3}$");
    assert_eq!((version.facts().min_chars(), version.facts().max_chars()), (Some(4), None));
    let uuid = compiled("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assert_eq!((uuid.facts().min_bytes(), uuid.facts().max_bytes()), (Some(36), Some(36)));
    assert!(!uuid.facts().allows_len(0, 35) && uuid.facts().allows_len(36, 36) && !uuid.facts().allows_len(37, u64::MAX));
    assert!(compiled("a(?!a)a").facts().is_empty());
    assert!(compiled("^$").facts().is_only_empty());
}
