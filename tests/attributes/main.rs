//! Attributes as a user writes them: every mistake is reported at its own token, in the expected words, all in one
//! compile and with nothing else; what must compile compiles without a warning; and no word of rustc's names what is not public.
//!
//! The programs are in `cases/*.txt`, filed by the attribute they are about; `case.rs` describes the format. All of them
//! are targets of a few generated packages, so a single `cargo check` builds most of them. `rustc/` has the few whole
//! messages in which rustc's own words surround ours.

mod cargo_check;
mod case;
mod internals;
mod score;

use cargo_check::{Message, Said, Workspace};
use case::Case;
use internals::Internals;
use score::Score;

/// `BLESS=1` writes what the compiler said into the case files instead of failing.
#[test]
fn every_mistake_is_at_its_own_token() {
    let cases: Vec<Case> = case::all();
    let said = Workspace::set_up("attributes", &cases).check();
    let mut score = Score::default();
    for case in &cases {
        score.add(case, said.about(&case.id));
    }
    println!("{score}");
    if std::env::var_os("BLESS").is_some() {
        case::bless(&score.failed(&cases));
    } else {
        score.assert_perfect();
    }
    let internals = Internals::read();
    let named: Vec<_> =
        cases.iter().filter_map(|case| names_no_internals(&internals, case, said.about(&case.id))).collect();
    assert!(named.is_empty(), "rustc names what users may not see:\n{}", named.join("\n"));
}

/// Messages, labels, notes, help and suggestions alike.
fn names_no_internals(internals: &Internals, case: &Case, said: &Said) -> Option<String> {
    let named = |message: &Message| {
        let found = internals.in_text(&message.everything, case);
        (!found.is_empty()).then(|| format!("== {}: {found:?}\n{}", case.id, message.rendered))
    };
    let named: Vec<_> = said.messages.iter().filter_map(named).collect();
    (!named.is_empty()).then(|| named.join("\n"))
}

/// The compile error in the README is what the compiler says of the case `readme`.
#[test]
fn the_readme_shows_a_real_error() {
    let cases = case::all();
    let case = cases.iter().find(|case| case.id == "readme").expect("the case");
    let shown = include_str!("../../README.md").split_once("```text\nerror: ").expect("the block").1;
    let shown = shown.split_once("```").expect("its end").0;
    assert_eq!(shown, case.as_rustc_shows_it());
}

/// What rustc words around our texts: type errors and constant evaluation. Other releases word it in other ways.
#[rustversion::attr(not(stable(1.95)), ignore = "tests/attributes/rustc has the words of rustc 1.95")]
#[test]
fn rustcs_words_around_ours() {
    trybuild::TestCases::new().compile_fail("tests/attributes/rustc/*/*.rs");
}
