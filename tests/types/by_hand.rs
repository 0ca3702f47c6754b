//! A type of the user's that says itself what it is, and whose rules it takes.

use std::collections::BTreeMap;

use glue_validate::types::TakesRules;
use glue_validate::{Checker, GlueValidate, shape::Shape};
use serde::Deserialize;

use crate::cases;

/// The value in it is looked at through this type's own eyes.
macro_rules! by_hand {
    ($($name:ident($inner:ty) as $takes:ty: |$this:ident, $cx:ident| $check:expr;)*) => {$(
        #[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        pub(crate) struct $name($inner);

        impl GlueValidate for $name {
            fn shape() -> &'static Shape {
                <$inner>::shape()
            }

            fn check(&self, $cx: &mut Checker<'_>) {
                let $this = self;
                $check;
            }
        }

        impl TakesRules for $name {
            type As = $takes;
        }
    )*};
}

by_hand! {
    Name(Box<str>) as str: |this, cx| cx.string(&this.0);
    Price(i64) as i64: |this, cx| cx.integer(this.0);
    Names(Vec<String>) as [String]: |this, cx| cx.list(this.0.iter());
    Headers(BTreeMap<String, String>) as BTreeMap<String, String>: |this, cx| cx.map(this.0.iter());
}

/// A derived newtype around one by hand takes its rules as well.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, GlueValidate)]
pub(crate) struct Title(#[len(min = 1)] Name);

#[derive(Debug, Deserialize, GlueValidate)]
struct Hours(u8);

#[derive(Debug, Deserialize, GlueValidate)]
struct Tags(Vec<String>);

cases! {
    text: [#[len(max = 3)] #[pattern("[a-z]+")]] Name, accepts [r#""abc""#], refuses [r#""abcD""# => ["length", "pattern"], "1" => ["type"]];
    one_of: [#[one_of("a")]] Option<Box<Name>>, accepts [r#""a""#, "null"], refuses [r#""b""# => ["enum"]];
    number: [#[range(min = 0, max = i64::MAX - 1)]] Price, accepts ["0"], refuses ["-1" => ["range"]];
    list: [#[list(max = 1, item(len(max = 1)))]] Names, accepts [r#"["a"]"#], refuses [r#"["a", "bc"]"# => ["length", "/1length"]];
    map: [#[map(max = 1, key(len(max = 1)), value(pattern("a")))]] Headers, accepts [r#"{"a": "a"}"#], refuses [r#"{"ab": "b"}"# => ["/ablength", "/abpattern"]];
    items: [#[list(item(len(max = 1)))]] Vec<Name>, accepts [r#"["a"]"#], refuses [r#"["ab"]"# => ["/0length"]];
    newtype: [#[pattern("a*")]] Title, accepts [r#""a""#], refuses [r#""b""# => ["pattern"], r#""""# => ["length"]];
    of_a_parameter: [] Of<Name, Price, Names>, accepts [r#"{"text": "a", "number": 0, "list": ["a"], "maps": {}}"#],
        refuses [r#"{"text": "ab", "number": 6, "list": ["a", "b"], "maps": {"ab": ["ab"]}}"# => ["/textlength", "/numberrange", "/listlength", "/maps/ablength", "/maps/ab/0length"]];
    of_derived: [] Of<Title, Hours, Tags>, accepts [r#"{"text": "a", "number": 0, "list": ["a"], "maps": {}}"#],
        refuses [r#"{"text": "ab", "number": 6, "list": ["a", "b"], "maps": {"ab": ["ab"]}}"# => ["/textlength", "/numberrange", "/listlength", "/maps/ablength", "/maps/ab/0length"]];
}

/// Rules on type parameters.
#[derive(Debug, Deserialize, GlueValidate)]
pub(crate) struct Of<T: Ord, N, L> {
    #[len(max = 1)]
    text: Option<T>,
    #[range(max = 5)]
    number: N,
    #[list(max = 1)]
    list: L,
    #[map(key(len(max = 1)), value(list(item(len(max = 1)))))]
    maps: BTreeMap<T, Vec<T>>,
}
