//! `Valid` as a part of a whole, from and to other types.

use std::borrow::Borrow;

use glue_validate::{AnyFloat, GlueValidate, Invalid, Report, Valid, json};
use serde::Deserialize;

use crate::cases;

#[derive(Clone, Debug, PartialEq, Eq, Deserialize, GlueValidate)]
struct Part {
    #[len(1, 2)]
    text: String,
}

fn part(text: &str) -> Part {
    Part { text: text.into() }
}

cases! {
    a_valid_member: [] Valid<Part>,
        accepts [r#"{"text": "a"}"#], refuses [r#"{"text": ""}"# => ["/textlength"], "{}" => ["/textrequired"], "5" => ["type"]];
    valid_items: [#[list(max = 1, item(len(max = 1)))]] Vec<Valid<Name>>,
        accepts [r#"["a"]"#], refuses [r#"["ab", ""]"# => ["length", "/0length"]];
    single: [] (f32, Vec<f32>), accepts ["[1e38, [-1e38]]"], refuses ["[1e39, [0, -1e39]]" => ["/0type", "/1/1type"]];
    single_range: [#[range(max = 4.4)]] AnyFloat<f32>,
        accepts ["4.4", r#""-Infinity""#],
        refuses ["4.5" => ["range"], r#""NaN""# => ["range"], r#""Infinity""# => ["range"], "1e39" => ["type"], r#""infinity""# => ["type"], "null" => ["required"]];
    any_float: [] Option<AnyFloat>, accepts ["1", "null", r#""NaN""#, r#""Infinity""#], refuses [r#""1""# => ["type"], "[]" => ["type"]];
    plain_floats: [] (f64, f32), accepts ["[1, 1]"], refuses [r#"["Infinity", "NaN"]"# => ["/0type", "/1type"]];
}

#[derive(Clone, Debug, Deserialize, GlueValidate)]
struct Name(
    #[len(max = 9)]
    #[allow(dead_code, reason = "read by the derive")]
    String,
);

#[test]
fn a_value_becomes_a_valid_one_and_back() {
    let valid: Valid<Part> = part("a").try_into().unwrap();
    let borrowed: &Part = valid.borrow();
    assert_eq!(borrowed, &part("a"));
    let refused: Result<Valid<Part>, Report> = part("").try_into();
    assert_eq!(refused.unwrap_err().to_string(), "/text: must have 1 to 2 characters, has 0");

    let invalid: Invalid<Part> = Valid::try_new(part("abc")).unwrap_err();
    assert_eq!(invalid.value(), &part("abc"));
    assert_eq!(invalid.to_string(), invalid.report().to_string());
    assert!(!format!("{invalid:?}").contains("abc"), "the value may be a secret");
    assert_eq!(Report::from(invalid.clone()).violations().len(), 1);
    assert_eq!(invalid.into_value(), part("abc"));
}

#[test]
fn parts_of_a_valid_whole_are_valid() {
    let list = Valid::new(vec![part("a"), part("b")]).unwrap();
    let items: Vec<Valid<Part>> = Valid::into_items(list).collect();
    assert_eq!(items.len(), 2);
    let some = Valid::new(Some(part("a"))).unwrap();
    assert!(Valid::transpose(some).is_some_and(|it| it.validate().is_ok()));
    let by_ref: Valid<&Part> = Valid::by_ref(&items[0]);
    assert_eq!(by_ref.text, "a");
}

#[test]
fn a_generic_type_becomes_a_valid_one() {
    #[derive(Debug, GlueValidate)]
    struct Of<'a, T: Copy>
    where
        T: std::fmt::Debug,
    {
        #[len(max = 1)]
        text: &'a str,
        #[allow(dead_code, reason = "read by the derive")]
        rest: T,
    }
    assert!(Valid::try_from(Of { text: "a", rest: 1_u8 }).is_ok());
    assert!(Valid::try_from(Of { text: "ab", rest: 1_u8 }).is_err());
}

#[test]
fn a_plain_field_is_judged_by_the_rules_of_its_place() {
    #[derive(Debug, Deserialize, GlueValidate)]
    struct Outer {
        #[len(max = 20)]
        name: Name,
    }
    let outer = json::from_str::<Outer>(r#"{"name": "longer than nine"}"#).unwrap();
    assert!(Valid::new(&outer.name).is_err(), "so it is no `Valid` by itself");
}
