//! Public functions with arguments that no caller should give them: the greatest numbers, a text that is not the one
//! that was checked, readers that fail, shapes that go in a circle, implementations whose shape is not what they are.
//!
//! Each has a defined outcome: a report or none, and never a panic.

use std::collections::BTreeMap;
use std::io;

use glue_validate::render::{aws, explain, human, json as document, smithy};
use glue_validate::shape::{Kind, Shape};
use glue_validate::{Checker, GlueValidate, Report, Settings, json};
use serde::Deserialize;

#[derive(Clone, Debug, Default, Deserialize, GlueValidate)]
struct Node {
    #[len(max = 1)]
    name: Option<String>,
    next: Option<Box<Node>>,
    #[serde(default)]
    children: Vec<Node>,
}

/// A string in JSON and whatever else its implementation says.
macro_rules! liar {
    ($name:ident, $shape:expr, |$checker:ident| $check:expr) => {
        #[derive(Clone, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[serde(transparent)]
        struct $name(String);

        impl GlueValidate for $name {
            fn shape() -> &'static Shape {
                $shape
            }

            fn check(&self, $checker: &mut Checker<'_>) {
                $check
            }
        }
    };
}

/// An optional of itself: no value has this shape.
fn circular() -> &'static Shape {
    static CIRCULAR: Shape = Shape::new("Circular", Kind::Optional(circular));
    &CIRCULAR
}

liar!(StringAsList, <Vec<String>>::shape(), |checker| checker.string("x"));
liar!(ListAsString, String::shape(), |checker| checker.list([1_u8, 2].iter()));
liar!(StructureWithout, Node::shape(), |_checker| ());
liar!(MapWithout, <BTreeMap<String, u8>>::shape(), |_checker| ());
liar!(ManyThings, bool::shape(), |checker| {
    checker.string("a");
    checker.string("b");
    checker.refuse("x", "y");
    checker.absent();
    checker.blob(b"x");
    checker.map(BTreeMap::from([(1_u8, 2_u8)]).iter());
});
liar!(Circular, circular(), |checker| checker.string("x"));

#[derive(Debug, Deserialize, GlueValidate)]
struct Liars {
    #[list(unique)]
    a: Option<Vec<StringAsList>>,
    b: Option<ListAsString>,
    c: Option<StructureWithout>,
    d: Option<MapWithout>,
    #[list(unique)]
    e: Option<Vec<ManyThings>>,
    #[list(unique)]
    f: Option<Vec<Circular>>,
    g: Option<BTreeMap<ListAsString, StructureWithout>>,
    h: Option<BTreeMap<Circular, u8>>,
}

/// Texts of every kind, and what each of the types makes of them.
fn texts() -> Vec<Vec<u8>> {
    let mut texts: Vec<Vec<u8>> = [
        "",
        "{}",
        "null",
        "[]",
        "\0",
        r#"{"name": 1}"#,
        r#"{"name": "two", "children": [{"name": "three"}, 4]}"#,
        r#"{"a":["x","x"],"b":"x","c":"x","d":"x","e":["a","a"],"f":["a","b"],"g":{"a":"b"},"h":{"a":1}}"#,
        r#"{"a":[[],["x"]],"b":[1],"c":{},"d":{"a":1,"a":2},"e":[true,true],"f":[null,null],"g":{"a":{}},"h":{"a":1}}"#,
        "{\"name\":\"\u{2028}\r\n\"}",
        r#"{"name":"\ud800\udc00\ud800"}"#,
    ]
    .map(|text| text.as_bytes().to_vec())
    .into();
    texts.push(b"\xef\xbb\xbf{}".to_vec());
    texts.push(b"{\"name\":\"\xff\"}".to_vec());
    texts.push("[".repeat(100_000).into_bytes());
    texts.push(format!("{}null{}", "{\"next\":".repeat(120), "}".repeat(120)).into_bytes());
    texts.push(format!("{}1{}", "{\"next\":".repeat(10_000), "}".repeat(10_000)).into_bytes());
    texts
}

/// Every rendering, of the text that was checked and of others.
fn render(shape: &'static Shape, text: &[u8], report: &Report) {
    for other in [text, b"", b"\xff\xfe", b"{", b"\n\n\n\n", "é𝄞".as_bytes()] {
        for name in ["file", "", "\u{202e}\n"] {
            let source = human::Source::new(name, other, shape);
            for line in [0, 1, usize::MAX] {
                let shown = human::Snippets::new(report, &source.clone().first_line(line)).to_string();
                assert!(!shown.contains('\u{202e}'), "{shown:?}");
            }
        }
        let message = aws::Message::new(report, shape).with_request(&String::from_utf8_lossy(other));
        assert!(message.body().starts_with('{'));
    }
    assert!(smithy::body(report).starts_with('{'));
    for line in [0, usize::MAX] {
        let line = document::Document::new("", Some(report)).file("").line(line).to_string();
        assert!(serde_json::from_str::<serde_json::Value>(&line).is_ok(), "{line}");
    }
}

fn every_way<T: GlueValidate + for<'de> Deserialize<'de>>(text: &[u8]) {
    for (violations, depth) in [(0, 0), (1, 1), (0, usize::MAX), (usize::MAX, 128), (usize::MAX, usize::MAX)] {
        let settings = Settings::new().max_violations(violations).max_depth(depth).keep_values(true);
        for unknown in [false, true] {
            let options = json::Options::new().settings(settings).allow_unknown_members(unknown);
            match options.from_slice::<T>(text) {
                Ok(value) => drop(value.validate_with(settings)),
                Err(report) => render(T::shape(), text, &report),
            }
            if let Err(report) = options.check::<T>(text) {
                render(T::shape(), text, &report);
            }
        }
    }
    if let Ok(text) = std::str::from_utf8(text) {
        json::sensitive_spans(T::shape(), text);
        json::sensitive_spans(circular(), text);
    }
}

#[test]
fn any_limits_on_any_text() {
    for text in &texts() {
        every_way::<Node>(text);
    }
}

#[test]
fn implementations_that_are_not_of_their_shape() {
    for text in &texts() {
        every_way::<Liars>(text);
    }
}

#[test]
fn values_nested_beyond_the_limit_are_one_violation() {
    for depth in [100, 1000, 100_000] {
        let mut node = Node { name: Some("two".into()), ..Node::default() };
        for _ in 0..depth {
            node = Node { next: Some(Box::new(node)), ..Node::default() };
        }
        let codes: Vec<_> = node.validate().unwrap_err().violations().iter().map(|it| it.code().as_str()).collect();
        assert_eq!(codes, [if depth == 100 { "length" } else { "too_deep" }]);
        // Dropping it recurses.
        while let Some(next) = node.next.take() {
            node = *next;
        }
    }
}

struct Failing(usize);

impl io::Read for Failing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match (self.0, buffer.first_mut()) {
            (0, _) => Err(io::Error::other("the disk is gone")),
            (_, None) => Ok(0),
            (_, Some(byte)) => {
                self.0 -= 1;
                *byte = b'{';
                Ok(1)
            }
        }
    }
}

#[test]
fn a_reader_that_fails_is_an_error_and_no_report() {
    for bytes in [0, 1, 5] {
        let error = json::from_reader::<Node>(Failing(bytes)).unwrap_err();
        assert_eq!(error.to_string(), "the disk is gone");
    }
}

#[test]
fn explanations_of_paths_that_lead_nowhere() {
    let long = "next.".repeat(10_000);
    for path in ["", ".", "..", "a.b.c", "key", "next.next.next", "children.item.name.key", "\u{202e}", &long] {
        for shape in [Node::shape(), Liars::shape(), circular()] {
            explain::members(shape, path);
            explain::names(shape, path);
        }
    }
}
