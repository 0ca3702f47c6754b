//! The beginning of a JSON text of a type, up to a member's value: for members that only serde's derive knows how to read.

use std::fmt::Write as _;

use crate::model::{Field, Fields, Style, Tag, Variant};

/// What stands around the members of a structure or a variant.
pub(super) struct Around {
    /// Before all of them; none where no text has one of them alone.
    before: Option<String>,
    /// Behind them, where serde reads their object to its end before it looks into it.
    after: &'static str,
    style: Style,
}

impl Around {
    /// The text before a member's value, and behind it.
    pub(super) fn before(&self, field: &Field) -> Option<(String, &'static str)> {
        let before = self.before.as_ref()?;
        match self.style {
            Style::Named => Some((format!("{before}{}:", quoted(&field.wire)), self.after)),
            Style::Newtype => Some((before.clone(), self.after)),
            // Those before it have to be there, too.
            Style::Tuple | Style::Unit => None,
        }
    }
}

pub(super) fn of_struct(fields: &Fields) -> Around {
    let before = if fields.style == Style::Named { "{" } else { "" };
    Around { before: Some(before.to_owned()), after: "", style: fields.style }
}

pub(super) fn of_variant(variant: &Variant, tag: &Tag) -> Around {
    let style = variant.fields.style;
    let name = quoted(&variant.wire);
    let open = if style == Style::Named { "{" } else { "" };
    let (before, after) = match tag {
        _ if variant.untagged => (None, ""),
        Tag::External => (Some(format!("{{{name}:{open}")), ""),
        Tag::Adjacent { tag, content } => (Some(format!("{{{}:{name},{}:{open}", quoted(tag), quoted(content))), ""),
        Tag::Internal(tag) if style == Style::Named => (Some(format!("{{{}:{name},", quoted(tag))), "}"),
        Tag::Untagged | Tag::Internal(_) => (None, ""),
    };
    Around { before, after, style }
}

/// A name as a JSON string.
fn quoted(name: &str) -> String {
    let mut out = String::from("\"");
    for char in name.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            // Writing to a `String` cannot fail.
            '\0'..='\x1f' => _ = write!(out, "\\u{:04x}", u32::from(char)),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
