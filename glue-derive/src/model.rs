//! The model: what a type's attributes mean. `lower` writes it, `check` looks for contradictions in it, `expand` makes
//! code of it. Nothing in here is decided by the printed name of a type.

use std::sync::Arc;

use glue_pattern::compile::Compiled;
use proc_macro2::{Ident, TokenStream};
use syn::{Attribute, Expr, ExprPath, Generics, Member, Path, Type};

use crate::span::Extent;

/// A type that derives.
pub(crate) struct Input {
    /// What reports and shapes call the type.
    pub(crate) name: String,
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    /// Whether it is seen outside of its module: what it holds may be more private than it is.
    pub(crate) public: bool,
    /// The way to the runtime, where the user gives it.
    pub(crate) krate: Option<TokenStream>,
    /// The predicates of `#[glue(bound = "…")]`, in place of those that the derive would add.
    pub(crate) bound: Option<Vec<syn::WherePredicate>>,
    pub(crate) sensitive: bool,
    /// Whether serde makes values of it out of another type's.
    pub(crate) converted: bool,
    /// The type of another crate that this one describes for serde.
    pub(crate) remote: Option<Path>,
    /// The value that serde's `default` on the type makes.
    pub(crate) default: Option<DefaultValue>,
    pub(crate) checks: Vec<Check>,
    /// `#[allow(…)]`s of the type and its fields: they hold for the code that names the fields, too.
    pub(crate) allows: Vec<Attribute>,
    /// Those of the type alone.
    pub(crate) own_allows: Vec<Attribute>,
    pub(crate) body: Body,
}

/// What kind of type it is.
pub(crate) enum Body {
    Struct(Fields),
    Enum(Enum),
    /// A type that was refused; it gets an implementation that does nothing, so that its users compile.
    Refused,
}

/// The fields of a struct or a variant.
pub(crate) struct Fields {
    pub(crate) style: Style,
    pub(crate) list: Vec<Field>,
    /// serde's `deny_unknown_fields`.
    pub(crate) closed: bool,
    /// A member that serde writes and does not read: the `tag` of a struct.
    pub(crate) tag: Option<String>,
}

/// What fields look like on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Named,
    Tuple,
    /// One field stands for the whole.
    Newtype,
    Unit,
}

/// A field.
pub(crate) struct Field {
    pub(crate) member: Member,
    pub(crate) ty: Type,
    /// Where the type stands.
    pub(crate) ty_extent: Extent,
    /// `#[allow(…)]`s of the field, and of the variant that has it.
    pub(crate) allows: Vec<Attribute>,
    pub(crate) wire: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) presence: Presence,
    pub(crate) adapter: Option<Adapter>,
    pub(crate) flatten: bool,
    pub(crate) defaulted: bool,
    /// What stands for the field where it is absent, if the field says so itself.
    pub(crate) default: Option<DefaultValue>,
    pub(crate) form: WireForm,
    /// The function that reads it, if there is one.
    pub(crate) reads_with: Option<ExprPath>,
    /// What gives the value, in a definition of another crate's type.
    pub(crate) getter: Option<Path>,
    pub(crate) rules: Rules,
    pub(crate) checks: Vec<Check>,
}

/// Where a value comes from that the text does not have.
pub(crate) enum DefaultValue {
    /// The type's own.
    OfType,
    /// A function.
    Made(ExprPath),
}

/// A function of the user's that judges a value.
pub(crate) struct Check {
    pub(crate) path: ExprPath,
    /// The fields that it takes one by one; the whole value, if missing.
    pub(crate) reads: Option<Vec<FieldRef>>,
    /// The field that its refusal is told at.
    pub(crate) at: Option<FieldRef>,
    /// Whether it is asked whatever is wrong with the value.
    pub(crate) always: bool,
    /// What it needs to know of the circumstances.
    pub(crate) context: Option<Type>,
}

/// A field, as an attribute names it.
pub(crate) struct FieldRef {
    /// Its place among the fields.
    pub(crate) field: usize,
    pub(crate) extent: Extent,
}

/// What decides about a field's form on the wire.
pub(crate) enum WireForm {
    /// Its type.
    OfType,
    /// serde's derive, which reads bytes that it borrows if it can.
    BorrowedBytes,
    /// A function for serde (`with`), perhaps one of this type's.
    Custom(Option<Path>),
}

/// What says what a field's value is, in place of its type.
pub(crate) enum Adapter {
    /// `#[glue(with = …)]`.
    Named(TokenStream),
    /// Only its size is looked at.
    SizeAlone,
    /// The values of a map are not looked into.
    KeysAlone,
}

/// Whether a field takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Full,
    /// `#[glue(skip)]`: on the wire, not looked into.
    Opaque,
    /// serde's `skip`: not on the wire.
    Absent,
}

/// An enum.
pub(crate) struct Enum {
    pub(crate) tag: Tag,
    pub(crate) variants: Vec<Variant>,
}

impl Enum {
    /// Whether it is a string on the wire: a value set, perhaps an open one.
    pub(crate) fn is_value_set(&self) -> bool {
        let plain =
            |variant: &Variant| variant.skipped || variant.role == Role::Unknown || variant.fields.style == Style::Unit;
        let some = self.variants.iter().any(|variant| !variant.skipped);
        self.tag == Tag::External && some && self.variants.iter().all(plain)
    }
}

/// How serde tells variants apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    External,
    Internal(String),
    Adjacent { tag: String, content: String },
    Untagged,
}

/// A variant.
pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) wire: String,
    pub(crate) aliases: Vec<String>,
    /// Not on the wire.
    pub(crate) skipped: bool,
    /// Accepted, and hidden from messages.
    pub(crate) internal: bool,
    pub(crate) untagged: bool,
    pub(crate) role: Role,
    pub(crate) fields: Fields,
    pub(crate) checks: Vec<Check>,
}

/// Whether a variant stands for one value or for every unknown one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Known,
    Unknown,
}

/// The rules of one place: a field, an item, a key, a value.
#[derive(Default)]
pub(crate) struct Rules {
    pub(crate) length: Option<Length>,
    pub(crate) range: Option<Range>,
    pub(crate) pattern: Option<Pattern>,
    pub(crate) one_of: Option<OneOf>,
    pub(crate) required: Option<Extent>,
    pub(crate) sensitive: Option<Extent>,
    pub(crate) unique: Option<Extent>,
    pub(crate) key: Option<Nested>,
    pub(crate) value: Option<Nested>,
    pub(crate) item: Option<Nested>,
    /// The `map` and `list` rules that were written here: the place of their fit.
    pub(crate) map: Option<Extent>,
    pub(crate) list: Option<Extent>,
}

/// The rules of what is in a map or a list.
pub(crate) struct Nested {
    pub(crate) rules: Box<Rules>,
    /// `skip`: what is in it is not looked into.
    pub(crate) skip: Option<Extent>,
    pub(crate) checks: Vec<Check>,
}

impl Nested {
    /// Whether functions are to be asked about what is here, or in it.
    pub(crate) fn asks(&self) -> bool {
        !self.checks.is_empty() || self.rules.ask_inside()
    }
}

impl Rules {
    /// Whether functions are to be asked about what is in a value.
    pub(crate) fn ask_inside(&self) -> bool {
        [&self.item, &self.key, &self.value].into_iter().flatten().any(Nested::asks)
    }
}

/// A rule on a length: `len`, or the bounds of `map` or `list`.
pub(crate) struct Length {
    pub(crate) of: Counted,
    /// The rule's name, as the place of its fit.
    pub(crate) name: Extent,
    pub(crate) unit: Option<(Unit, Extent)>,
    pub(crate) bounds: Bounds,
}

/// Which rule bounds a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    Len,
    Map,
    List,
}

/// What a string's length counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Chars,
    Bytes,
    Utf16,
}

impl Unit {
    /// How long a text is.
    pub(crate) fn size(self, text: &str) -> u64 {
        let size = match self {
            Self::Chars => text.chars().count(),
            Self::Bytes => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
        };
        size as u64
    }

    /// What it counts.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Chars => "character",
            Self::Bytes => "byte",
            Self::Utf16 => "UTF-16 unit",
        }
    }
}

/// A rule on a number.
pub(crate) struct Range {
    /// The ends, perhaps none.
    pub(crate) bounds: Bounds,
    pub(crate) multiple_of: Option<Bound>,
}

/// A least and a greatest value.
pub(crate) struct Bounds {
    /// The rule's name.
    pub(crate) name: Extent,
    /// From the first bound to the last.
    pub(crate) extent: Extent,
    pub(crate) min: Option<Bound>,
    pub(crate) max: Option<Bound>,
    /// `above = …`: `min` itself is not allowed.
    pub(crate) excludes_min: bool,
    /// `below = …`: `max` itself is not allowed.
    pub(crate) excludes_max: bool,
    /// `equal = …`: `min` and `max` are one expression.
    pub(crate) equal: bool,
}

impl Bounds {
    /// No bounds at all, of the rule of this name.
    pub(crate) fn none(name: Extent) -> Self {
        Self { name, extent: name, min: None, max: None, excludes_min: false, excludes_max: false, equal: false }
    }

    /// What is said of bounds between which there is nothing, whether the macro or rustc finds it.
    pub(crate) fn disorder(&self, min: &Bound, max: &Bound) -> String {
        let low = if self.excludes_min { "above" } else { "min" };
        let high = if self.excludes_max { "below" } else { "max" };
        if self.excludes_min || self.excludes_max {
            return format!("no number lies between `{low}` ({}) and `{high}` ({})", min.text, max.text);
        }
        format!("`{low}` ({}) is greater than `{high}` ({}): nothing would pass; swap them", min.text, max.text)
    }
}

impl Range {
    pub(crate) const NOT_ABOVE_ZERO: &str = "a number is a multiple of something above zero; write what is";

    /// What is said of a range that no multiple lies in.
    pub(crate) fn without_multiple(divisor: &Bound) -> String {
        format!("no multiple of {} lies between the bounds: nothing would pass; change one of them", divisor.text)
    }
}

/// One end of a range.
#[derive(Clone)]
pub(crate) struct Bound {
    pub(crate) extent: Extent,
    /// As it was written, for messages.
    pub(crate) text: String,
    pub(crate) value: BoundValue,
}

impl Bound {
    /// Whether only const evaluation knows it.
    pub(crate) fn is_const(&self) -> bool {
        matches!(self.value, BoundValue::Const(_))
    }
}

/// What a bound is.
#[derive(Clone)]
pub(crate) enum BoundValue {
    Int(i128),
    /// Above `i128::MAX`.
    Uint(u128),
    Float(f64),
    /// Known when constants are evaluated.
    Const(Box<Expr>),
}

/// A pattern.
pub(crate) struct Pattern {
    /// The rule's name, as the place of its fit.
    pub(crate) name: Extent,
    pub(crate) extent: Extent,
    pub(crate) source: PatternSource,
}

/// Where a pattern comes from.
pub(crate) enum PatternSource {
    Literal(Arc<Compiled>),
    /// A `Pattern` made elsewhere.
    Path(ExprPath),
}

/// A value set.
pub(crate) struct OneOf {
    pub(crate) name: Extent,
    pub(crate) values: Vec<Choice>,
}

impl OneOf {
    /// What its values are.
    pub(crate) fn kind(&self) -> ChoiceKind {
        self.values.first().map_or(ChoiceKind::Text, Choice::kind)
    }
}

/// What the values of a value set are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChoiceKind {
    Text,
    Character,
    Number,
}

/// A value of a value set.
pub(crate) struct Choice {
    /// The string, the character, or the number in digits.
    pub(crate) text: String,
    pub(crate) value: ChoiceValue,
    pub(crate) extent: Extent,
    pub(crate) internal: bool,
}

/// What a value of a value set was written as.
pub(crate) enum ChoiceValue {
    Text,
    Character,
    Number(Bound),
}

impl Choice {
    pub(crate) fn kind(&self) -> ChoiceKind {
        match self.value {
            ChoiceValue::Text => ChoiceKind::Text,
            ChoiceValue::Character => ChoiceKind::Character,
            ChoiceValue::Number(_) => ChoiceKind::Number,
        }
    }
}
