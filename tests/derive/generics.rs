//! Type parameters get the bounds that their use needs, as serde's derive gives them.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use glue_validate::GlueValidate;

use crate::faults;

#[derive(GlueValidate)]
struct Page<T, const N: usize = 2> {
    #[list(max = N)]
    items: Vec<T>,
    first: Option<T>,
}

struct NotValidated;

#[derive(GlueValidate)]
struct Marked<T, U> {
    value: Option<U>,
    marker: PhantomData<T>,
    #[glue(skip)]
    skipped: Vec<T>,
}

trait Service {
    type Request;
}

struct Glue;

impl Service for Glue {
    type Request = Name;
}

#[derive(GlueValidate)]
struct Name(#[len(max = 1)] String);

#[derive(GlueValidate)]
struct Call<S: Service> {
    request: S::Request,
}

#[derive(GlueValidate)]
struct Tree<T> {
    value: T,
    kids: BTreeMap<String, Tree<T>>,
}

#[derive(GlueValidate)]
struct Bare<T>
where
    T: Clone,
{
    #[len(max = 1)]
    #[pattern("[a-z]*")]
    text: T,
}

#[derive(GlueValidate)]
#[glue(bound = "T: GlueValidate, T: Default")]
struct Own<T>(T);

#[test]
fn bounds() {
    let page: Page<Name, 1> = Page { items: vec![Name("a".into()), Name("bc".into())], first: Some(Name("de".into())) };
    assert_eq!(faults(&page), ["/items length", "/items/1 length", "/first length"]);
    let tree = Tree {
        value: Name("ab".into()),
        kids: BTreeMap::from([("k".into(), Tree { value: Name("cd".into()), kids: BTreeMap::new() })]),
    };
    assert_eq!(faults(&tree), ["/value length", "/kids/k/value length"]);
    assert_eq!(faults(&Call::<Glue> { request: Name("ab".into()) }), ["/request length"]);
    assert_eq!(faults(&Bare { text: "AB".to_owned() }), ["/text length", "/text pattern"]);
    assert_eq!(faults(&Own(1_u8)), Vec::<String>::new());
}

#[test]
fn what_is_not_looked_into_needs_no_bound() {
    let marked = Marked::<NotValidated, Name> {
        value: Some(Name("ab".into())),
        marker: PhantomData,
        skipped: vec![NotValidated],
    };
    assert_eq!(marked.skipped.len(), 1);
    assert_eq!(faults(&marked), ["/value length"]);
}
