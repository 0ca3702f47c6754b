//! What messages say beside the rule: which character breaks a pattern, which value was meant, whose fault it is.

use std::collections::BTreeMap;

use glue_validate::render::human::{Order, Snippets, Source};
use glue_validate::render::json::Document;
use glue_validate::{Fault, GlueValidate, Report, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, GlueValidate)]
struct Texts {
    #[pattern(r"arn:aws[^:]*:iam::[0-9]*:role/.+")]
    role: Option<String>,
    #[pattern(r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*")]
    long: Option<String>,
    #[pattern(r"[\.\-_A-Za-z0-9]+")]
    name: Option<String>,
    #[pattern("[^b]*")]
    no_b: Option<String>,
    #[pattern("[0-9]{2}-[0-9]{2}", partial)]
    dated: Option<String>,
    #[map(key(pattern("[a-z]+")), value(pattern("x?")))]
    map: Option<BTreeMap<String, String>>,
    #[sensitive]
    #[pattern("[a-z]+")]
    secret: Option<String>,
    #[sensitive]
    #[one_of("alpha", "beta")]
    word: Option<String>,
}

fn report<T: for<'de> Deserialize<'de> + GlueValidate + std::fmt::Debug>(text: &str) -> Report {
    let report = json::from_str::<T>(text).unwrap_err();
    assert_eq!(json::check::<T>(text.as_bytes()).unwrap_err(), report);
    if let Ok(value) = serde_json::from_str::<T>(text) {
        assert_eq!(value.validate().unwrap_err().to_string(), report.to_string());
    }
    report
}

fn shown<T: for<'de> Deserialize<'de> + GlueValidate + std::fmt::Debug>(text: &str) -> String {
    let source = Source::new("a.json", text.as_bytes(), T::shape());
    Snippets::new(&report::<T>(text), &source).to_string()
}

#[test]
fn a_pattern_fault_says_which_character_and_what_may_stand_there() {
    for (text, said) in [
        (
            r#"{"role": "arn:aws:iam::12345678901O:role/x"}"#,
            "/role: must match the pattern `arn:aws[^:]*:iam::[0-9]*:role/.+`: `O` at index 24 cannot stand there; \
             expected `0` to `9` or `:`",
        ),
        (
            r#"{"role": "arn:aws:iam::1:role"}"#,
            "/role: must match the pattern `arn:aws[^:]*:iam::[0-9]*:role/.+`: ends too early, at index 19; expected `/`",
        ),
        (r#"{"role": ""}"#, "/role: must match the pattern `arn:aws[^:]*:iam::[0-9]*:role/.+`: is empty; expected `a`"),
        // A class that takes longer to say than the pattern is not said.
        (
            r#"{"name": "the console"}"#,
            r"/name: must match the pattern `[\.\-_A-Za-z0-9]+`: a space at index 3 cannot stand there",
        ),
        (
            r#"{"no_b": "aébc"}"#,
            "/no_b: must match the pattern `[^b]*`: `b` at index 2 cannot stand there; expected any character but `b`, or the end",
        ),
        (
            r#"{"map": {"a": "y"}}"#,
            "/map/a: must match the pattern `x?`: `y` at index 0 cannot stand there; expected `x` or the end",
        ),
        (
            r#"{"map": {"aB": ""}}"#,
            "key of /map/aB: must match the pattern `[a-z]+`: `B` at index 1 cannot stand there; expected `a` to `z` or the end",
        ),
        (
            r#"{"map": {"a\u0430": ""}}"#,
            "key of /map/a\u{430}: must match the pattern `[a-z]+`: `\u{430}` (U+0430) at index 1 cannot stand there; expected `a` to `z` or the end",
        ),
        (r#"{"dated": "none"}"#, "/dated: must contain a match of the pattern `[0-9]{2}-[0-9]{2}`"),
        (r#"{"secret": "Hunter"}"#, "/secret: must match the pattern `[a-z]+`"),
        (r#"{"word": "alpah"}"#, "/word: must be one of `alpha`, `beta`"),
    ] {
        assert_eq!(report::<Texts>(text).to_string(), said, "{text}");
    }
    let bell = report::<Texts>(r#"{"long": "fine but for one\u0007 bell"}"#).to_string();
    assert!(bell.contains(": U+0007 at index 16 cannot stand there"), "{bell}");
}

#[test]
fn programs_get_the_clue_as_data() {
    let found = report::<Texts>(r#"{"role": "arn:aws:iam::12345678901O:role/x", "secret": "A"}"#);
    let Fault::Pattern { clue: Some(clue), .. } = found.violations()[0].fault() else { panic!("{found}") };
    assert_eq!((clue.char_index(), clue.found()), (24, Some('O')));
    assert_eq!(clue.expected().unwrap().ranges(), [('0', ':')]);
    assert!(matches!(found.violations()[1].fault(), Fault::Pattern { clue: None, .. }));
    let document: serde_json::Value = serde_json::from_str(&Document::new("Op", Some(&found)).to_string()).unwrap();
    let clue = serde_json::json!({"index": 24, "found": "O", "expected": "`0` to `9` or `:`"});
    assert_eq!(document["violations"][0]["clue"], clue);
    assert_eq!(document["violations"][1].get("clue"), None);
    let ends = Document::new("Op", Some(&report::<Texts>(r#"{"name": ""}"#))).to_string();
    assert!(ends.contains(r#""clue":{"index":0,"found":null,"expected":null}"#), "{ends}");
}

/// The caret, and what it stands under.
#[test]
fn the_caret_stands_under_the_very_character() {
    for (text, column, caret) in [
        (r#"{"no_b": "aab"}"#, 13, "             ^ "),
        (r#"{"no_b": "\u0041\nb"}"#, 19, "                   ^ "),
        (r#"{"no_b": "\ud83d\udc4db"}"#, 23, "                       ^ "),
        (r#"{"no_b": "a\u0062c"}"#, 12, "            ^^^^^^ "),
        (r#"{"no_b": "\"\\\/b"}"#, 17, "                 ^ "),
        (r#"{"no_b": "éüb"}"#, 13, "             ^ "),
        // A wide character takes two columns of a terminal.
        (r#"{"no_b": "名b"}"#, 12, "             ^ "),
        (r#"{"role": "arn:"}"#, 15, "               ^ "),
        (r#"{"map": {"a1": ""}}"#, 12, "            ^ "),
    ] {
        let shown = shown::<Texts>(text);
        assert!(shown.contains(&format!("--> a.json:1:{column}\n")), "{text}\n{shown}");
        assert!(shown.lines().any(|line| line.starts_with(&format!("  |{caret}"))), "{text}\n{shown}");
    }
    let shown = shown::<Texts>(r#"{"role": "role/x", "secret": "A"}"#);
    assert!(shown.contains("= help: `arn:aws:iam:::role/"), "{shown}");
    assert_eq!(shown.matches("help").count(), 1, "{shown}");
}

#[derive(Debug, Deserialize, GlueValidate)]
enum Letter {
    Alpha,
    Beta,
    Gamma,
}

#[derive(Debug, Deserialize, GlueValidate)]
enum Empty {}

macro_rules! many {
    ($($name:literal)*) => {
        #[derive(Debug, Deserialize, GlueValidate)]
        struct Many {
            #[one_of($($name),*)]
            region: Option<String>,
            letter: Option<Letter>,
            nothing: Option<Empty>,
            #[one_of(internal("x"))]
            hidden: Option<String>,
        }
    };
}

many! { "ap-east-1" "ap-south-1" "ap-south-2" "eu-west-1" "eu-west-2" "eu-west-3" "eu-north-1" "eu-south-1" "eu-south-2"
"eu-central-1" "eu-central-2" "us-east-1" "us-east-2" "us-west-1" "us-west-2" "sa-east-1" "ca-west-1" "ca-central-1"
"me-south-1" "me-central-1" "af-south-1" "il-central-1" "mx-central-1" "cn-north-1" }

#[test]
fn a_value_set_is_said_in_part_and_with_what_was_meant() {
    for (text, said) in [
        (
            r#"{"region": "eu-wset-1"}"#,
            "/region: must be one of `ap-east-1`, `ap-south-1`, `ap-south-2`, `eu-west-1`, `eu-west-2`, `eu-west-3`, \
             `eu-north-1`, `eu-south-1`, … 16 more; did you mean `eu-west-1`?",
        ),
        // Another number is no typo.
        (
            r#"{"region": "eu-west-9"}"#,
            "/region: must be one of `ap-east-1`, `ap-south-1`, `ap-south-2`, `eu-west-1`, `eu-west-2`, `eu-west-3`, \
             `eu-north-1`, `eu-south-1`, … 16 more",
        ),
        (r#"{"letter": "beta"}"#, "/letter: must be one of `Alpha`, `Beta`, `Gamma`; did you mean `Beta`?"),
        (r#"{"letter": "Omega"}"#, "/letter: must be one of `Alpha`, `Beta`, `Gamma`"),
        (r#"{"nothing": "a"}"#, "/nothing: must be one of an empty set of values, which nothing is"),
        (r#"{"hidden": "a"}"#, "/hidden: must be one of a set of values that is not listed"),
    ] {
        assert_eq!(report::<Many>(text).to_string(), said, "{text}");
    }
    let found = report::<Many>(r#"{"region": "eu-wset-1"}"#);
    let Fault::Enum { values, suggestion, .. } = found.violations()[0].fault() else { panic!("{found}") };
    assert_eq!((values.listed().len(), *suggestion), (24, Some("eu-west-1")));
}

#[derive(Debug, Deserialize, GlueValidate)]
#[check(never)]
struct Names {
    #[map(min = 0, max = 1, key(len(min = 1)), value(len(max = 1)))]
    names: BTreeMap<String, String>,
}

fn never(_: &Names) -> Result<(), &'static str> {
    Err("is refused")
}

#[test]
fn whose_fault_it_is() {
    let text = r#"{"names": {"": "long", "a": ""}, "": 1}"#;
    let checked = json::check::<Names>(text.as_bytes()).unwrap_err();
    assert_eq!(
        checked.to_string(),
        "/names: must have at most 1 entry, has 2\nthe empty key of /names: must have at least 1 character, has 0\n\
         /names/ (an empty name): must have at most 1 character, has 4\n/ (an empty name): is not a member\n\
         the value: not checked by `never`, which reads what is at fault"
    );
    let source = Source::new("a.json", text.as_bytes(), Names::shape());
    let shown = Snippets::new(&checked, &source).with_order(Order::Text).to_string();
    let titles: Vec<_> = shown.lines().filter(|line| line.starts_with("error")).collect();
    assert_eq!(
        titles,
        [
            "error[length]: `/names` has too many entries",
            "error[length]: the empty key of `/names` is too short",
            "error[length]: `/names/` (an empty name) is too long",
            "error[unknown_member]: `/` (an empty name) is unknown",
        ]
    );
    let refused = report::<Names>(r#"{"names": {"a": ""}}"#);
    assert_eq!(refused.to_string(), "the value: is refused");
    assert_eq!(refused.of_request().to_string(), "the request: is refused");
    assert!(json::from_str::<Names>("{").unwrap_err().to_string().starts_with("the text: is not JSON"));
}

/// However many values a text has that are in no set: what is spent on suggestions grows with the text alone.
#[test]
fn suggestions_have_a_budget() {
    let text = format!("[{}]", vec![r#"{"region": "eu-wset-1"}"#; 50_000].join(","));
    let options = json::Options::new().max_violations(usize::MAX);
    let found = options.from_str::<Vec<Many>>(&text).unwrap_err();
    let suggested = found.iter().filter(|it| it.message().contains("did you mean")).count();
    assert!(suggested > 10 && suggested < found.violations().len(), "{suggested}");
}

/// A service can say it all in another language; of a secret it cannot say more than the library does.
#[test]
fn a_hook_says_it_in_other_words() {
    #[derive(Debug, Deserialize, GlueValidate)]
    struct Login {
        #[len(min = 2)]
        user: String,
        #[sensitive]
        #[len(min = 8)]
        password: String,
        code: i32,
        #[pattern("[a-z]+")]
        realm: String,
    }

    let german = |fault: &Fault| match fault {
        Fault::Required { .. } => Some("fehlt".to_owned()),
        Fault::Length { min: Some(min), actual, .. } => Some(format!("hat {actual} von {min} Zeichen")),
        Fault::Pattern { pattern, .. } => Some(format!("passt nicht auf {}", pattern.source())),
        _ => None,
    };
    let silent = |fault: &Fault| matches!(fault, Fault::Length { .. }).then(|| "ist zu kurz".to_owned());
    let text = r#"{"user": "u", "password": "hunter2", "realm": "R", "extra": 1}"#;
    let report = json::from_str::<Login>(text).unwrap_err().reworded(german);
    let expected = "/user: hat 1 von 2 Zeichen\n/password: must have at least 8 characters\n/code: fehlt\n\
                    /realm: passt nicht auf [a-z]+\n/extra: is not a member";
    assert_eq!(report.to_string(), expected);
    let document = Document::new("Login", Some(&report)).to_string();
    assert!(document.contains(r#""message":"fehlt""#), "{document}");
    let source = Source::new("login.json", text.as_bytes(), Login::shape());
    let shown = Snippets::new(&report, &source).to_string();
    assert!(shown.contains("hat 1 von 2 Zeichen") && !shown.contains("hunter2"), "{shown}");

    // What does not tell the length is said of a secret too, and what was said before can be said again.
    let report = report.reworded(silent);
    assert!(
        report.to_string().starts_with("/user: ist zu kurz\n/password: ist zu kurz\n/code: is required"),
        "{report}"
    );
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Needs {
    text: String,
    #[required]
    option: Option<u8>,
    #[required]
    #[sensitive]
    secret: Option<String>,
}

/// A service says the same of both.
#[test]
fn null_is_not_missing() {
    let text = r#"{"text": null, "option": null, "secret": null}"#;
    let null = report::<Needs>(text);
    assert_eq!(
        null.to_string(),
        "/text: is required but null\n/option: is required but null\n/secret: is required but null"
    );
    assert!(matches!(null.violations()[0].fault(), Fault::Required { null: true, .. }));
    let columns: Vec<_> = null.iter().map(|it| it.location().unwrap().column).collect();
    assert_eq!(columns, [10, 26, 42]);
    let titles = shown::<Needs>(text);
    assert!(titles.contains("error[required]: `/text` is null\n"), "{titles}");
    let missing = report::<Needs>("{}");
    assert_eq!(
        missing.to_string(),
        "/text: is required but missing\n/option: is required but missing\n/secret: is required but missing"
    );
    assert!(missing.iter().all(|it| matches!(it.fault(), Fault::Required { null: false, .. })));
    assert_eq!(
        glue_validate::render::smithy::body(&null),
        glue_validate::render::smithy::body(&missing),
        "the services' words are their own"
    );
    let typed = Needs { text: String::new(), option: None, secret: None }.validate().unwrap_err();
    assert_eq!(typed.to_string(), "/option: is required but missing\n/secret: is required but missing");
}
