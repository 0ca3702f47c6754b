//! Which parts of a JSON text must not be shown, by the shape it was meant to have.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use crate::path::Frame;
use crate::rules::Rules;
use crate::shape::{Kind, Member, Payload, Shape, ShapeRef};

use super::Options;
use super::tape::Tape;
use super::walk::{Walker, is_readable};

/// The bytes of a JSON text that hold sensitive values, for whoever shows the text: in order, without overlaps.
///
/// Where the shape has something sensitive, what the walk cannot make out counts as sensitive too: values of the wrong
/// type, unknown members, a whole text that is no JSON.
///
/// ```
/// use glue_validate::{GlueValidate, json};
///
/// #[derive(GlueValidate)]
/// struct Login {
///     name: String,
///     #[sensitive]
///     password: String,
/// }
///
/// let text = r#"{"name": "ada", "password": "hunter2"}"#;
/// let spans = json::sensitive_spans(Login::shape(), text);
/// assert_eq!(&text[spans[0].clone()], r#""hunter2""#);
/// ```
pub fn sensitive_spans(shape: &'static Shape, json: &str) -> Vec<Range<usize>> {
    if !holds_secrets(shape, &mut Vec::new()) {
        return vec![];
    }
    if !is_readable(json) {
        return core::iter::once(0..json.len()).collect();
    }
    let tape = Tape::new(json);
    let options = Options::new();
    let mut walker = Walker { secrets: Some(vec![]), ..Walker::new(&tape, &options) };
    walker.value(Tape::ROOT, shape, &Rules::NONE, Frame::ROOT);
    let mut spans: Vec<_> = walker.secrets.into_iter().flatten().map(|place| tape.span(place)).collect();
    spans.sort_unstable_by_key(|span| (span.start, span.end));
    let mut merged: Vec<Range<usize>> = vec![];
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

/// Whether a shape, or one it refers to, is sensitive or has a sensitive member. Shapes may refer to themselves.
fn holds_secrets(shape: &'static Shape, seen: &mut Vec<*const Shape>) -> bool {
    let address: *const Shape = shape;
    if shape.sensitive {
        return true;
    }
    if seen.contains(&address) {
        return false;
    }
    seen.push(address);
    let mut any = |shapes: &[ShapeRef]| shapes.iter().any(|shape| holds_secrets(shape(), seen));
    match shape.value_kind() {
        Kind::Optional(inner) => any(&[*inner]),
        Kind::List(list) => any(&[list.item]),
        Kind::Map { key, value } => any(&[*key, *value]),
        Kind::Newtype(member) => member_holds(member, seen),
        Kind::Tuple(members) => members.iter().any(|member| member_holds(member, seen)),
        Kind::Structure(structure) => structure.members.iter().any(|member| member_holds(member, seen)),
        Kind::Union(union) => union.variants.iter().any(|variant| match &variant.payload {
            Payload::Unit => false,
            Payload::Newtype(member) => member_holds(member, seen),
            Payload::Tuple(members) => members.iter().any(|member| member_holds(member, seen)),
            Payload::Structure(structure) => structure.members.iter().any(|member| member_holds(member, seen)),
        }),
        _ => false,
    }
}

fn member_holds(member: &'static Member, seen: &mut Vec<*const Shape>) -> bool {
    rules_hold(&member.rules) || holds_secrets(member.shape(), seen)
}

fn rules_hold(rules: &Rules) -> bool {
    rules.sensitive || [rules.key, rules.value, rules.item].into_iter().flatten().any(rules_hold)
}
