//! Value sets, open and closed, and unions in all of serde's forms.

use glue_validate::GlueValidate;
use glue_validate::shape::{Kind, Tag};
use serde::{Deserialize, Serialize};

use crate::faults;

#[derive(GlueValidate, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Status {
    Provisioning,
    #[serde(rename = "OK")]
    Ready,
    #[glue(internal)]
    Secret,
    #[serde(untagged)]
    Unknown(String),
}

#[test]
fn an_open_enum_reports_unknown_values() {
    let Kind::Enum(set) = Status::shape().kind() else { panic!("a value set") };
    assert_eq!(set.values.listed(), ["PROVISIONING", "OK"]);
    assert!(set.values.contains("SECRET"));
    assert!(
        Status::Ready.validate().is_ok()
            && Status::Secret.validate().is_ok()
            && Status::Provisioning.validate().is_ok()
    );
    assert_eq!(faults(&Status::Unknown("NEW".into())), [" enum"]);
    assert!(Status::Unknown("OK".into()).validate().is_ok());
}

#[derive(GlueValidate, Clone, Copy)]
enum Size {
    Small,
    #[glue(rename = "very-large")]
    Large,
}

#[derive(GlueValidate)]
struct Narrowed {
    #[one_of("Small")]
    size: Size,
    #[list(unique)]
    sizes: Vec<Size>,
}

#[test]
fn a_field_narrows_a_value_set() {
    let good = Narrowed { size: Size::Small, sizes: Vec::new() };
    assert_eq!(faults(&good), Vec::<String>::new());
}

impl PartialEq for Size {
    fn eq(&self, other: &Self) -> bool {
        *self as u8 == *other as u8
    }
}
impl Eq for Size {}

#[test]
fn a_field_narrows_a_value_set_and_says_so() {
    let bad = Narrowed { size: Size::Large, sizes: vec![Size::Large, Size::Small, Size::Large] };
    assert_eq!(faults(&bad), ["/size enum", "/sizes unique"]);
}

#[derive(GlueValidate, Serialize, Deserialize)]
enum External {
    Unit,
    Newtype(#[len(max = 1)] String),
    Tuple(#[range(max = 1)] u8, #[len(max = 1)] String),
    #[serde(rename_all = "camelCase")]
    Named {
        #[len(max = 1)]
        the_name: String,
    },
    #[serde(skip)]
    Skipped(std::cell::Cell<u8>),
}

#[test]
fn external() {
    assert_eq!(faults(&External::Unit), Vec::<String>::new());
    assert_eq!(faults(&External::Newtype("ab".into())), ["/Newtype length"]);
    assert_eq!(faults(&External::Tuple(2, "ab".into())), ["/Tuple/0 range", "/Tuple/1 length"]);
    assert_eq!(faults(&External::Named { the_name: "ab".into() }), ["/Named/theName length"]);
    let skipped = External::Skipped(std::cell::Cell::new(1));
    assert_eq!(faults(&skipped), Vec::<String>::new());
    assert!(matches!(skipped, External::Skipped(cell) if cell.get() == 1));
    let Kind::Union(union) = External::shape().kind() else { panic!("a union") };
    assert_eq!(union.variants.len(), 4);
}

#[derive(GlueValidate, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all_fields = "PascalCase")]
enum Internal {
    A {
        #[len(max = 1)]
        name: String,
    },
    #[serde(other)]
    Other,
}

#[derive(GlueValidate, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value")]
enum Adjacent {
    A(#[len(max = 1)] String),
}

#[derive(GlueValidate, Serialize, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Text(#[len(max = 1)] String),
    Number(#[range(max = 1)] i32),
}

#[test]
fn other_tags() {
    assert_eq!(faults(&Internal::A { name: "ab".into() }), ["/Name length"]);
    assert_eq!(faults(&Internal::Other).len(), 1);
    assert_eq!(faults(&Adjacent::A("ab".into())), ["/value length"]);
    assert_eq!(faults(&Untagged::Text("ab".into())), [" length"]);
    assert_eq!(faults(&Untagged::Number(2)), [" range"]);
    let Kind::Union(union) = Adjacent::shape().kind() else { panic!("a union") };
    assert_eq!(union.tag, Tag::Adjacent { tag: "kind", content: "value" });
}
