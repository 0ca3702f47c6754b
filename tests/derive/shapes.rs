//! Every form of type: tuples, newtypes, units, lifetimes, recursion.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::sync::Arc;

use glue_validate::GlueValidate;
use glue_validate::shape::Kind;

use crate::faults;

#[derive(GlueValidate)]
pub(crate) struct Id(#[len(1, 3)] String);

/// Private, behind a public newtype.
#[derive(GlueValidate)]
struct Tag {
    #[len(max = 1)]
    key: String,
}

#[derive(GlueValidate)]
pub(crate) struct Tags(Vec<Tag>);

#[derive(GlueValidate)]
pub(crate) struct Count(u8);

#[derive(GlueValidate)]
struct Pair(#[len(max = 1)] String, #[range(max = 1)] u8);

#[derive(GlueValidate)]
struct Unit;

#[derive(GlueValidate)]
struct Empty {}

#[derive(GlueValidate)]
enum Never {}

#[derive(GlueValidate)]
struct Uses {
    id: Id,
    #[len(max = 5)]
    longer: Option<Id>,
    #[list(max = 1, item(required))]
    tags: Option<OptionalTags>,
    #[len(max = 1)]
    more: Tags,
    #[range(max = 2)]
    count: Count,
    pair: Pair,
    unit: Unit,
    empty: Empty,
    never: Option<Never>,
}

#[derive(GlueValidate)]
struct OptionalTags(Vec<Option<Tag>>);

#[test]
fn rules_reach_through_newtypes() {
    let tag = |key: &str| Tag { key: key.into() };
    let bad = Uses {
        id: Id("abcd".into()),
        longer: Some(Id("abcd".into())),
        tags: Some(OptionalTags(vec![None, Some(tag("ab"))])),
        more: Tags(vec![tag("a"), tag("bc")]),
        count: Count(3),
        pair: Pair("ab".into(), 2),
        unit: Unit,
        empty: Empty {},
        never: None,
    };
    let expected = [
        "/id length",
        "/tags length",
        "/tags/0 required",
        "/tags/1/key length",
        "/more length",
        "/more/1/key length",
        "/count range",
        "/pair/0 length",
        "/pair/1 range",
    ];
    assert_eq!(faults(&bad), expected);
    assert!(matches!(Id::shape().kind(), Kind::Newtype(_)));
    assert!(matches!(Pair::shape().kind(), Kind::Tuple(_)));
    assert!(matches!(Unit::shape().kind(), Kind::Unit));
}

#[derive(GlueValidate)]
struct Borrowed<'a, 'b> {
    #[len(max = 1)]
    text: &'a str,
    #[len(max = 1)]
    #[pattern("[a-z]")]
    cow: Cow<'b, str>,
    #[list(max = 1, item(len(max = 1)))]
    list: &'a [&'b str],
    #[range(max = Self::MOST)]
    number: &'a u8,
    #[map(max = 1, key(len(max = 1)))]
    map: BTreeMap<&'a str, Cow<'b, [u8]>>,
    inner: Option<&'a Borrowed<'a, 'b>>,
}

impl Borrowed<'_, '_> {
    const MOST: u8 = 1;
}

#[test]
fn lifetimes() {
    let bad = Borrowed {
        text: "ab",
        cow: "A1".into(),
        list: &["ab", "c"],
        number: &2,
        map: BTreeMap::from([("ab", Cow::Borrowed(&[1_u8][..]))]),
        inner: None,
    };
    let expected = [
        "/text length",
        "/cow length",
        "/cow pattern",
        "/list length",
        "/list/0 length",
        "/number range",
        "/map/ab length",
    ];
    assert_eq!(faults(&bad), expected);
}

#[derive(GlueValidate)]
struct Tree {
    #[len(max = 1)]
    name: String,
    kids: Vec<Tree>,
    next: Option<Box<Self>>,
    shared: Option<Arc<Tree>>,
    marker: PhantomData<fn()>,
}

#[test]
fn recursion() {
    let leaf = |name: &str| Tree { name: name.into(), kids: Vec::new(), next: None, shared: None, marker: PhantomData };
    let tree = Tree { kids: vec![leaf("a"), leaf("bc")], next: Some(Box::new(leaf("de"))), ..leaf("x") };
    assert_eq!(faults(&tree), ["/kids/1/name length", "/next/name length"]);
}

#[derive(GlueValidate)]
#[sensitive]
struct Secret(#[len(max = 2)] String);

#[test]
fn a_sensitive_type_is_sensitive_everywhere() {
    #[derive(GlueValidate)]
    struct Local {
        secret: Secret,
    }
    let report = Local { secret: Secret("hush".into()) }.validate().unwrap_err();
    assert!(report.violations()[0].is_sensitive());
}
