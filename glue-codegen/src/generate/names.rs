//! Names: the model's into Rust's.

use std::collections::HashSet;

use heck::{ToShoutySnakeCase as _, ToSnakeCase as _};

/// Names that a generated file uses itself: the prelude's, those of derives, those it imports.
const TAKEN: &[&str] = &[
    "BTreeMap",
    "Blob",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Deserialize",
    "Drop",
    "Eq",
    "Err",
    "Fault",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "GlueValidate",
    "Hash",
    "Into",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Serialize",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Value",
    "Vec",
];

/// Keywords that may stand as raw identifiers.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The name of a type: the shape's own, since people look for it, in Rust's spelling.
pub(super) fn type_name(shape: &str) -> String {
    let name: String = words(shape).map(capital).collect();
    let name = if name.starts_with(|first: char| first.is_ascii_digit()) { format!("N{name}") } else { name };
    if TAKEN.contains(&name.as_str()) { name + "Shape" } else { name }
}

/// The name of a field, without `r#`.
pub(super) fn field(member: &str) -> String {
    let name = member.to_snake_case();
    match name.as_str() {
        "self" | "super" | "crate" | "new" => name + "_",
        _ if name.starts_with(|first: char| first.is_ascii_digit()) => format!("n{name}"),
        _ => name,
    }
}

/// A name as it is written in code.
pub(super) fn raw(name: &str) -> String {
    if KEYWORDS.contains(&name) { format!("r#{name}") } else { name.to_owned() }
}

/// The name of a variant of a union or a value set: `json` and `JSON` are `Json`, `G.1X` is `G1X`.
pub(super) fn variant(value: &str) -> String {
    let word = |word: &str| {
        let letters = word.chars().filter(char::is_ascii_alphabetic).count();
        let shouted = letters > 1 && !word.contains(|it: char| it.is_ascii_lowercase());
        if shouted { capital(&word.to_ascii_lowercase()) } else { capital(word) }
    };
    let name: String = words(value).map(word).collect();
    match name.as_str() {
        "" if value.is_empty() => "Empty".to_owned(),
        "" => "Symbol".to_owned(),
        // The variant for values that are not listed has this name.
        "Unknown" | "Self" => name + "Value",
        _ if name.starts_with(|first: char| first.is_ascii_digit()) => format!("N{name}"),
        _ => name,
    }
}

/// The name of a static.
pub(super) fn static_name(shape: &str) -> String {
    let name = shape.to_shouty_snake_case();
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("N{name}") } else { name }
}

/// A name that no other has: with a number behind it if need be.
pub(super) fn unique(name: String, taken: &mut HashSet<String>) -> String {
    let candidates = (2..).map(|number| format!("{name}{number}"));
    let free = std::iter::once(name.clone()).chain(candidates).find(|name| !taken.contains(name));
    let free = free.unwrap_or(name);
    taken.insert(free.clone());
    free
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|it: char| !it.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A way to spell all names of a type, as `rename_all` has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    Pascal,
    Camel,
    /// As Rust spells them.
    Same,
}

impl Spelling {
    /// The spelling that fits most of these names, given as Rust has them and as the wire has them.
    pub(super) fn of(names: &[(&str, &str)]) -> Self {
        let fit = |spelling: Self| names.iter().filter(|(rust, wire)| spelling.field(rust) == *wire).count();
        // The last of equals wins.
        [Self::Camel, Self::Same, Self::Pascal]
            .into_iter()
            .max_by_key(|spelling| fit(*spelling))
            .unwrap_or(Self::Pascal)
    }

    /// What `rename_all` takes.
    pub(super) const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Pascal => Some("PascalCase"),
            Self::Camel => Some("camelCase"),
            Self::Same => None,
        }
    }

    /// What serde and the derive make of a field's name.
    pub(super) fn field(self, name: &str) -> String {
        let pascal: String = name.split('_').map(capital).collect();
        match self {
            Self::Pascal => pascal,
            Self::Camel => {
                pascal.chars().take(1).map(|it| it.to_ascii_lowercase()).chain(pascal.chars().skip(1)).collect()
            }
            Self::Same => name.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_rusts() {
        for (wire, expected) in [
            ("SessionId", "session_id"),
            ("DynamoDBTargets", "dynamo_db_targets"),
            ("Type", "type"),
            ("S3Path", "s3_path"),
        ] {
            assert_eq!(field(wire), expected);
        }
        assert_eq!((raw("type"), raw("id"), field("Self")), ("r#type".into(), "id".into(), "self_".into()));
        assert_eq!((type_name("Option"), type_name("dpuHours")), ("OptionShape".into(), "DpuHours".into()));
    }

    #[test]
    fn variants_are_rusts() {
        for (wire, expected) in [
            ("G.1X", "G1X"),
            ("G.025X", "G025X"),
            ("STANDARD", "Standard"),
            ("SSE-KMS", "SseKms"),
            ("python3", "Python3"),
            ("UNKNOWN", "UnknownValue"),
            ("aes128_gcm", "Aes128Gcm"),
            ("3.0", "N30"),
            ("", "Empty"),
            ("*", "Symbol"),
        ] {
            assert_eq!(variant(wire), expected);
        }
    }

    #[test]
    fn the_spelling_is_that_of_most_names() {
        let spelling = Spelling::of;
        assert_eq!(spelling(&[("kms_key", "KmsKey"), ("arn", "ARN"), ("id", "Id")]), Spelling::Pascal);
        assert_eq!(spelling(&[("kms_key", "kmsKey"), ("id", "Id"), ("name_of", "nameOf")]), Spelling::Camel);
        assert_eq!(spelling(&[]), Spelling::Pascal);
    }
}
