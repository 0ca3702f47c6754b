//! A report has a size that the settings bound: in memory, in every rendering, whatever is long in the text and whatever
//! the caps are; and to make it takes a small multiple of the text. Counted, not timed.

use std::collections::BTreeMap;

use allocation_counter::measure;
use glue_validate::render::{aws::Message, json::Document, smithy};
use glue_validate::{GlueValidate, Report, Settings, json};

/// The default of `max_report_bytes`, and what a rendering adds of its own.
const LARGEST: usize = (512 << 10) + 150_000;

#[derive(Debug, serde::Serialize, serde::Deserialize, GlueValidate)]
struct Node {
    #[serde(default)]
    #[map(key(len(max = 64)), value(list(item(range(max = 1)))))]
    lists: BTreeMap<String, Vec<u8>>,
    #[serde(default)]
    #[map(max = 1)]
    nodes: BTreeMap<String, Node>,
    #[serde(default)]
    #[check(is_short)]
    #[len(max = 3)]
    #[pattern("[a-z]+")]
    name: Option<String>,
}

fn is_short(name: &str) -> Result<(), String> {
    if name.len() < 4 { Ok(()) } else { Err(format!("`{name}` is no name")) }
}

fn wide(key: usize, items: usize) -> String {
    format!(r#"{{"lists":{{"{}":[{}]}}}}"#, "k".repeat(key), vec!["2"; items].join(","))
}

/// Long keys, one inside the other.
fn deep(key: usize, levels: usize, items: usize) -> String {
    let text =
        (0..levels).fold(wide(key, items), |inner, _| format!(r#"{{"nodes":{{"{}":{inner}}}}}"#, "k".repeat(key)));
    assert!(levels < 60);
    text
}

fn unknown(key: usize, count: usize) -> String {
    let members: Vec<_> = (0..count).map(|index| format!(r#""{}{index}":1"#, "u".repeat(key))).collect();
    format!("{{{}}}", members.join(","))
}

fn texts() -> Vec<(&'static str, String)> {
    vec![
        ("a long key above many faults", wide(200_000, 1_000)),
        (
            "a long key with characters that pointers escape",
            wide(0, 0).replace(r#""":"#, &format!(r#""{}":"#, "~/".repeat(100_000))).replace("[]", "[2,2,2]"),
        ),
        ("long keys in long keys", deep(5_000, 40, 1_000)),
        ("many levels of long keys that are not cut", deep(250, 50, 3_000)),
        ("an unknown name", unknown(1_000_000, 1)),
        ("unknown names", unknown(1_000, 1_000)),
        ("a name that its check repeats", format!(r#"{{"name":"{}"}}"#, "A".repeat(500_000))),
        (
            "long names that their pattern and their length refuse",
            (0..50).fold("{}".into(), |inner, _| {
                format!(r#"{{"name":"{}A","nodes":{{"k":{inner}}}}}"#, "a".repeat(20_000))
            }),
        ),
        ("a key of the wrong kind", format!(r#"{{"lists":{{"{}":{{"a":1}}}}}}"#, "\\u00e9".repeat(100_000))),
    ]
}

/// All renderings that a service or a log would make of it.
fn renderings(report: &Report, text: &str) -> Vec<(&'static str, usize)> {
    let message = Message::new(report, Node::shape()).with_request(text);
    vec![
        ("display", report.to_string().len()),
        ("debug", format!("{report:?}").len()),
        ("smithy", smithy::body(report).len()),
        ("aws", message.body().len()),
        ("json", Document::new("Op", Some(report)).to_string().len()),
    ]
}

#[test]
fn a_report_is_bounded_and_costs_a_small_multiple_of_the_text() {
    for (name, text) in texts() {
        for cap in [1, 1_000, usize::MAX] {
            let settings = Settings::new().max_violations(cap).keep_values(true);
            let options = json::Options::new().settings(settings);
            // Whoever asks for all violations gets more of them, but no more than in proportion to the text.
            let largest = if cap > 1_000 { LARGEST.max(64 * text.len()) } else { LARGEST };
            let mut report = None;
            let used = measure(|| report = options.from_str::<Node>(&text).err());
            let report = report.expect("each text is at fault");
            assert!(used.bytes_max < 2_000_000 + 64 * text.len() as u64, "{name}, {cap}: {} bytes", used.bytes_max);
            let kept = measure(|| drop(report.clone()));
            assert!(kept.bytes_max < largest as u64, "{name}, {cap}: {} bytes kept", kept.bytes_max);
            for (rendering, length) in renderings(&report, &text) {
                assert!(length < largest, "{name}, {cap}: {length} bytes of {rendering} for {}", text.len());
            }
        }
    }
}

/// The typed check knows no text: its report is bounded by the settings alone.
#[test]
fn the_report_of_a_value_is_bounded_too() {
    let node = Node {
        lists: [("k".repeat(1_000_000), vec![2; 100_000])].into(),
        nodes: BTreeMap::new(),
        name: Some("A".repeat(1_000_000)),
    };
    for (settings, bytes) in [
        (Settings::new(), LARGEST),
        (Settings::new().max_violations(1), 20_000),
        (Settings::new().max_violations(usize::MAX), 16 << 20),
        (Settings::new().max_violations(usize::MAX).max_report_bytes(10_000), 10_000),
    ] {
        let settings = settings.keep_values(true);
        let report = node.validate_with(settings).unwrap_err();
        assert!(report.is_truncated());
        let kept = measure(|| drop(report.clone()));
        assert!(kept.bytes_max <= bytes as u64 + 1_000, "{} bytes kept of {bytes}", kept.bytes_max);
    }
}

/// What is cut is seen to be cut, and nothing that is not long is.
#[test]
fn a_shortened_pointer_cannot_pass_for_a_real_one() {
    let is_pointer = |path: &str| path.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
    for (key, real) in
        [("k".repeat(256), true), ("k".repeat(257), false), ("a~…".into(), true), ("~".repeat(200), true)]
    {
        let text = format!(r#"{{"lists":{{"{key}":[2]}}}}"#);
        let report = json::from_str::<Node>(&text).unwrap_err();
        let violation = report.iter().last().unwrap();
        assert_eq!(is_pointer(violation.path()), real, "{}", violation.path());
        assert!(violation.path().ends_with("/0"), "{}", violation.path());
        // The place is exact, however short the path.
        assert_eq!(&text[violation.location().unwrap().bytes.clone()], "2");
        let value: Node = serde_json::from_str(&text).unwrap();
        assert_eq!(value.validate().unwrap_err().iter().last().unwrap().path(), violation.path());
    }
    let report = json::from_str::<Node>(&deep(250, 30, 1)).unwrap_err();
    let path = report.iter().last().unwrap().path();
    assert!(path.contains("/~…/") && path.ends_with("/0") && path.len() < 3_000, "{path}");
}

thread_local! {
    static READ: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// A string that counts how many bytes of it are read.
#[derive(Debug)]
struct Counted(String);

impl<'de> serde::Deserialize<'de> for Counted {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        READ.set(READ.get() + text.len());
        Ok(Self(text))
    }
}

/// What serde refuses for a reason that no shape tells.
#[derive(Debug)]
struct Picky;

impl<'de> serde::Deserialize<'de> for Picky {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = u8::deserialize(deserializer)?;
        if number == 0 { Ok(Self) } else { Err(serde::de::Error::custom("is not zero")) }
    }
}

/// As far as its shape says any number will do.
impl GlueValidate for Picky {
    fn shape() -> &'static glue_validate::shape::Shape {
        u8::shape()
    }

    fn check(&self, cx: &mut glue_validate::Checker<'_>) {
        cx.integer(0_u8);
    }
}

macro_rules! levels {
    ($($(#[$attribute:meta])* $name:ident: $(#[$of_below:meta])* $below:ty;)*) => {$(
        #[derive(Debug, serde::Deserialize, GlueValidate)]
        #[allow(dead_code, reason = "it is only read")]
        $(#[$attribute])*
        struct $name {
            #[glue(skip)]
            text: Counted,
            #[len(max = 1)]
            bad: Option<String>,
            picky: Option<Picky>,
            $(#[$of_below])*
            below: Option<Box<$below>>,
        }

        impl $name {
            fn passes(&self) -> Result<(), &'static str> {
                if self.text.0.is_empty() { Err("must not be empty") } else { Ok(()) }
            }
        }
    )*};
}

fn has_text(level: &Plain) -> Result<(), &'static str> {
    level.passes()
}

#[allow(clippy::ref_option, reason = "functions about members get a reference to each")]
fn differ(text: &Counted, bad: &Option<String>) -> Result<(), &'static str> {
    if Some(&text.0) == bad.as_ref() { Err("must differ") } else { Ok(()) }
}

levels! {
    #[check(Whole::passes)] Whole: Whole;
    Plain: #[check(has_text)] Plain;
    #[check(Members::passes)] #[check(differ(text, bad))] Members: Members;
    #[check(Several::passes)] Several: Tagged<Several>;
    #[check(Either::passes)] Either: Untagged<Either>;
}

#[derive(Debug, serde::Deserialize, GlueValidate)]
#[serde(tag = "kind")]
#[allow(dead_code, reason = "it is only read")]
enum Tagged<T> {
    Level(T),
}

#[derive(Debug, serde::Deserialize, GlueValidate)]
#[serde(untagged)]
#[allow(dead_code, reason = "it is only read")]
enum Untagged<T> {
    Level(T),
    Number(u8),
}

/// Functions about each level of nested types read each byte of a text a few times, not once for each level.
#[test]
fn nested_functions_read_a_text_a_few_times() {
    fn judge<T: GlueValidate + serde::de::DeserializeOwned>(name: &str, texts: &[(&str, String, bool)]) {
        for (what, text, valid) in texts {
            let length = text.len();
            let count = |door: &str, passes: &dyn Fn() -> bool| {
                READ.set(0);
                assert_eq!(passes(), *valid, "{name}, {what}, {door}");
                let read = READ.get();
                assert!(read <= 12 * length, "{name}, {what}, {door}: {read} bytes were read of {length}");
            };
            count("from_str", &|| json::from_str::<T>(text).is_ok());
            count("check", &|| json::check::<T>(text.as_bytes()).is_ok());
        }
    }
    let nested = |levels: usize, innermost: &str| {
        let text = "t".repeat(100);
        let open = format!(r#"{{"kind":"Level","text":"{text}","below":"#).repeat(levels);
        format!(r#"{open}{{"kind":"Level","text":"{}"{innermost}}}{}"#, "t".repeat(10_000), "}".repeat(levels))
    };
    let texts = [
        ("nothing is wrong", nested(100, ""), true),
        ("a rule is broken", nested(100, r#","bad":"xx""#), false),
        ("a function refuses", nested(100, r#","below":{"kind":"Level","text":""}"#), false),
        ("a member is missing", nested(100, r#","below":{"kind":"Level"}"#), false),
        ("a member is of another kind", nested(100, r#","bad":1"#), false),
        ("a member is there twice", nested(100, r#","bad":"x","bad":"x""#), false),
        ("serde alone refuses a member", nested(100, r#","picky":1"#), false),
    ];
    let plain: Vec<_> =
        texts.iter().map(|(what, text, valid)| (*what, text.replace(r#""kind":"Level","#, ""), *valid)).collect();
    judge::<Whole>("whole", &plain);
    judge::<Plain>("of a member", &plain);
    judge::<Members>("of members", &plain);
    judge::<Either>("untagged", &plain);
    // The outermost is not the enum.
    let tagged: Vec<_> =
        texts.iter().map(|(what, text, valid)| (*what, text.replacen(r#""kind":"Level","#, "", 1), *valid)).collect();
    judge::<Several>("tagged", &tagged);
}
