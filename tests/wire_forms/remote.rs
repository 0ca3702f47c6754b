//! serde's definitions of other crates' types (`remote`): their rules are heard where a field names them.

use glue_validate::GlueValidate;
use serde::Deserialize;

use super::expect;

mod other {
    #[derive(Debug)]
    pub(super) struct Span {
        pub(super) secs: i64,
        nanos: u32,
    }

    impl Span {
        pub(super) fn new(secs: i64, nanos: u32) -> Self {
            Self { secs, nanos }
        }

        pub(super) fn nanos(&self) -> u32 {
            self.nanos
        }
    }

    #[derive(Debug)]
    pub(super) enum Unit<T> {
        Of(T),
        Nothing,
    }

    #[derive(Debug)]
    pub(super) struct Name(pub(super) String);
}

#[derive(Deserialize, GlueValidate)]
#[serde(remote = "other::Span")]
struct SpanDef {
    #[range(min = 0)]
    secs: i64,
    #[serde(getter = "other::Span::nanos")]
    #[range(max = 999)]
    nanos: u32,
}

impl From<SpanDef> for other::Span {
    fn from(def: SpanDef) -> Self {
        Self::new(def.secs, def.nanos)
    }
}

#[derive(Deserialize, GlueValidate)]
#[serde(remote = "other::Unit")]
enum UnitDef<T> {
    Of(T),
    Nothing,
}

#[derive(Deserialize, GlueValidate)]
#[serde(remote = "other::Name")]
struct NameDef(#[len(min = 1)] String);

#[derive(Debug, Deserialize, GlueValidate)]
struct Process {
    #[serde(with = "SpanDef")]
    #[glue(with = SpanDef)]
    wall: other::Span,
    #[serde(deserialize_with = "NameDef::deserialize")]
    #[glue(with = NameDef)]
    #[len(max = 3)]
    name: other::Name,
    #[serde(with = "UnitDef::<u8>", default = "nothing")]
    #[glue(with = "UnitDef<u8>")]
    unit: other::Unit<u8>,
}

fn nothing() -> other::Unit<u8> {
    other::Unit::Nothing
}

#[test]
fn a_definition_of_another_crates_type_is_heard() {
    for (text, expected) in [
        (r#"{"wall": {"secs": 0, "nanos": 1}, "name": "abc"}"#, &[][..]),
        (r#"{"wall": {"secs": -1, "nanos": 1000}, "name": "abc"}"#, &["/wall/secs range", "/wall/nanos range"]),
        (
            r#"{"wall": {"secs": -1, "nanos": "1"}, "name": "abcd"}"#,
            &["/wall/secs range", "/wall/nanos type", "/name length"],
        ),
        (r#"{"wall": {"secs": 0, "nanos": 1}, "name": "abc", "unit": {"Of": 300}}"#, &["/unit/Of type"]),
        (r#"{"wall": {"secs": 0, "nanos": 1}, "name": "abc", "unit": "Nothing"}"#, &[]),
        (r#"{"wall": {"nanos": 1}, "name": ""}"#, &["/wall/secs required"]),
    ] {
        expect::<Process>(text, expected);
    }
}
