//! What is allowed, but hardly meant.

use glue_pattern::compile::{Lint, LintKind, Options, compile};

#[test]
fn anchors_at_one_end() {
    let known = [
        ("^arn:", false, Some(LintKind::OnlyStartAnchored)),
        ("[a-z]+$", false, Some(LintKind::OnlyEndAnchored)),
        // The anchors belong to one alternative each, which is a mistake as old as alternatives.
        ("^a|b$", false, Some(LintKind::OnlyStartAnchored)),
        ("^a$|^b$", false, None),
        ("^(a|b)$", false, None),
        ("^.*", false, Some(LintKind::OnlyStartAnchored)),
        ("$|ab", false, None),
        (r"\Aab\z", false, None),
        ("^a", true, None),
        ("^a$", true, Some(LintKind::DollarBeforeLineEnd)),
        (r"a\Z", true, Some(LintKind::DollarBeforeLineEnd)),
        (r"^a\z", true, None),
    ];
    for (pattern, partial, expected) in known {
        let compiled = compile(pattern, &Options::new().partial(partial)).unwrap();
        let kinds: Vec<LintKind> = compiled.lints().iter().map(Lint::kind).collect();
        assert_eq!(kinds, Vec::from_iter(expected), "{pattern} {partial}");
        assert!(compiled.lints().iter().all(|lint| lint.to_string().contains("; write")));
    }
}

/// What never matches is an error unless that is the point.
#[test]
fn halves_of_characters() {
    let accepted = [r"[^\ud800-\udfff]", r"(?![\ud800-\udfff]).", r"[\u0000-\uFFFF]", r"[\ud800\udc00-\udbff\udfff]"];
    for pattern in accepted {
        assert!(compile(pattern, &Options::new()).is_ok(), "{pattern}");
    }
}
