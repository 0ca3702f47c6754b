//! From byte offsets to lines and columns, for all violations in one pass over the text.

use alloc::vec::Vec;

use crate::report::{Location, Violation};

/// Fills in line and column of every location. Takes one pass over the text whatever the number of violations.
pub(crate) fn fill_in(text: &str, violations: &mut [Violation]) {
    let mut locations: Vec<&mut Location> = Vec::with_capacity(violations.len());
    locations.extend(violations.iter_mut().filter_map(|it| it.location.as_mut()));
    locations.sort_by_key(|location| location.bytes.start);
    let (mut line, mut column, mut at) = (1, 1, 0);
    for location in locations {
        let between = text.as_bytes().get(at..location.bytes.start).unwrap_or_default();
        let lines = count(between, |byte| byte == b'\n');
        let last_line = match between.iter().rposition(|byte| *byte == b'\n').filter(|_| lines > 0) {
            Some(end) => between.get(end + 1..).unwrap_or_default(),
            None => between,
        };
        // The bytes that continue a character do not count.
        let chars = count(last_line, |byte| byte & 0b1100_0000 != 0b1000_0000);
        line += lines;
        column = if lines > 0 { 1 } else { column } + chars;
        at = location.bytes.start;
        location.line = line;
        location.column = column;
    }
}

/// The line and the column of a byte.
pub(crate) fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    let last_line = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let chars = count(before.get(last_line..).unwrap_or_default(), |byte| byte & 0b1100_0000 != 0b1000_0000);
    (count(before, |byte| byte == b'\n') + 1, chars + 1)
}

/// How many bytes are of a kind. So few at a time that their number is a byte: the compiler counts those side by side.
fn count(bytes: &[u8], is_one: impl Fn(u8) -> bool) -> usize {
    bytes.chunks(255).map(|few| usize::from(few.iter().map(|byte| u8::from(is_one(*byte))).sum::<u8>())).sum()
}

/// The place of a line and a column in bytes, as serde_json counts them: its column is the number of bytes read.
pub(crate) fn offset_of(text: &[u8], line: usize, column: usize) -> usize {
    let start = match line.checked_sub(2) {
        None => 0,
        Some(before) => {
            text.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(before).map_or(0, |(at, _)| at + 1)
        }
    };
    (start + column.saturating_sub(1)).min(text.len())
}
