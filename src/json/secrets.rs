//! Which parts of a JSON text must not be shown, by the shape it was meant to have.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use crate::shape::Shape;

use super::tape::Tape;
use super::walk;
use crate::report::Violation;

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
    Tape::read(json).map_or_else(|_| all(json), |tape| spans(&tape, shape))
}

/// Drops the kept values that are, hold or are part of something sensitive.
pub(super) fn forget(violations: &mut [Violation], tape: &Tape<'_>, shape: &'static Shape) {
    let hidden = spans(tape, shape);
    for violation in violations.iter_mut().filter(|violation| violation.value.is_some()) {
        let is_secret = violation.location.as_ref().is_none_or(|location| {
            // The first that does not end before the value.
            let at = hidden.partition_point(|span| span.end <= location.bytes.start);
            hidden.get(at).is_some_and(|span| span.start < location.bytes.end)
        });
        if is_secret {
            violation.value = None;
        }
    }
}

fn all(json: &str) -> Vec<Range<usize>> {
    core::iter::once(0..json.len()).collect()
}

/// What must not be shown; everything, if the walk cannot tell.
fn spans(tape: &Tape<'_>, shape: &'static Shape) -> Vec<Range<usize>> {
    let Some(nodes) = walk::find_secrets(tape, shape) else { return all(tape.text()) };
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
