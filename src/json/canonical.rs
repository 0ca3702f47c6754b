//! Values of a JSON text in a form that is equal for equal values, to find two in a list.
//!
//! Members stand in any order in a text, under their names or their aliases, absent or `null`: none of that is a difference.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::settings::Settings;
use crate::shape::{Kind, List, Member, Payload, Shape, Tag, Union};

use super::number::{integer, whole};
use super::tape::{NodeId, Tape, Token};

/// The shape of a value, as far as there is one: nobody declared what an unknown member holds.
type Known = Option<&'static Shape>;

/// Writes values of a text.
struct Writer<'w, 'j> {
    tape: &'w Tape<'j>,
}

/// The form of the value at a node.
pub(super) fn text(tape: &Tape<'_>, node: NodeId, shape: &'static Shape) -> String {
    let mut out = String::new();
    Writer { tape }.write(node, Some(shape), 0, &mut out);
    out
}

impl Writer<'_, '_> {
    fn write(&self, node: NodeId, shape: Known, depth: usize, out: &mut String) {
        if depth > Settings::DEFAULT.max_depth {
            return;
        }
        let kind = shape.map(|shape| shape.behind().kind());
        let raw = self.tape.raw(node);
        match (self.tape.token(node), kind) {
            (Token::Boolean | Token::Null, _) => out.push_str(raw),
            (Token::String, kind) => {
                let text = self.tape.string(node).unwrap_or_default();
                match kind {
                    Some(Kind::Enum(set)) => push_sized(out, set.value_of(&text).unwrap_or(&text)),
                    Some(Kind::Union(union)) if union.tag == Tag::External => push_variant(out, union, &text),
                    _ => push_sized(out, &text),
                }
            }
            (Token::Number, kind) => out.push_str(&number(raw, kind)),
            (Token::Array, kind) => self.write_array(node, kind, depth, out),
            (Token::Object, Some(Kind::Union(union))) => self.write_union(node, union, depth, out),
            (Token::Object, kind) => self.write_object(node, kind, depth, out),
        }
    }

    fn write_array(&self, node: NodeId, kind: Option<&'static Kind>, depth: usize, out: &mut String) {
        let tape = self.tape;
        let mut items = Vec::new();
        for (index, item) in tape.items(node).enumerate() {
            let shape = match kind {
                Some(Kind::List(list)) => Some((list.item)()),
                Some(Kind::Tuple(members)) => members.get(index).map(Member::shape),
                _ => None,
            };
            let mut text = String::new();
            self.write(item, shape, depth + 1, &mut text);
            items.push(text);
        }
        if let Some(Kind::List(List { unordered: true, set, .. })) = kind {
            items.sort_unstable();
            if *set {
                items.dedup();
            }
        }
        out.push('[');
        for item in items {
            out.push_str(&item);
            out.push(',');
        }
        out.push(']');
    }

    /// A variant that holds nothing is its name, in whichever of its two forms.
    fn write_union(&self, node: NodeId, union: &'static Union, depth: usize, out: &mut String) {
        let mut entries = self.tape.entries(node);
        if union.tag == Tag::External
            && let (Some((key, value)), None) = (entries.next(), entries.next())
            && let Some(variant) = self.tape.string(key).and_then(|name| union.variant(&name))
        {
            push_sized(out, variant.name);
            match &variant.payload {
                Payload::Unit => {}
                Payload::Newtype(member) => self.write(value, Some(member.shape()), depth + 1, out),
                Payload::Structure(structure) if self.tape.token(value) == Token::Object => {
                    self.write_members(value, |name| member_of(structure.members, name), depth + 1, out);
                }
                Payload::Structure(_) | Payload::Tuple(_) => self.write(value, None, depth + 1, out),
            }
        } else {
            self.write_object(node, None, depth, out);
        }
    }

    fn write_object(&self, node: NodeId, kind: Option<&'static Kind>, depth: usize, out: &mut String) {
        match kind {
            Some(Kind::Structure(structure)) => {
                self.write_members(node, |name| member_of(structure.members, name), depth, out);
            }
            Some(Kind::Map { value, .. }) => self.write_members(node, |_| (None, Some(value())), depth, out),
            _ => self.write_members(node, |_| (None, None), depth, out),
        }
    }

    /// Writes an object's entries, each under the name and by the shape that `member` says.
    fn write_members(
        &self,
        node: NodeId,
        member: impl Fn(&str) -> (Option<&'static str>, Known),
        depth: usize,
        out: &mut String,
    ) {
        let mut entries: Vec<(Cow<'_, str>, String)> = Vec::new();
        for (key, value) in self.tape.entries(node) {
            if self.tape.token(value) != Token::Null {
                let name = self.tape.string(key).unwrap_or_default();
                let (known, shape) = member(&name);
                let mut text = String::new();
                self.write(value, shape, depth + 1, &mut text);
                entries.push((known.map_or(name, Cow::Borrowed), text));
            }
        }
        entries.sort_unstable();
        out.push('{');
        for (name, value) in entries {
            push_sized(out, &name);
            out.push_str(&value);
            out.push(',');
        }
        out.push('}');
    }
}

/// The name and the shape of the member that answers to a name, flattened ones included.
fn member_of(members: &'static [Member], name: &str) -> (Option<&'static str>, Known) {
    for member in members {
        if !member.flatten && member.answers_to(name) {
            return (Some(member.name), Some(member.shape()));
        }
        if member.flatten
            && let Kind::Structure(inner) = member.shape().behind().kind()
            && let (Some(name), shape) = member_of(inner.members, name)
        {
            return (Some(name), shape);
        }
    }
    (None, None)
}

fn number(raw: &str, kind: Option<&Kind>) -> String {
    let float = |raw: &str| match (raw.parse::<f64>(), kind) {
        #[expect(clippy::cast_possible_truncation, reason = "as serde_json reads an `f32`")]
        (Ok(float), Some(Kind::Float { single: true })) => (float as f32).to_string(),
        (Ok(float), _) => float.to_string(),
        (Err(_), _) => raw.into(),
    };
    let whole = match kind {
        Some(Kind::Integer(limits)) => integer(raw, limits),
        _ => whole(raw),
    };
    match whole {
        Some(whole) if !matches!(kind, Some(Kind::Float { .. })) => whole.to_string(),
        _ => float(raw),
    }
}

fn push_variant(out: &mut String, union: &'static Union, name: &str) {
    push_sized(out, union.variant(name).map_or(name, |variant| variant.name));
}

/// The length before the text keeps neighbours apart.
fn push_sized(out: &mut String, text: &str) {
    out.push_str(&text.len().to_string());
    out.push(':');
    out.push_str(text);
}
