//! Which parts of a JSON text must not be shown, by the shape it was meant to have.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use crate::shape::Shape;

use super::report::is_readable;
use super::tape::Tape;
use super::walk;

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
    if !shape.holds_secrets() {
        return vec![];
    }
    let nothing_told = || core::iter::once(0..json.len()).collect();
    if !is_readable(json) {
        return nothing_told();
    }
    let tape = Tape::new(json);
    let Some(nodes) = walk::find_secrets(&tape, shape) else { return nothing_told() };
    let mut spans: Vec<_> = nodes.into_iter().map(|node| tape.span(node)).collect();
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
