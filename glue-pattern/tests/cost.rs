//! What hostile patterns cost: steps and bytes are counted, not time.

use glue_pattern::compile::{Options, PlanKind, compile, measured};

/// The steps and bytes that no pattern may take; a step is some 20 ns.
const MOST_WORK: usize = 20_000_000;
const MOST_MEMORY: usize = 256 << 20;

/// Compiles the pattern, and yields its expression if it is accepted.
fn within_budget(pattern: &str) -> Result<String, String> {
    let (result, cost) = measured(pattern, &Options::new());
    let shown: String = pattern.chars().take(40).collect();
    assert!(cost.work <= MOST_WORK && cost.memory <= MOST_MEMORY, "{shown}: {cost:?}");
    result.map(|compiled| compiled.expression("x")).map_err(|error| error.to_string())
}

fn refused_as_too_large(pattern: &str) {
    let shown: String = pattern.chars().take(40).collect();
    let error = within_budget(pattern).expect_err(&shown);
    assert!(error.contains("automaton grows too large; write"), "{shown}: {error}");
}

fn accepted(pattern: &str) -> usize {
    let shown: String = pattern.chars().take(40).collect();
    within_budget(pattern).unwrap_or_else(|error| panic!("{shown}: {error}")).len()
}

/// The parts of a pattern, one for each number.
fn many(numbers: std::ops::Range<u32>, part: impl Fn(u32) -> String) -> String {
    numbers.map(part).collect()
}

/// What is repeated takes no more room than what is not: neither here nor in what is written.
#[test]
fn large_counts_are_numbers() {
    for pattern in
        ["ca{2147483647}", "a{999999999}b", "[ab]{2147483647}c", "x{1000000}y{1000000}z{1000000}", "a{2147483647}"]
    {
        assert!(accepted(pattern) < 8_000, "{pattern}");
    }
    let compiled = compile("ca{150}b{300}", &Options::new()).unwrap();
    assert_eq!(compiled.plan(), PlanKind::Segments);
    for (a, b) in [(150, 300), (149, 300), (151, 300), (150, 299), (150, 301)] {
        let text = format!("c{}{}", "a".repeat(a), "b".repeat(b));
        assert_eq!(compiled.is_match(&text), (a, b) == (150, 300), "{a} {b}");
    }
}

#[test]
fn many_look_aheads_share_one_budget() {
    accepted(&many(0..50, |at| format!("(?=.*a.{{{}}}b)", 300 + at)));
    refused_as_too_large(&many(0..10_000, |at| format!("(?=.*a.{{{at}}}b)")));
    // The same one again asks for nothing new.
    accepted(&("(?=a)".repeat(10_000) + "ab"));
}

#[test]
fn what_is_long_is_read_once() {
    accepted(&r"\b".repeat(20_000));
    accepted(&many(0..80_000, |at| format!("(?<n{at}>)")));
    accepted(&many(0..8_000, |at| format!("(?<n{at}>a)")));
    let classes = format!("[{}]", many(0..6_000, |at| format!(r"\x{{{:x}}}", 0x4E00 + 2 * at)));
    accepted(&classes);
    let _ = within_budget(&r"\p{L}\p{Lu}".repeat(10_000));
    let _ = within_budget(&("(?iu)".to_owned() + &"ß[a-z]".repeat(20_000)));
    let _ = within_budget(&many(0..20_000u32, |at| format!("(?:|[a-\\x{{{:x}}}])", 0x61 + at)));
    let _ = within_budget(&format!("[a{}]", "&&[a-z]".repeat(50_000)));
}

#[test]
fn what_grows_is_refused() {
    let letters = many(0..3000, |at| format!(r"\x{{{:x}}}|", 0x4E00 + at));
    for pattern in [
        "((a{1000}){1000}){1000}",
        "(?:(?:(?:a?){50}){50}){50}",
        "(((a{0,99}){0,99}){0,99}){0,99}b",
        ".*a.{4000}(?>b|bc)",
        "(a|aa|aaa){1,2000000000}",
        "(?>(a|b|ab)*c{1,500}){500}",
        "(?>(?:(?>(?:a?b?){99}){99}){99})",
    ] {
        refused_as_too_large(pattern);
    }
    for pattern in ["(x+x+)+y", "((){1000000000}){1000000000}", "(?=.*a.{300})(?=.*b.{300}).*"] {
        accepted(pattern);
    }
    assert!(within_budget(&letters).is_err_and(|error| error.contains("250 kinds of characters")));
    for nested in
        [format!("{}a{}", "(".repeat(5000), ")".repeat(5000)), format!("{}a{}", "[".repeat(5000), "]".repeat(5000))]
    {
        assert!(within_budget(&nested).is_err_and(|error| error.contains("deep; write")));
    }
}

/// Patterns in use that an earlier, smaller limit refused.
#[test]
fn what_is_only_long_is_accepted() {
    let literal = "a long literal of many words. ".repeat(370);
    assert!(literal.len() > 11_000);
    let compiled = compile(&literal.replace('.', r"\."), &Options::new()).unwrap();
    assert!(compiled.is_match(&literal) && !compiled.is_match(&literal[1..]));
    accepted("[ab]{0,1000}+c");
    accepted("(?:[ab]|c){0,1000}+d");
    accepted("(?>(?>[a-z]+)(?=-)-?+)+[0-9]");
}
