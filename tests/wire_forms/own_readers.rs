//! Fields that a function of the user's reads (`with`, `deserialize_with`), wherever they stand: the reason, at the value, all of
//! them, in declaration order; and what a flattened union without a tag says.

use std::collections::BTreeMap;

use glue_validate::{GlueValidate, json};
use serde::{Deserialize, Deserializer};

use super::{expect, from_words};

fn hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    let text = String::deserialize(deserializer)?;
    u8::from_str_radix(&text, 16).map_err(|_| serde::de::Error::custom(format!("`{text}` is not hexadecimal")))
}

mod half {
    use serde::{Deserialize, Deserializer};

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        match u8::deserialize(deserializer)? {
            even if even % 2 == 0 => Ok(even / 2),
            _ => Err(serde::de::Error::custom("must be even")),
        }
    }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[allow(dead_code, reason = "it is only read")]
struct Row {
    before: u8,
    #[serde(deserialize_with = "hex", rename = "\"x\"")]
    hex: u8,
    #[serde(with = "half")]
    half: u8,
    #[serde(with = "half", default)]
    perhaps: u8,
    #[glue(skip)]
    #[serde(deserialize_with = "hex", default)]
    skipped: u8,
    #[range(max = 1)]
    after: u8,
}

#[derive(Debug, Deserialize, GlueValidate)]
struct Alone(#[serde(deserialize_with = "hex")] u8);

#[derive(Debug, Deserialize, GlueValidate)]
#[allow(dead_code, reason = "it is only read")]
enum Either {
    Row {
        #[serde(deserialize_with = "hex")]
        x: u8,
        y: u8,
    },
    One(#[serde(with = "half")] u8),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code, reason = "it is only read")]
enum Beside {
    Row {
        #[serde(deserialize_with = "hex")]
        x: u8,
        y: u8,
    },
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(tag = "t")]
#[allow(dead_code, reason = "it is only read")]
enum Inside {
    Row {
        y: u8,
        #[serde(deserialize_with = "hex")]
        x: u8,
    },
}

#[derive(Debug, Deserialize, GlueValidate)]
#[allow(dead_code, reason = "it is only read")]
struct Around {
    #[serde(flatten)]
    row: Row,
    list: Vec<Row>,
    map: BTreeMap<String, Option<Alone>>,
}

/// The lines of both doors, without `cannot be read: `.
#[track_caller]
fn expect_lines<T: GlueValidate + for<'de> Deserialize<'de>>(text: &str, expected: &[&str]) {
    let lines = |report: Option<glue_validate::Report>| -> Vec<String> {
        let message = report.map(|report| report.to_string()).unwrap_or_default();
        message.lines().map(|line| line.replace("cannot be read: ", "! ")).collect()
    };
    assert_eq!(lines(json::from_str::<T>(text).err()), expected, "from_str: {text}");
    assert_eq!(lines(json::check::<T>(text.as_bytes()).err()), expected, "check: {text}");
}

#[test]
fn each_says_why_in_declaration_order() {
    expect_lines::<Row>(r#"{"before": 1, "\"x\"": "ff", "half": 4, "after": 1}"#, &[]);
    expect_lines::<Row>(
        r#"{"after": 2, "skipped": 1, "half": 3, "perhaps": null, "\"x\"": "zz", "before": -1}"#,
        &[
            "/before: must be an integer from 0 to 255, found one out of range",
            "/\"x\": ! `zz` is not hexadecimal",
            "/half: ! must be even",
            "/perhaps: ! invalid type: null, expected u8",
            "/skipped: ! invalid type: integer `1`, expected a string",
            "/after: must be at most 1",
        ],
    );
    expect_lines::<Row>(
        r#"{"before": 1, "after": 2}"#,
        &["/\"x\": is required but missing", "/half: is required but missing", "/after: must be at most 1"],
    );
    expect_lines::<Alone>(r#""zz""#, &["the value: ! `zz` is not hexadecimal"]);
}

#[test]
fn in_variants_lists_maps_and_flattened() {
    expect_lines::<Either>(
        r#"{"Row": {"x": "zz", "y": 300}}"#,
        &["/Row/x: ! `zz` is not hexadecimal", "/Row/y: must be an integer from 0 to 255, found one out of range"],
    );
    expect_lines::<Either>(r#"{"One": 3}"#, &["/One: ! must be even"]);
    expect_lines::<Beside>(
        r#"{"c": {"x": "zz", "y": 300}, "t": "Row"}"#,
        &["/c/x: ! `zz` is not hexadecimal", "/c/y: must be an integer from 0 to 255, found one out of range"],
    );
    expect_lines::<Inside>(
        r#"{"t": "Row", "x": "zz", "y": 300}"#,
        &["/y: must be an integer from 0 to 255, found one out of range", "/x: ! `zz` is not hexadecimal"],
    );
    expect_lines::<Inside>(r#"{"t": "Row", "x": "1", "y": 3}"#, &[]);
    expect_lines::<Around>(
        r#"{"before": 1, "\"x\"": "g", "half": 2, "after": 1, "map": {"a": "1", "b": "h", "c": null},
            "list": [{"before": 1, "\"x\"": "1", "half": 2, "after": 1}, {"before": 1, "\"x\"": "i", "half": 1, "after": 1}]}"#,
        &[
            "/\"x\": ! `g` is not hexadecimal",
            "/list/1/\"x\": ! `i` is not hexadecimal",
            "/list/1/half: ! must be even",
            "/map/b: ! `h` is not hexadecimal",
        ],
    );
}

#[test]
fn a_reason_stands_at_the_value() {
    let text = "{\"before\": 1, \"after\": 1, \"half\": 2,\n \"\\\"x\\\"\":  \"zz\"}";
    let report = json::from_str::<Row>(text).unwrap_err();
    let location = report.violations()[0].location().unwrap();
    assert_eq!((location.line, location.column, &text[location.bytes.clone()]), (2, 12, "\"zz\""));
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(try_from = "Option<u8>")]
struct Nothing(#[range(max = 9)] u8);

impl TryFrom<Option<u8>> for Nothing {
    type Error = &'static str;

    fn try_from(value: Option<u8>) -> Result<Self, Self::Error> {
        value.filter(|value| *value != 7).map_or(Err("must not be 7 or nothing"), |value| Ok(Self(value)))
    }
}

#[derive(Debug, Deserialize, GlueValidate)]
#[allow(dead_code, reason = "it is only read")]
struct Two {
    first: Nothing,
    #[serde(deserialize_with = "from_words")]
    second: usize,
    third: Nothing,
}

#[test]
fn what_is_null_or_absent_is_read_as_well() {
    let why = "! must not be 7 or nothing";
    expect_lines::<Two>(
        r#"{"first": null, "second": null, "third": 7}"#,
        &[
            "/first: is required but null",
            "/second: ! invalid type: null, expected a string",
            &format!("/third: {why}"),
        ],
    );
    expect_lines::<Two>(r#"{"third": 1}"#, &["/first: is required but missing", "/second: is required but missing"]);
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(untagged)]
#[allow(dead_code, reason = "it is only read")]
enum Loose {
    P {
        #[range(max = 3)]
        p: u8,
    },
    Q {
        q: String,
        r: Option<u8>,
    },
    Row(Row),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[allow(dead_code, reason = "it is only read")]
struct Flat {
    #[serde(flatten)]
    loose: Loose,
    own: u8,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[allow(dead_code, reason = "it is only read")]
struct Perhaps {
    #[serde(flatten)]
    loose: Option<Loose>,
    own: u8,
}

#[test]
fn a_flattened_union_without_a_tag_says_what_is_wrong_in_its_part() {
    for (text, expected) in [
        (r#"{"own": 1, "p": 1}"#, &[][..]),
        (r#"{"own": 1, "q": "x", "r": 1}"#, &[]),
        (r#"{"own": 1, "p": 4}"#, &["/p range"]),
        (r#"{"own": 1, "p": "x"}"#, &["/p type"]),
        (r#"{"p": "x"}"#, &["/p type", "/own required"]),
        (r#"{"own": 1, "q": "x", "r": "y"}"#, &["/r type"]),
        (r#"{"own": 1, "q": "x", "s": "y"}"#, &["/s unknown_member"]),
        (r#"{"own": 1}"#, &[" type"]),
        (r#"{"own": 1, "before": 1, "after": 1, "half": 2, "\"x\"": "1"}"#, &[]),
        (r#"{"own": 1, "before": 1, "after": 2, "half": 2, "\"x\"": "1"}"#, &["/after range"]),
    ] {
        expect::<Flat>(text, expected);
    }
    for (text, expected) in [
        (r#"{"own": 1}"#, &[][..]),
        (r#"{"own": 1, "p": 1}"#, &[]),
        (r#"{"own": 1, "p": 4}"#, &["/p range"]),
        (r#"{"own": 1, "p": "x"}"#, &["/p type"]),
        (r#"{"own": 1, "s": 1}"#, &["/s unknown_member"]),
    ] {
        expect::<Perhaps>(text, expected);
    }
}
