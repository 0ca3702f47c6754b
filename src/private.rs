//! What the derive's code calls. Not for people: names and forms change without notice.

use alloc::borrow::Cow;
use alloc::string::ToString;
use core::fmt::Display;
use core::ops::Deref;

pub use glue_pattern as pattern;

pub use crate::checker::Checker;
pub use crate::fit::{LenFits, ListFits, MapFits, RangeFits, RequiredFits, TextFits, Through, UniqueFits};
pub use crate::rules::{Length, Number, Rules, Unit, Values};
pub use crate::shape::{
    Check, CheckOutcome, Enum, Kind, List, Member, Payload, Shape, ShapeRef, Structure, Tag, Union, Variant,
};
pub use crate::validate::GlueValidate;
// The only way to these from an expansion that may not name `core` or `alloc` of the user's crate.
pub use core::convert::AsRef;
pub use core::marker::PhantomData;
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, str, u64, usize};

use crate::checker::Sink;
use crate::fault::Fault;
use crate::path::Step;

/// The shape of a field that is not looked into (`#[glue(skip)]`).
pub fn opaque() -> &'static Shape {
    const { &Shape::new("anything", Kind::Opaque) }
}

/// The members of the structure, tuple or variant that a walk is in.
#[derive(Debug)]
pub struct Members<'m, 'c> {
    cx: &'m mut Checker<'c>,
    list: &'static [Member],
    places: Places,
    /// The rules of a newtype's one member: its own, under those of the place it stands in.
    merged: Option<&'m Rules>,
}

/// Where members stand, seen from their container.
#[derive(Clone, Copy, Debug)]
enum Places {
    Named,
    Numbered,
    Inline,
}

impl Members<'_, '_> {
    /// Judges a member by its rules, and by what its type says.
    #[inline]
    fn member(&mut self, index: usize, check: impl FnOnce(&mut Checker<'_>)) {
        if let Some(member) = self.list.get(index) {
            let step = self.step(member, index);
            self.cx.descend(step, self.merged.unwrap_or(&member.rules), check);
        }
    }

    /// Judges a member by a function.
    #[inline]
    pub fn check(&mut self, index: usize, name: &'static str, verdict: impl FnOnce() -> CheckOutcome) {
        self.member(index, |cx| judge(cx, name, verdict));
    }

    fn step(&self, member: &'static Member, index: usize) -> Step<'static> {
        match self.places {
            _ if member.flatten => Step::Inline,
            Places::Named => Step::Member(member.name),
            Places::Numbered => Step::Index(index),
            Places::Inline => Step::Inline,
        }
    }
}

/// Judges a member by its rules, and by what its type says.
#[inline]
pub fn member<T: GlueValidate + ?Sized>(members: &mut Members<'_, '_>, index: usize, value: &T) {
    members.member(index, |cx| value.check(cx));
}

/// Walks a structure, a tuple structure or a newtype.
pub fn structure(cx: &mut Checker<'_>, shape: &'static Shape, visit: impl FnOnce(&mut Members<'_, '_>)) {
    secretly_if(cx, shape.sensitive, |cx| match &shape.kind {
        Kind::Structure(structure) => members(cx, structure.members, Places::Named, visit),
        Kind::Tuple(list) => members(cx, list, Places::Numbered, visit),
        Kind::Newtype(member) => newtype(cx, member, visit),
        _ => {}
    });
}

/// Walks the variant of this number.
pub fn variant(cx: &mut Checker<'_>, shape: &'static Shape, index: usize, visit: impl FnOnce(&mut Members<'_, '_>)) {
    let Kind::Union(union) = &shape.kind else { return };
    let Some(variant) = union.variants.get(index) else { return };
    let payload = |cx: &mut Checker<'_>| {
        record_plain(cx, variant.name);
        match &variant.payload {
            Payload::Unit => {}
            Payload::Newtype(member) => newtype(cx, member, visit),
            Payload::Tuple(list) => members(cx, list, Places::Numbered, visit),
            Payload::Structure(structure) => members(cx, structure.members, Places::Named, visit),
        }
    };
    secretly_if(cx, shape.sensitive, |cx| match union.tag {
        _ if matches!(variant.payload, Payload::Unit) || variant.untagged => payload(cx),
        Tag::External => cx.descend(Step::Member(variant.name), &Rules::NONE, payload),
        Tag::Adjacent { content, .. } => cx.descend(Step::Member(content), &Rules::NONE, payload),
        Tag::Internal(_) | Tag::Untagged => payload(cx),
    });
}

/// The value is the enum's value of this name.
pub fn unit_variant(cx: &mut Checker<'_>, shape: &'static Shape, name: &'static str) {
    secretly_if(cx, shape.sensitive, |cx| cx.string(name));
}

/// The value is none of the enum's values.
pub fn unknown_variant(cx: &mut Checker<'_>, shape: &'static Shape, text: &str) {
    let values = match &shape.kind {
        Kind::Enum(set) => &set.values,
        Kind::Union(union) => &union.names,
        _ => return,
    };
    secretly_if(cx, shape.sensitive, |cx| match cx.sink {
        Sink::Judge(_) if values.contains(text) => cx.string(text),
        Sink::Judge(_) => cx.found(Fault::Enum { values }, || Some(Cow::Borrowed(text))),
        Sink::Record(_) => cx.string(text),
    });
}

/// Judges a whole value by a function of its type's.
pub fn check_type(
    cx: &mut Checker<'_>,
    shape: &'static Shape,
    name: &'static str,
    verdict: impl FnOnce() -> CheckOutcome,
) {
    secretly_if(cx, shape.sensitive, |cx| judge(cx, name, verdict));
}

fn judge(cx: &mut Checker<'_>, name: &'static str, verdict: impl FnOnce() -> CheckOutcome) {
    if matches!(cx.sink, Sink::Judge(_))
        && let Err(message) = verdict()
    {
        cx.refuse(name, message);
    }
}

fn secretly_if(cx: &mut Checker<'_>, sensitive: bool, check: impl FnOnce(&mut Checker<'_>)) {
    if sensitive { cx.secretly(check) } else { check(cx) }
}

fn members(cx: &mut Checker<'_>, members: &'static [Member], places: Places, visit: impl FnOnce(&mut Members<'_, '_>)) {
    record_plain(cx, "(");
    visit(&mut Members { cx, list: members, places, merged: None });
    record_plain(cx, ")");
}

/// A newtype's own rules give way to those of the place it stands in.
fn newtype(cx: &mut Checker<'_>, member: &'static Member, visit: impl FnOnce(&mut Members<'_, '_>)) {
    let rules = cx.rules.over(&member.rules);
    let members = core::slice::from_ref(member);
    visit(&mut Members { cx, list: members, places: Places::Inline, merged: Some(&rules) });
}

#[inline]
fn record_plain(cx: &mut Checker<'_>, text: &str) {
    if let Sink::Record(recorder) = cx.sink {
        recorder.punctuation(text);
    }
}

/// A function that can be a `#[check]` of a field: `fn(&T) -> Result<(), E>` where `T` is the field's type, what its
/// `Option` holds, or what either derefs to; `E: Display`.
#[diagnostic::on_unimplemented(
    message = "this is not a check of a `{T}`",
    label = "expected `fn(&{T}) -> Result<(), E>` with `E: Display`",
    note = "for an `Option<T>` the function may also take `&T`: it is called where there is a value"
)]
pub trait CheckFn<T: ?Sized, How> {
    /// Calls it.
    ///
    /// # Errors
    /// The function's message.
    fn call(&self, value: &T) -> CheckOutcome;
}

/// How a check takes the field.
#[derive(Debug)]
pub struct AsIs;
/// How a check takes the field.
#[derive(Debug)]
pub struct IfSome;
/// How a check takes the field.
#[derive(Debug)]
pub struct Target;
/// How a check takes the field.
#[derive(Debug)]
pub struct TargetIfSome;

fn outcome<E: Display>(result: Result<(), E>) -> CheckOutcome {
    result.map_err(|error| error.to_string())
}

impl<F, T: ?Sized, E: Display> CheckFn<T, AsIs> for F
where
    F: Fn(&T) -> Result<(), E>,
{
    fn call(&self, value: &T) -> CheckOutcome {
        outcome(self(value))
    }
}

impl<F, T, E: Display> CheckFn<Option<T>, IfSome> for F
where
    F: Fn(&T) -> Result<(), E>,
{
    fn call(&self, value: &Option<T>) -> CheckOutcome {
        value.as_ref().map_or(Ok(()), |value| outcome(self(value)))
    }
}

impl<F, T: Deref, E: Display> CheckFn<T, Target> for F
where
    F: Fn(&T::Target) -> Result<(), E>,
{
    fn call(&self, value: &T) -> CheckOutcome {
        outcome(self(value))
    }
}

impl<F, T: Deref, E: Display> CheckFn<Option<T>, TargetIfSome> for F
where
    F: Fn(&T::Target) -> Result<(), E>,
{
    fn call(&self, value: &Option<T>) -> CheckOutcome {
        value.as_ref().map_or(Ok(()), |value| outcome(self(value)))
    }
}

/// A part of a JSON text that is to become a `T`, if a `T` can be deserialised: which of the two implementations
/// answers is decided by the type, so that types without serde derive as well.
#[derive(Debug)]
pub struct Part<'j, T>(&'j str, PhantomData<fn() -> T>);

impl<'j, T> Part<'j, T> {
    /// The part with this JSON text.
    pub fn new(json: &'j str) -> Self {
        Self(json, PhantomData)
    }
}

/// Makes a value of a [`Part`].
pub trait Parse {
    /// The type.
    type Value;
    /// The value, where the text is one.
    fn parse(&self) -> Option<Self::Value>;
}

/// For types that deserialise.
#[cfg(feature = "json")]
impl<'j, T: serde::Deserialize<'j>> Parse for Part<'j, T> {
    type Value = T;
    fn parse(&self) -> Option<T> {
        serde_json::from_str(self.0).ok()
    }
}

/// For all others: a method is looked for on `Part` before it is looked for on `&Part`.
impl<T> Parse for &Part<'_, T> {
    type Value = T;
    fn parse(&self) -> Option<T> {
        None
    }
}

/// What a check says of a value.
///
/// # Errors
/// The function's message.
#[inline]
#[expect(clippy::needless_pass_by_value, reason = "a path to a function, written without `&` by the derive")]
pub fn call<T: ?Sized, How, F: CheckFn<T, How>>(value: &T, f: F) -> CheckOutcome {
    f.call(value)
}

/// What a check says of what a part of a JSON text deserialises to.
///
/// # Errors
/// The function's message.
pub fn check_part<T>(value: Option<T>, check: impl FnOnce(&T) -> CheckOutcome) -> CheckOutcome {
    value.map_or(Ok(()), |value| check(&value))
}

/// Tells a literal bound for a number to the type of the bound.
#[derive(Clone, Copy, Debug)]
pub struct Bound<T>(pub T);

macro_rules! bounds {
    ($($integer:ident)*) => {$(
        impl Bound<$integer> {
            /// The bound as a number.
            #[allow(clippy::cast_lossless, reason = "some are lossless, all fit")]
            pub const fn number(self) -> Number {
                Number::Int(self.0 as i128)
            }
        }
    )*};
}

bounds! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 usize }

impl Bound<u128> {
    /// The bound as a number.
    pub const fn number(self) -> Number {
        Number::from_u128(self.0)
    }
}

impl Bound<f32> {
    /// The bound as a number.
    #[allow(clippy::cast_lossless, reason = "`f64::from` is not const")]
    pub const fn number(self) -> Number {
        Number::Float(self.0 as f64)
    }
}

impl Bound<f64> {
    /// The bound as a number.
    pub const fn number(self) -> Number {
        Number::Float(self.0)
    }
}

/// Fails to compile, at the caller's place and in its words, where `holds` is false.
///
/// # Panics
/// At compile time only.
#[track_caller]
pub const fn demand(holds: bool, message: &str) {
    assert!(holds, "{}", message);
}

/// Whether `min <= max`.
const fn in_order(min: Number, max: Number) -> bool {
    use Number::{Float, Int, Uint};
    match (min, max) {
        (Int(min), Int(max)) => min <= max,
        (Uint(min), Uint(max)) => min <= max,
        (Int(_), Uint(_)) => true,
        (Uint(_), Int(_)) => false,
        (Float(_), _) | (_, Float(_)) => min.to_f64() <= max.to_f64(),
    }
}

/// The least and the greatest number that a type holds; `None` for a floating-point number.
pub type Limits = Option<(i128, u128)>;

/// Whether a number fits the type whose limits these are. A number that is none fits no type.
const fn fits(limits: Limits, bound: Number) -> bool {
    match (limits, bound) {
        (None, Number::Float(value)) => !value.is_nan(),
        (None, _) => true,
        (Some((min, max)), Number::Int(value)) => value >= min && (value < 0 || value.unsigned_abs() <= max),
        (Some((_, max)), Number::Uint(value)) => value <= max,
        (Some(_), Number::Float(_)) => false,
    }
}

/// What a range's demands are judged by.
#[derive(Clone, Copy, Debug)]
pub struct RangeFacts {
    limits: Limits,
    name: &'static str,
    /// The smallest number allowed.
    pub min: Option<Number>,
    /// The largest number allowed.
    pub max: Option<Number>,
}

impl RangeFacts {
    /// The limits and the name of the field's type, and the bounds.
    pub const fn new(limits: Limits, name: &'static str, min: Option<Number>, max: Option<Number>) -> Self {
        Self { limits, name, min, max }
    }

    /// Whether `min <= max`. What is not a number is another demand's affair.
    pub const fn in_order(&self) -> bool {
        match (self.min, self.max) {
            (Some(Number::Float(number)), _) | (_, Some(Number::Float(number))) if number.is_nan() => true,
            (Some(min), Some(max)) => in_order(min, max),
            _ => true,
        }
    }
}

/// Fails to compile where a bound, written as `text`, does not fit the field's type.
///
/// # Panics
/// At compile time only.
#[track_caller]
pub const fn demand_fit(facts: &RangeFacts, bound: Option<Number>, text: &str) {
    let Some(bound) = bound else { return };
    if fits(facts.limits, bound) {
        return;
    }
    let message = Text::new().with("`").with(text).with("` ");
    let message = match (facts.limits, bound) {
        (Some(_), Number::Float(_)) => {
            message.with("is not a whole number, and `").with(facts.name).with("` holds no others")
        }
        (Some((min, max)), _) => {
            let message = message.with("does not fit in `").with(facts.name).with("`, which holds ");
            message.with_number(min < 0, min.unsigned_abs()).with(" to ").with_number(false, max)
        }
        (None, _) => message.with("is not a number"),
    };
    panic!("{}", message.as_str());
}

/// A message put together at compile time.
struct Text {
    bytes: [u8; 256],
    len: usize,
}

impl Text {
    const fn new() -> Self {
        Self { bytes: [0; 256], len: 0 }
    }

    /// Adds a text; what finds no room is cut off between two characters.
    const fn with(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut end = if text.len() < self.bytes.len() - self.len { text.len() } else { self.bytes.len() - self.len };
        while end > 0 && end < text.len() && text[end] & 0xc0 == 0x80 {
            end -= 1;
        }
        let mut at = 0;
        while at < end {
            self.bytes[self.len] = text[at];
            self.len += 1;
            at += 1;
        }
        self
    }

    const fn with_number(mut self, negative: bool, value: u128) -> Self {
        if negative {
            self = self.with("-");
        }
        if value > 9 {
            self = self.with_number(false, value / 10);
        }
        let digit = [b'0' + (value % 10) as u8];
        match core::str::from_utf8(&digit) {
            Ok(digit) => self.with(digit),
            Err(_) => self,
        }
    }

    const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "this bound does not fit",
        }
    }
}

/// A length as a rule has it.
pub const fn size(length: usize) -> u64 {
    length as u64
}

/// Whether one length is at most another.
pub const fn at_most(left: u64, right: u64) -> bool {
    left <= right
}
