//! Every name of the attribute language, once. The grammar, the dispatch, the suggestions, the reference's tables and the
//! tests read these tables; a name without its arm in the dispatch does not compile.
//!
//! To add a name: a line here, and what the compiler then asks for.

/// Where a word can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Site {
    /// On the struct or enum itself.
    Type,
    Variant,
    Field,
    /// Inside `item(…)`.
    Item,
    /// Inside `key(…)`.
    Key,
    /// Inside `value(…)`.
    Value,
}

/// What follows a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Takes {
    Nothing,
    /// `= value`.
    Value,
    /// `(…)`.
    Parens,
}

/// Declares a group of words: an enum with a variant for each, and what the tables say of it.
macro_rules! words {
    (
        $(#[$doc:meta])*
        $group:ident {
            $($word:ident = $name:literal, $takes:ident, on [$($site:ident),*], e.g. $example:literal, also [$($synonym:literal),*];)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $group {
            $($word),*
        }

        impl $group {
            pub(crate) const ALL: &'static [Self] = &[$(Self::$word),*];

            pub(crate) const fn name(self) -> &'static str {
                match self {
                    $(Self::$word => $name),*
                }
            }

            pub(crate) const fn takes(self) -> Takes {
                match self {
                    $(Self::$word => Takes::$takes),*
                }
            }

            /// Where the word can be written; a rule's arguments stand inside their rule alone.
            pub(crate) const fn sites(self) -> &'static [Site] {
                match self {
                    $(Self::$word => &[$(Site::$site),*]),*
                }
            }

            /// The word in use, for messages.
            pub(crate) const fn example(self) -> &'static str {
                match self {
                    $(Self::$word => $example),*
                }
            }

            /// What other libraries and other languages call it.
            const fn synonyms(self) -> &'static [&'static str] {
                match self {
                    $(Self::$word => &[$($synonym),*]),*
                }
            }

            pub(crate) fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.name() == name)
            }
        }
    };
}

words! {
    /// Rules: the helper attributes of the derive.
    Rule {
        Len = "len", Parens, on [Field, Item, Key, Value], e.g. "len(min = 1, max = 255)",
            also ["length", "size", "char_length", "chars"];
        Pattern = "pattern", Parens, on [Field, Item, Key, Value], e.g. "pattern(\"[a-z]+\")",
            also ["regex", "regexp"];
        Range = "range", Parens, on [Field, Item, Key, Value], e.g. "range(min = 1, max = 10)",
            also ["between", "in_range"];
        Map = "map", Parens, on [Field, Item, Key, Value], e.g. "map(max = 50, key(len(1, 128)), value(len(0, 256)))",
            also [];
        List = "list", Parens, on [Field, Item, Key, Value], e.g. "list(max = 10, unique, item(len(1, 255)))",
            also [];
        OneOf = "one_of", Parens, on [Field, Item, Key, Value], e.g. "one_of(\"a\", \"b\")",
            also ["enumerate", "is_in", "oneof", "any_of", "allowed_values"];
        Required = "required", Nothing, on [Field, Item, Value], e.g. "required",
            also ["non_optional", "mandatory", "not_null", "is_some"];
        Sensitive = "sensitive", Nothing, on [Type, Field, Item, Key, Value], e.g. "sensitive",
            also ["secret", "redact", "redacted"];
        Check = "check", Parens, on [Type, Variant, Field, Item, Key, Value], e.g. "check(path::to::function)",
            also ["custom", "validate_with", "predicate", "function"];
    }
}

words! {
    /// What `#[glue(…)]` takes besides rules: what a type looks like on the wire, and what is left out.
    Setting {
        Rename = "rename", Value, on [Type, Variant, Field], e.g. "rename = \"Name\"", also [];
        RenameAll = "rename_all", Value, on [Type], e.g. "rename_all = \"PascalCase\"", also [];
        RenameAllFields = "rename_all_fields", Value, on [Type], e.g. "rename_all_fields = \"PascalCase\"", also [];
        Alias = "alias", Value, on [Variant, Field], e.g. "alias = \"Name\"", also [];
        Default = "default", Nothing, on [Type, Field], e.g. "default", also [];
        Flatten = "flatten", Nothing, on [Field], e.g. "flatten", also [];
        Tag = "tag", Value, on [Type], e.g. "tag = \"type\"", also [];
        Content = "content", Value, on [Type], e.g. "content = \"value\"", also [];
        Untagged = "untagged", Nothing, on [Type, Variant], e.g. "untagged", also [];
        Other = "other", Nothing, on [Variant], e.g. "other", also ["catch_all", "unknown"];
        Transparent = "transparent", Nothing, on [Type], e.g. "transparent", also [];
        DenyUnknownFields = "deny_unknown_fields", Nothing, on [Type], e.g. "deny_unknown_fields",
            also ["closed", "additional_properties"];
        With = "with", Value, on [Field], e.g. "with = path::to::Adapter", also ["adapter"];
        Skip = "skip", Nothing, on [Field, Item, Value], e.g. "skip", also ["ignore"];
        Internal = "internal", Nothing, on [Variant], e.g. "internal", also ["hidden"];
        Crate = "crate", Value, on [Type], e.g. "crate = path::to::glue_validate", also [];
        Bound = "bound", Value, on [Type], e.g. "bound = \"T: GlueValidate\"", also [];
    }
}

words! {
    /// Arguments of rules.
    Argument {
        Min = "min", Value, on [], e.g. "min = 1", also ["least", "lower", "minimal", "minimum", "min_value", "ge", "gte", "greater_or_equal"];
        Max = "max", Value, on [], e.g. "max = 10", also ["most", "upper", "maximal", "maximum", "max_value", "le", "lte", "less_or_equal"];
        Above = "above", Value, on [], e.g. "above = 0",
            also ["exclusive_min", "exclusive_minimum", "greater", "greater_than", "gt"];
        Below = "below", Value, on [], e.g. "below = 1",
            also ["exclusive_max", "exclusive_maximum", "less", "less_than", "lt"];
        MultipleOf = "multiple_of", Value, on [], e.g. "multiple_of = 5", also ["step", "divisible_by"];
        Equal = "equal", Value, on [], e.g. "equal = 36", also ["exact", "eq", "equals"];
        Unit = "unit", Value, on [], e.g. "unit = bytes", also [];
        Key = "key", Parens, on [], e.g. "key(len(1, 128))", also ["keys", "property_names"];
        Value = "value", Parens, on [], e.g. "value(len(1, 128))", also ["values"];
        Unique = "unique", Nothing, on [], e.g. "unique", also ["unique_items", "distinct"];
        Item = "item", Parens, on [], e.g. "item(len(1, 128))", also ["inner", "items", "each", "elements", "iter"];
        Partial = "partial", Nothing, on [], e.g. "partial", also [];
        Internal = "internal", Parens, on [], e.g. "internal(\"c\")", also [];
        At = "at", Value, on [], e.g. "at = field", also [];
        Always = "always", Nothing, on [], e.g. "always", also [];
        Context = "context", Value, on [], e.g. "context = Region", also [];
    }
}

impl Rule {
    /// What the rule takes by name, in the order of its messages.
    pub(crate) const fn arguments(self) -> &'static [Argument] {
        use Argument::{
            Above, Always, At, Below, Context, Equal, Internal, Item, Key, Max, Min, MultipleOf, Partial, Unique, Unit,
            Value,
        };
        match self {
            Self::Len => &[Min, Max, Equal, Unit],
            Self::Pattern => &[Partial],
            Self::Range => &[Min, Max, Above, Below, MultipleOf],
            Self::Map => &[Min, Max, Equal, Key, Value],
            Self::List => &[Min, Max, Equal, Unique, Item],
            Self::OneOf => &[Internal],
            Self::Check => &[At, Always, Context],
            Self::Required | Self::Sensitive => &[],
        }
    }
}

/// A word of any group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    Rule(Rule),
    Setting(Setting),
    Argument(Argument),
}

impl Word {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        let setting = || Setting::parse(name).map(Self::Setting);
        Rule::parse(name).map(Self::Rule).or_else(setting).or_else(|| Argument::parse(name).map(Self::Argument))
    }

    pub(crate) const fn sites(self) -> &'static [Site] {
        match self {
            Self::Rule(rule) => rule.sites(),
            Self::Setting(setting) => setting.sites(),
            Self::Argument(argument) => argument.sites(),
        }
    }
}

/// The words that can be written at a place, in the order of the tables.
pub(crate) fn names_on(site: Site) -> Vec<&'static str> {
    let rules = Rule::ALL.iter().filter(|rule| rule.sites().contains(&site)).map(|rule| rule.name());
    let settings = Setting::ALL.iter().filter(|setting| setting.sites().contains(&site)).map(|setting| setting.name());
    rules.chain(settings).collect()
}

/// The names of a rule's arguments.
pub(crate) fn argument_names(rule: Rule) -> Vec<&'static str> {
    rule.arguments().iter().map(|argument| argument.name()).collect()
}

/// Whether a word of any group takes this behind it.
pub(crate) fn takes(name: &str, takes: Takes) -> bool {
    let rules = Rule::ALL.iter().any(|word| word.name() == name && word.takes() == takes);
    let settings = || Setting::ALL.iter().any(|word| word.name() == name && word.takes() == takes);
    let arguments = || Argument::ALL.iter().any(|word| word.name() == name && word.takes() == takes);
    rules || settings() || arguments()
}

/// What is called `name` elsewhere, as it is called here.
pub(crate) fn synonym(name: &str) -> Option<&'static str> {
    let name = snake(name);
    synonyms().find(|(synonym, _)| *synonym == name).map(|(_, word)| word)
}

/// All words of others, each with the one that is used here.
pub(crate) fn synonyms() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rules = Rule::ALL.iter().map(|word| (word.synonyms(), word.name()));
    let settings = Setting::ALL.iter().map(|word| (word.synonyms(), word.name()));
    let arguments = Argument::ALL.iter().map(|word| (word.synonyms(), word.name()));
    let all = rules.chain(settings).chain(arguments);
    all.flat_map(|(synonyms, word)| synonyms.iter().map(move |synonym| (*synonym, word)))
}

/// What others have a word for that is none here, and the way to it. (Spellings differ: `minLength` is looked for as `min_length`.)
const WAYS: &[(&[&str], &str)] = &[
    (
        &["email", "is_email", "mail"],
        "an address takes a pattern of what you accept, e.g. `pattern(\"[^@ ]+@[^@ ]+\")`",
    ),
    (
        &["url", "uri", "is_url"],
        "give the field the type `url::Url` (feature `url`), or write a function: `check(path)`",
    ),
    (&["ip", "ip_addr", "is_ip"], "give the field the type `std::net::IpAddr`"),
    (&["ipv4", "ip_v4"], "give the field the type `std::net::Ipv4Addr`"),
    (&["ipv6", "ip_v6"], "give the field the type `std::net::Ipv6Addr`"),
    (&["uuid"], "give the field the type `uuid::Uuid` (feature `uuid`)"),
    (
        &["date", "time", "datetime", "date_time", "timestamp", "http_date"],
        "a timestamp is told by an adapter: `glue(with = glue_validate::timestamp::DateTime)`",
    ),
    (&["past", "future", "past_or_present", "future_or_present"], "a function can ask the clock: `check(path)`"),
    (
        &["credit_card", "phone", "phone_number", "luhn", "isbn", "iban", "hostname", "domain", "format", "semver"],
        "write a function, which may call a crate for it: `check(path)`",
    ),
    (&["ascii", "is_ascii"], "write it as a pattern: `pattern(r\"\\p{ASCII}*\")`"),
    (&["alphanumeric", "alpha_numeric"], "write it as a pattern: `pattern(\"[A-Za-z0-9]*\")`"),
    (&["alpha", "alphabetic"], "write it as a pattern: `pattern(\"[A-Za-z]*\")`"),
    (&["numeric", "digits", "is_digits"], "write it as a pattern: `pattern(\"[0-9]*\")`"),
    (
        &["lowercase", "lower_case", "uppercase", "upper_case", "hex", "base64"],
        "write it as a pattern, e.g. `pattern(\"[a-z]*\")`",
    ),
    (&["non_control_character", "no_control"], "write it as a pattern: `pattern(r\"\\P{Cc}*\")`"),
    (&["contains", "includes"], "write it as a pattern that may match anywhere: `pattern(\"text\", partial)`"),
    (
        &["does_not_contain", "not_contains", "excludes", "not"],
        "write it as a pattern: `pattern(\"(?s)(?!.*text).*\")`",
    ),
    (&["prefix", "starts_with", "startswith"], "write it as a pattern: `pattern(\"(?s)prefix.*\")`"),
    (&["suffix", "ends_with", "endswith"], "write it as a pattern: `pattern(\"(?s).*suffix\")`"),
    (
        &["not_empty", "non_empty", "nonempty", "is_not_empty"],
        "write `len(min = 1)`, `list(min = 1)` or `map(min = 1)`",
    ),
    (&["not_blank", "non_blank", "nonblank"], "write it as a pattern: `pattern(r\"\\S\", partial)`"),
    (&["min_length", "min_len", "len_char_min"], "write `len(min = …)`"),
    (&["max_length", "max_len", "len_char_max"], "write `len(max = …)`"),
    (&["byte_length", "byte_len", "bytes"], "what `len` counts is told by `unit`: `len(max = …, unit = bytes)`"),
    (
        &["utf16_length", "utf16", "len_utf16_min", "len_utf16_max"],
        "what `len` counts is told by `unit`: `len(max = …, unit = utf16)`",
    ),
    (&["graphemes"], "`len` counts characters, as services do; for others write a function: `check(path)`"),
    (&["min_items"], "write `list(min = …)`"),
    (&["max_items"], "write `list(max = …)`"),
    (&["min_properties", "min_entries"], "write `map(min = …)`"),
    (&["max_properties", "max_entries"], "write `map(max = …)`"),
    (&["decimal_min"], "write `range(min = …)`"),
    (&["decimal_max"], "write `range(max = …)`"),
    (&["positive"], "write `range(above = 0)`"),
    (&["negative"], "write `range(below = 0)`"),
    (&["positive_or_zero", "non_negative", "nonnegative"], "write `range(min = 0)`"),
    (&["negative_or_zero", "non_positive"], "write `range(max = 0)`"),
    (&["non_zero", "nonzero", "not_zero"], "give the field a `NonZero` type, such as `NonZeroU32`"),
    (&["finite"], "a number that is not finite is refused where nothing allows it; remove it"),
    (&["exclusive"], "write `above = …` in place of `min`, or `below = …` in place of `max`"),
    (
        &["nested", "dive", "valid", "validate", "cascade", "recurse"],
        "a field whose type derives is always looked into; remove it",
    ),
    (
        &["must_match", "matches", "equal_to", "equals_field", "confirmed", "same", "schema", "assert_true"],
        "fields are compared by a function of the type: `#[check(path)]` above the struct",
    ),
    (
        &["message", "message_fn", "message_l10n", "msg", "reason", "error", "code"],
        "a rule words its own message; a function gives one of yours: `check(path)`",
    ),
    (
        &["sanitize", "trim", "trimmed", "modify", "normalize"],
        "a value is judged and never changed; demand the form, e.g. by a `pattern`",
    ),
    (&["optional", "nullable", "allow_none"], "a field that may be absent is an `Option`"),
    (&["const", "constant", "literal"], "write `one_of(…)` with the one value"),
    (&["all_of", "and"], "rules stand beside one another, and all are kept"),
    (
        &["or", "one_rule_of"],
        "alternatives of a string are a pattern's, `pattern(\"a|b\")`; others are a function's, `check(path)`",
    ),
    (&["allow_unvalidated", "no_validate", "unchecked"], "write `skip`: `#[glue(skip)]`"),
];

/// The way to what is called `name` elsewhere and has no word here.
pub(crate) fn way(name: &str) -> Option<&'static str> {
    let name = snake(name);
    WAYS.iter().find(|(names, _)| names.contains(&name.as_str())).map(|(_, way)| *way)
}

/// `minLength` and `MinLength` as `min_length`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    let mut after_small = false;
    for char in name.chars() {
        if char.is_ascii_uppercase() && after_small {
            snake.push('_');
        }
        after_small = !char.is_ascii_uppercase() && char != '_';
        snake.push(char.to_ascii_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Argument, Rule, Setting, WAYS, Word, argument_names, synonym, way};

    const REFERENCE: &str = include_str!("../REFERENCE.md");

    #[test]
    fn rustc_is_told_of_every_rule() {
        let names: Vec<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        let attributes = format!("attributes({}, glue)", names.join(", "));
        assert!(include_str!("lib.rs").contains(&attributes), "`lib.rs` lacks `{attributes}`");
    }

    #[test]
    fn the_reference_has_every_word() {
        for rule in Rule::ALL {
            let name = rule.name();
            assert!(REFERENCE.contains(&format!("| [`{name}`](#{name}) |")), "`{name}` has a row");
            let title = format!("\n## `{name}`\n");
            let (_, section) = REFERENCE.split_once(&title).unwrap_or_else(|| panic!("`{name}` has a section"));
            let section = section.split("\n## ").next().unwrap_or_default();
            for argument in argument_names(*rule) {
                assert!(section.contains(argument), "the section of `{name}` has `{argument}`");
            }
        }
        for setting in Setting::ALL {
            assert!(REFERENCE.contains(&format!("\n| `{}", setting.name())), "`{}` has a row", setting.name());
        }
    }

    #[test]
    fn a_synonym_is_no_word_of_ours() {
        let own: BTreeSet<_> = Rule::ALL.iter().map(|word| word.name()).collect();
        let words = Argument::ALL.iter().map(|word| (word.name(), word.synonyms()));
        let words = words.chain(Rule::ALL.iter().map(|word| (word.name(), word.synonyms())));
        for (name, synonyms) in words.chain(Setting::ALL.iter().map(|word| (word.name(), word.synonyms()))) {
            for other in synonyms {
                assert!(!own.contains(other) && Word::parse(other).is_none(), "`{other}` of `{name}` is a word itself");
                assert_eq!(synonym(other), Some(name), "`{other}` stands for one word");
            }
        }
    }

    #[test]
    fn a_way_leads_from_no_word_of_ours() {
        for name in WAYS.iter().flat_map(|(names, _)| *names) {
            assert!(Word::parse(name).is_none() && synonym(name).is_none(), "`{name}` is said in another way already");
        }
        assert_eq!(way("minLength"), way("min_length"));
        assert!(way("NotBlank").is_some() && way("mim").is_none());
    }
}
