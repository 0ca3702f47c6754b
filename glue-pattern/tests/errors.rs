//! What is refused, with what words, and where.

use glue_pattern::compile::{Options, compile};

/// A pattern, the part of it that is marked, and the beginning of the message.
const REFUSED: &[(&str, &str, &str)] = &[
    ("a(b", "(", "the group is not closed"),
    ("a)b", ")", "this `)` closes no group"),
    ("[a-", "a-", "the class ends inside a range"),
    ("x[ab", "[", "the class is not closed"),
    ("*a", "*", "`*` has nothing to repeat"),
    ("a**", "*", "`*` has nothing to repeat"),
    ("a{x}", "{", "`{` begins no repetition"),
    ("a{2", "{2", "the repetition is not closed"),
    ("a{3,2}", "{3,2}", "the repetition's maximum is below its minimum"),
    ("a{99999999999}", "{9999999999", "the repetition's number is too large"),
    ("[z-a]", "z-a", "the range's end is below its start"),
    (r"[a-\d]", r"a-\d", "a range cannot end with a class"),
    (r"(a)\1", r"\1", "back-references are not regular"),
    (r"(?<n>a)\k<n>", r"\k", "back-references are not regular"),
    (r"\y", r"\y", "there is no escape `\\y`"),
    (r"é\p{Foo}", r"\p{Foo}", "there is no character property `Foo`"),
    (r"\p{IsFoo}", r"\p{IsFoo}", "there is no character property `IsFoo`"),
    (r"\p{L", r"\p{L", "the property's name is not closed"),
    (r"\x{110000}", r"\x{110000", "there is no such character"),
    (r"\xg0", r"\xg", "`\\x` needs hexadecimal digits"),
    (r"\u12", r"\u12", "`\\u` needs four hexadecimal digits"),
    (r"\08", r"\08", "`\\0` needs one to three octal digits"),
    (r"\X", r"\X", "grapheme clusters"),
    (r"a\b{g}", r"\b{g", "grapheme boundaries"),
    (r"\N{DIGIT ONE}", r"\N", "characters by name"),
    ("a\\", "\\", "the pattern ends with a backslash"),
    ("(?z)a", "(?z", "there is no such group or flag"),
    ("(?c)a", "c", "the flag `c`"),
    ("(?U)a", "U", "the flag `U`"),
    ("(?<a>x)(?<a>y)", "(?<a>", "the group name `a` is taken"),
    ("(?<1>x)", "(?<1", "the group's name is not a name"),
    ("(?<=(?:a|b)*)b", "(?<=(?:a|b)*", "the look-behind has no maximum length"),
    ("a(?<=(?:a|b){0,2})", "(?<=(?:a|b){0,2}", "the look-behind has no maximum length"),
    (r"[\ud800-\udbff][\udc00-\udfff]|a", r"[\ud800-\udbff]", "half of a surrogate pair never matches"),
    (r"a|\ud800[\udc00-\udfff]", r"\ud800", "half of a surrogate pair never matches"),
    ("(?<=😀a*b*)", "(?<=😀a*b*", "the look-behind has no maximum length"),
];

#[test]
fn messages_and_places() {
    for &(pattern, marked, message) in REFUSED {
        let error = compile(pattern, &Options::new()).expect_err(pattern);
        assert!(error.to_string().starts_with(message), "{pattern}: {error}");
        assert!(error.to_string().contains("; "), "{pattern}: `{error}` does not say what to write");
        assert_eq!(&pattern[error.span()], marked, "{pattern}: {error}");
    }
}

#[test]
fn rendering() {
    let error = compile("é\n(a", &Options::new()).unwrap_err();
    let lines: Vec<String> = error.render().lines().skip(1).map(str::to_owned).collect();
    assert_eq!(lines, [r"  é\n(a", "     ^"]);
}

/// Found by fuzzing: every position of the text began a look-ahead of thousands of steps, and comparing those with each other was not counted.
#[test]
fn many_long_look_aheads_end_soon() {
    let compiled = compile("(?=.{11255}a$(nr)-]{08})", &Options::new().partial(true)).unwrap();
    assert!(!compiled.is_match(&"a".repeat(12_000)));
    // An atomic group leaves only the automaton that is too large.
    let error = compile("(?=.{13255}a$((?>n|nr)r)-]{08})", &Options::new().partial(true)).unwrap_err();
    assert!(error.to_string().contains("too large"), "{error}");
}

/// Found by fuzzing: every `$` demanded something of its own, and all combinations of these were tried.
#[test]
fn many_line_ends_are_one() {
    let compiled = compile(&("$".repeat(29) + "\n?"), &Options::new()).unwrap();
    assert!(compiled.is_match("") && compiled.is_match("\n") && !compiled.is_match("\n\n"));
    let alternatives: Vec<String> = (0..60).map(|at| format!("(?:(?=.{{{at}}}a)|(?=.{{{at}}}b))")).collect();
    let _ = compile(&(alternatives.concat() + ".*"), &Options::new());
}
