//! Why a text does not match: the place, and what may stand there.

use core::fmt::{self, Write};

/// Why a text does not match a pattern: the first character that cannot stand where it is, or that the text ends too early.
///
/// The text before that character can be continued to one that matches; the text up to and including it cannot. See
/// [`Pattern::explain`](crate::Pattern::explain).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clue {
    chars: usize,
    bytes: usize,
    found: Option<char>,
    expected: Expected,
}

impl Clue {
    pub(crate) fn new(text: &str, bytes: usize, chars: usize, expected: Expected) -> Self {
        let found = text.get(bytes..).and_then(|rest| rest.chars().next());
        Self { chars, bytes, found, expected }
    }

    /// How many characters precede the place.
    #[must_use]
    pub const fn char_index(&self) -> usize {
        self.chars
    }

    /// How many bytes precede the place.
    #[must_use]
    pub const fn byte_index(&self) -> usize {
        self.bytes
    }

    /// The character that cannot stand there; `None` if the text ends there, too early.
    #[must_use]
    pub const fn found(&self) -> Option<char> {
        self.found
    }

    /// What may stand there instead; `None` if that is not short.
    #[must_use]
    pub fn expected(&self) -> Option<&Expected> {
        (!self.expected.is_too_long && (self.expected.count > 0 || self.expected.end)).then_some(&self.expected)
    }
}

/// What may stand at a place of a text: a few characters and ranges of them, the text's end, or both.
///
/// Displayed for people: `` `0` to `9` or `.` ``, ``anything but `:` ``, `the end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Sorted, and neither overlapping nor adjacent.
    ranges: [(char, char); Expected::MAX],
    count: u8,
    end: bool,
    is_too_long: bool,
}

impl Expected {
    /// The most ranges that are worth showing.
    const MAX: usize = 6;

    pub(crate) const fn new() -> Self {
        Self { ranges: [('\0', '\0'); Self::MAX], count: 0, end: false, is_too_long: false }
    }

    pub(crate) fn allow_end(&mut self) {
        self.end = !self.is_too_long;
    }

    /// Gives up: too much may stand there, or it is not known.
    pub(crate) fn give_up(&mut self) {
        *self = Self { is_too_long: true, ..Self::new() };
    }

    /// Adds the characters from `low` to `high`, none of which is half of a pair.
    pub(crate) fn add(&mut self, low: char, high: char) {
        if self.is_too_long {
            return;
        }
        let (mut low, mut high) = (low, high);
        let mut kept = [('\0', '\0'); Self::MAX + 1];
        let mut count = 0;
        let mut is_placed = false;
        for &(first, last) in self.ranges() {
            if is_before(last, low) {
                kept[count] = (first, last);
            } else if is_before(high, first) {
                if !is_placed {
                    kept[count] = (low, high);
                    (count, is_placed) = (count + 1, true);
                }
                if let Some(place) = kept.get_mut(count) {
                    *place = (first, last);
                }
            } else {
                (low, high) = (low.min(first), high.max(last));
                continue;
            }
            count += 1;
        }
        if !is_placed {
            if let Some(place) = kept.get_mut(count) {
                *place = (low, high);
            }
            count += 1;
        }
        if count > Self::MAX {
            self.give_up();
        } else {
            self.ranges.copy_from_slice(&kept[..Self::MAX]);
            self.count = u8::try_from(count).unwrap_or(0);
        }
    }

    /// The characters that may stand there, as ranges from the first to the last, sorted.
    #[must_use]
    pub fn ranges(&self) -> &[(char, char)] {
        self.ranges.get(..usize::from(self.count)).unwrap_or_default()
    }

    /// Whether the text may end there.
    #[must_use]
    pub const fn end(&self) -> bool {
        self.end
    }

    /// The ranges between the ranges, if characters of all sizes are allowed.
    fn exceptions(&self) -> Option<impl Iterator<Item = (char, char)> + Clone> {
        let ranges = self.ranges();
        let (&(first, _), &(_, last)) = (ranges.first()?, ranges.last()?);
        let between = ranges.windows(2).filter_map(|pair| match pair {
            &[(_, before), (after, _)] => Some((next(before)?, previous(after)?)),
            _ => None,
        });
        (first == '\0' && last == char::MAX).then_some(between)
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(exceptions) = self.exceptions() {
            f.write_str("any character")?;
            if exceptions.clone().next().is_some() {
                f.write_str(" but ")?;
                list(f, exceptions, false)?;
            }
            return f.write_str(if self.end { ", or the end" } else { "" });
        }
        list(f, self.ranges().iter().copied(), self.end)
    }
}

/// The ranges, and the end: with commas, and `or` before the last.
fn list(f: &mut fmt::Formatter<'_>, ranges: impl Iterator<Item = (char, char)>, end: bool) -> fmt::Result {
    let mut ranges = ranges.flat_map(apart).flatten().peekable();
    let mut is_first = true;
    while let Some((low, high)) = ranges.next() {
        if !is_first {
            f.write_str(if ranges.peek().is_some() || end { ", " } else { " or " })?;
        }
        is_first = false;
        shown(f, low)?;
        if high > low {
            f.write_str(" to ")?;
            shown(f, high)?;
        }
    }
    match (end, is_first) {
        (true, false) => f.write_str(" or the end"),
        (true, true) => f.write_str("the end"),
        (false, _) => Ok(()),
    }
}

/// A character as people read it.
fn shown(f: &mut fmt::Formatter<'_>, c: char) -> fmt::Result {
    match c {
        '`' => f.write_str("a backtick"),
        ' ' => f.write_str("a space"),
        '\t' => f.write_str("a tab"),
        '\n' => f.write_str("a line feed"),
        '\r' => f.write_str("a carriage return"),
        _ if c.is_ascii_graphic() || !c.is_ascii() && c.is_alphanumeric() => {
            f.write_char('`')?;
            f.write_char(c)?;
            f.write_char('`')
        }
        _ => write!(f, "U+{:04X}", u32::from(c)),
    }
}

/// A range in up to three: two characters are no range to people, and letters or digits stand apart from the few characters beside them,
/// since nobody knows that `:` follows `9`.
fn apart((low, high): (char, char)) -> [Option<(char, char)>; 3] {
    for (first, last) in [('0', '9'), ('A', 'Z'), ('a', 'z')] {
        let others = (u32::from(high) - u32::from(low)).checked_sub(u32::from(last) - u32::from(first));
        if low <= first && last <= high && others.is_some_and(|others| others <= 3) {
            let before = previous(first).filter(|&before| before >= low).map(|before| (low, before));
            let after = next(last).filter(|&after| after <= high).map(|after| (after, high));
            return [before, Some((first, last)), after];
        }
    }
    if next(low) == Some(high) {
        return [Some((low, low)), Some((high, high)), None];
    }
    [Some((low, high)), None, None]
}

/// Whether there is a character between `a` and `b`, which is greater.
fn is_before(a: char, b: char) -> bool {
    next(a).is_some_and(|next| next < b)
}

fn next(c: char) -> Option<char> {
    (c..=char::MAX).nth(1)
}

fn previous(c: char) -> Option<char> {
    ('\0'..=c).nth_back(1)
}
