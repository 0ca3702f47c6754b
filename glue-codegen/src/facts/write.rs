//! Facts as text: JSON with an operation, a shape or a member on each line, so that a change shows as the lines it is.

use std::fmt;

use serde::Serialize;

use super::{Facts, Shape};

impl fmt::Display for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{{")?;
        writeln!(f, "\"source\": {},", json(&self.source))?;
        writeln!(f, "\"date\": {},", json(&self.date))?;
        writeln!(f, "\"service\": {},", json(&self.service))?;
        writeln!(f, "\"patterns\": {},", json(&self.patterns))?;
        writeln!(f, "\"operations\": {{")?;
        lines(f, self.operations.iter().map(|(name, operation)| (name, json(operation))))?;
        writeln!(f, "}},")?;
        writeln!(f, "\"shapes\": {{")?;
        lines(f, self.shapes.iter().map(|(name, shape)| (name, self::shape(shape))))?;
        writeln!(f, "}}")?;
        writeln!(f, "}}")
    }
}

/// Entries, each on a line.
fn lines<'n>(f: &mut fmt::Formatter<'_>, entries: impl Iterator<Item = (&'n String, String)>) -> fmt::Result {
    let mut entries = entries.peekable();
    while let Some((name, value)) = entries.next() {
        let comma = if entries.peek().is_some() { "," } else { "" };
        writeln!(f, "{}: {value}{comma}", json(name))?;
    }
    Ok(())
}

/// A shape on a line; its members, which come last, on lines of their own.
fn shape(shape: &Shape) -> String {
    if shape.members.is_empty() {
        return json(shape);
    }
    let head = json(&Shape { members: indexmap::IndexMap::new(), ..shape.clone() });
    let members: Vec<_> =
        shape.members.iter().map(|(name, member)| format!("  {}: {}", json(name), json(member))).collect();
    format!("{}, \"members\": {{\n{}}}}}", head.strip_suffix('}').unwrap_or(&head), members.join(",\n"))
}

/// JSON on one line, with a space after each colon and comma as people write it.
fn json<T: Serialize + ?Sized>(value: &T) -> String {
    let mut out = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, Spaced);
    value.serialize(&mut serializer).expect("facts have string keys and finite numbers");
    String::from_utf8(out).expect("JSON is UTF-8")
}

struct Spaced;

impl serde_json::ser::Formatter for Spaced {
    fn begin_array_value<W: std::io::Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> std::io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_key<W: std::io::Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> std::io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_value<W: std::io::Write + ?Sized>(&mut self, writer: &mut W) -> std::io::Result<()> {
        writer.write_all(b": ")
    }
}
