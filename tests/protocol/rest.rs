//! The shapes of the rest of Smithy's suite: traits on a member over those of its target, a member bound to the query,
//! unique items of every kind, recursion through unions, a sensitive member.

use std::collections::BTreeMap;

use glue_validate::{Blob, GlueValidate, Report};
use serde::Deserialize;

use crate::report;

#[derive(Debug, Deserialize, GlueValidate)]
struct LengthBlob(#[len(2, 8)] Blob);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, GlueValidate)]
struct LengthString(#[len(2, 8)] String);

#[derive(Debug, Deserialize, GlueValidate)]
struct MinLengthString(#[len(min = 2)] String);

#[derive(Debug, Deserialize, GlueValidate)]
struct MaxLengthString(#[len(max = 8)] String);

#[derive(Debug, Deserialize, GlueValidate)]
struct LengthList(#[list(min = 2, max = 8)] Vec<LengthString>);

#[derive(Debug, Deserialize, GlueValidate)]
struct LengthMap(#[map(min = 2, max = 8)] BTreeMap<LengthString, LengthList>);

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
struct MalformedLengthOverride {
    #[len(4, 6)]
    blob: Option<LengthBlob>,
    #[len(4, 6)]
    string: Option<LengthString>,
    #[len(min = 4)]
    min_string: Option<MinLengthString>,
    #[len(max = 6)]
    max_string: Option<MaxLengthString>,
    #[list(min = 4, max = 6)]
    list: Option<LengthList>,
    #[map(min = 4, max = 6)]
    map: Option<LengthMap>,
}

#[derive(Debug, Deserialize, GlueValidate)]
struct MalformedLengthQueryString {
    string: Option<LengthString>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, GlueValidate)]
struct PatternString(#[pattern("^[a-m]+$", partial)] String);

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
enum PatternUnionOverride {
    First(#[pattern("^[g-m]+$", partial)] PatternString),
    Second(#[pattern("^[g-m]+$", partial)] PatternString),
}

#[derive(Debug, Deserialize, GlueValidate)]
struct MalformedPatternOverride {
    #[pattern("^[g-m]+$", partial)]
    string: Option<PatternString>,
    #[list(item(pattern("^[g-m]+$", partial)))]
    list: Option<Vec<PatternString>>,
    #[map(key(pattern("^[g-m]+$", partial)), value(pattern("^[g-m]+$", partial)))]
    map: Option<BTreeMap<PatternString, PatternString>>,
    union: Option<PatternUnionOverride>,
}

/// Three newtypes for a number: bounds on both sides, below, above.
macro_rules! ranges {
    ($($both:ident $min:ident $max:ident: $type:ty, $from:literal $to:literal;)*) => {$(
        #[derive(Debug, Deserialize, GlueValidate)]
        struct $both(#[range($from, $to)] $type);
        #[derive(Debug, Deserialize, GlueValidate)]
        struct $min(#[range(min = $from)] $type);
        #[derive(Debug, Deserialize, GlueValidate)]
        struct $max(#[range(max = $to)] $type);
    )*};
}

ranges! {
    RangeByte MinByte MaxByte: i8, 2 8;
    RangeShort MinShort MaxShort: i16, 2 8;
    RangeInteger MinInteger MaxInteger: i32, 2 8;
    RangeLong MinLong MaxLong: i64, 2 8;
    RangeFloat MinFloat MaxFloat: f32, 2.2 8.8;
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
struct MalformedRangeOverride {
    #[range(4, 6)]
    byte: Option<RangeByte>,
    #[range(min = 4)]
    min_byte: Option<MinByte>,
    #[range(max = 6)]
    max_byte: Option<MaxByte>,
    #[range(4, 6)]
    short: Option<RangeShort>,
    #[range(min = 4)]
    min_short: Option<MinShort>,
    #[range(max = 6)]
    max_short: Option<MaxShort>,
    #[range(4, 6)]
    integer: Option<RangeInteger>,
    #[range(min = 4)]
    min_integer: Option<MinInteger>,
    #[range(max = 6)]
    max_integer: Option<MaxInteger>,
    #[range(4, 6)]
    long: Option<RangeLong>,
    #[range(min = 4)]
    min_long: Option<MinLong>,
    #[range(max = 6)]
    max_long: Option<MaxLong>,
    #[range(4.4, 6.6)]
    float: Option<RangeFloat>,
    #[range(min = 4.4)]
    min_float: Option<MinFloat>,
    #[range(max = 6.6)]
    max_float: Option<MaxFloat>,
}

#[derive(Debug, PartialEq, Eq, Deserialize, GlueValidate)]
enum FooEnum {
    Foo,
    Baz,
    Bar,
    #[serde(rename = "1")]
    One,
    #[serde(rename = "0")]
    Zero,
    #[serde(untagged)]
    Unknown(String),
}

#[derive(Debug, PartialEq, Eq, Deserialize, GlueValidate)]
struct GreetingStruct {
    hi: Option<String>,
}

#[derive(Debug, PartialEq, Eq, Deserialize, GlueValidate)]
struct MissingKeyStructure {
    hi: String,
}

#[derive(Debug, PartialEq, Eq, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
enum FooUnion {
    String(String),
    Integer(i32),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
struct MalformedUniqueItems {
    #[list(unique)]
    blob_list: Option<Vec<Blob>>,
    #[list(unique)]
    boolean_list: Option<Vec<bool>>,
    #[list(unique)]
    string_list: Option<Vec<String>>,
    #[list(unique)]
    byte_list: Option<Vec<i8>>,
    #[list(unique)]
    short_list: Option<Vec<i16>>,
    #[list(unique)]
    integer_list: Option<Vec<i32>>,
    #[list(unique)]
    long_list: Option<Vec<i64>>,
    #[list(unique)]
    timestamp_list: Option<Vec<i64>>,
    #[list(unique)]
    date_time_list: Option<Vec<String>>,
    #[list(unique)]
    http_date_list: Option<Vec<String>>,
    #[list(unique)]
    enum_list: Option<Vec<FooEnum>>,
    #[list(unique)]
    int_enum_list: Option<Vec<i32>>,
    #[list(unique)]
    list_list: Option<Vec<Vec<String>>>,
    #[list(unique)]
    structure_list: Option<Vec<GreetingStruct>>,
    #[list(unique)]
    structure_list_with_no_key: Option<Vec<MissingKeyStructure>>,
    #[list(unique)]
    union_list: Option<Vec<FooUnion>>,
}

#[derive(Debug, Deserialize, GlueValidate)]
struct RecursiveStructures {
    union: Option<RecursiveUnionOne>,
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "lowercase")]
enum RecursiveEnumString {
    Abc,
    Def,
    #[serde(untagged)]
    Unknown(String),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
enum RecursiveUnionOne {
    String(RecursiveEnumString),
    Union(Box<RecursiveUnionTwo>),
}

#[derive(Debug, Deserialize, GlueValidate)]
#[serde(rename_all = "camelCase")]
enum RecursiveUnionTwo {
    String(RecursiveEnumString),
    Union(Box<RecursiveUnionOne>),
}

#[derive(Debug, Deserialize, GlueValidate)]
struct SensitiveValidation {
    #[sensitive]
    string: Option<PatternString>,
}

/// The report of a request to an operation.
pub(crate) fn report_of(operation: &str, body: &[u8]) -> Option<Report> {
    match operation {
        "MalformedLengthOverride" => report::<MalformedLengthOverride>(body),
        "MalformedLengthQueryString" => report::<MalformedLengthQueryString>(body),
        "MalformedPatternOverride" => report::<MalformedPatternOverride>(body),
        "MalformedRangeOverride" => report::<MalformedRangeOverride>(body),
        "MalformedUniqueItems" => report::<MalformedUniqueItems>(body),
        "RecursiveStructures" => report::<RecursiveStructures>(body),
        "SensitiveValidation" => report::<SensitiveValidation>(body),
        other => panic!("no struct for {other}"),
    }
}
