//! What several members of one object ask for: the JSON check gives each name to whom serde gives it.

use std::collections::BTreeMap;

use glue_validate::{GlueValidate, json};
use proptest::prelude::*;
use serde::Deserialize;

macro_rules! types {
    ($($item:item)*) => {$(
        #[derive(Debug, Deserialize, GlueValidate)]
        #[allow(dead_code, reason = "it is only read")]
        $item
    )*};
}

types! {
    struct Small {
        #[range(max = 9)]
        x: Option<u8>,
    }
    struct Full {
        #[range(max = 9)]
        x: u8,
        y: Option<u8>,
    }
    struct Own {
        #[serde(flatten)]
        first: Small,
        #[serde(flatten)]
        second: Small,
        #[range(max = 11)]
        x: Option<u8>,
    }
    struct FirstOfTwo {
        #[serde(flatten)]
        first: Full,
        #[serde(flatten)]
        second: Small,
        z: Option<u8>,
    }
    struct MapBefore {
        y: Option<u8>,
        #[serde(flatten)]
        #[map(max = 2)]
        map: BTreeMap<String, u8>,
        #[serde(flatten)]
        small: Small,
    }
    struct MapBehind {
        #[serde(flatten)]
        small: Small,
        #[serde(flatten)]
        #[map(max = 2, value(range(max = 9)))]
        map: BTreeMap<String, u8>,
        y: Option<u8>,
    }
    struct Deep {
        #[serde(flatten)]
        map: MapBefore,
        #[serde(flatten)]
        full: Full,
    }
    struct Tags {
        #[serde(flatten)]
        first: Internal,
        #[serde(flatten)]
        second: Internal,
        #[serde(flatten)]
        small: Small,
    }
    struct Contents {
        #[serde(flatten)]
        adjacent: Adjacent,
        #[serde(flatten)]
        map: BTreeMap<String, u8>,
    }
    struct Names {
        #[serde(flatten)]
        first: External,
        #[serde(flatten)]
        second: External,
        #[serde(flatten)]
        small: Small,
    }
    #[serde(tag = "t")]
    enum Internal {
        A {
            #[range(max = 9)]
            x: u8,
        },
        B(Full),
        C,
    }
    #[serde(tag = "t", content = "c")]
    enum Adjacent {
        A {
            #[range(max = 9)]
            x: u8,
        },
        B(u8),
        C,
    }
    enum External {
        A { x: u8 },
        B(#[range(max = 9)] u8),
    }
    #[serde(untagged)]
    enum Untagged {
        Contents(Contents),
        Deep(Deep),
        Names(Names),
        Full(Full),
    }
    #[serde(tag = "t")]
    enum BesideAll {
        A(MapBefore),
        B(FirstOfTwo),
        C(Names),
    }
}

/// An object of names that are asked for more than once. A tag is a string: what serde makes of a number there (the
/// variant's index) is none of the wire forms.
fn object(levels: u32) -> BoxedStrategy<serde_json::Value> {
    let leaf =
        || prop_oneof![4 => (0..13u16).prop_map(Into::into), 1 => Just(300.into()), 1 => Just(serde_json::json!(null))];
    let value =
        move || if levels > 0 { prop_oneof![3 => leaf(), 1 => object(levels - 1)].boxed() } else { leaf().boxed() };
    let tag = prop_oneof!["A", "B", "C"].prop_map(|name| serde_json::json!(name));
    let any = prop::sample::select(vec!["x", "y", "z", "c", "A", "B"]);
    let entries = prop::collection::btree_map(any, value(), 0..5);
    (prop::option::of(tag), entries)
        .prop_map(|(tag, entries)| {
            tag.map(|tag| ("t", tag)).into_iter().chain(entries).map(|(name, value)| (name.to_owned(), value)).collect()
        })
        .boxed()
}

fn agree<T: GlueValidate + for<'de> Deserialize<'de>>(text: &str) -> Result<(), TestCaseError> {
    let valid = serde_json::from_str::<T>(text).is_ok_and(|value| value.validate().is_ok());
    let options = json::Options::new().allow_unknown_members(true);
    let name = std::any::type_name::<T>();
    prop_assert_eq!(options.check::<T>(text.as_bytes()).is_ok(), valid, "check of {}: {}", name, text);
    prop_assert_eq!(options.from_str::<T>(text).is_ok(), valid, "{}: {}", name, text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, ..ProptestConfig::default() })]

    #[test]
    fn what_serde_reads_and_no_rule_refuses_passes(object in object(2)) {
        let text = object.to_string();
        agree::<Own>(&text)?;
        agree::<FirstOfTwo>(&text)?;
        agree::<MapBefore>(&text)?;
        agree::<MapBehind>(&text)?;
        agree::<Deep>(&text)?;
        agree::<Tags>(&text)?;
        agree::<Contents>(&text)?;
        agree::<Names>(&text)?;
        agree::<Untagged>(&text)?;
        agree::<BesideAll>(&text)?;
    }
}
