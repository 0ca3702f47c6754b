//! Bracketed classes: unions, ranges, negation, intersections, nesting.

use crate::compile::error::Error;
use crate::compile::parse::parser::Parser;
use crate::compile::set::Set;

impl Parser<'_> {
    /// A class from its `[` (or, for the right side of `&&`, from the character before it) to its `]`, which is stepped over only
    /// if `consume`.
    ///
    /// Java's order of evaluation: everything so far is one operand of `&&`, what follows up to the next `&&` or `]` the other,
    /// and a `^` negates last of all.
    pub(super) fn class(&mut self, consume: bool) -> Result<Set, Error> {
        let begin = self.cursor;
        self.depth += 1;
        if self.depth > crate::compile::parse::parser::MAX_DEPTH {
            return Err(self.error_at(begin, "classes nest more than 100 deep; write the class flatter"));
        }
        let mut c = self.next();
        let negate = c == u32::from('^') && self.at(self.cursor.wrapping_sub(1)) == u32::from('[');
        if negate {
            c = self.next();
        }
        let mut parts = Parts::default();
        loop {
            match char::from_u32(c).unwrap_or('\u{FFFD}') {
                '[' => {
                    let nested = self.class(true)?;
                    self.work(nested.ranges().len())?;
                    parts.add(nested);
                    c = self.peek();
                    continue;
                }
                '&' => {
                    if self.next() == u32::from('&') {
                        self.intersection(&mut parts, begin)?;
                        c = self.peek();
                        continue;
                    }
                    self.cursor -= 1;
                }
                ']' if parts.is_some() => {
                    if consume {
                        self.next();
                    }
                    self.depth -= 1;
                    let set = parts.finish();
                    return Ok(if negate { set.negate() } else { set });
                }
                _ if self.is_end() => {
                    return Err(self
                        .error_at(begin, "the class is not closed; write `]` at its end, or `\\[` for the character"));
                }
                _ => {}
            }
            self.member(&mut parts)?;
            c = self.peek();
        }
    }

    /// The right side of `&&`; the cursor is on the second `&`.
    fn intersection(&mut self, parts: &mut Parts, begin: usize) -> Result<(), Error> {
        let mut c = self.next();
        let mut right: Option<Set> = None;
        while c != u32::from(']') && c != u32::from('&') {
            if self.is_end() {
                return Err(
                    self.error_at(begin, "the class is not closed; write `]` at its end, or `\\[` for the character")
                );
            }
            let operand = if c == u32::from('[') {
                self.class(true)?
            } else {
                self.cursor -= 1;
                self.class(false)?
            };
            right = Some(match right {
                None => operand,
                Some(so_far) => {
                    self.work(so_far.ranges().len() + operand.ranges().len())?;
                    so_far.union(&operand)
                }
            });
            c = self.peek();
        }
        self.work(parts.size())?;
        // If the right side is empty, Java intersects with whatever came last on the left.
        if !parts.intersect(right) {
            return Err(self.error_from(
                begin,
                "`&&` has nothing on its right side; write a class after it, or `\\&` for the character",
            ));
        }
        Ok(())
    }

    /// One member: a character, a range, an escape.
    fn member(&mut self, parts: &mut Parts) -> Result<(), Error> {
        self.work(1)?;
        let begin = self.cursor;
        let first = if self.peek() == u32::from('\\') {
            match self.class_escape()? {
                Ok(set) => {
                    self.work(set.ranges().len())?;
                    parts.add(set);
                    return Ok(());
                }
                Err(c) => c,
            }
        } else {
            let c = self.at(self.cursor);
            self.next();
            c
        };
        if self.peek() == u32::from('-') {
            let after = self.at(self.cursor + 1);
            if after != u32::from('[') && after != u32::from(']') {
                return self.range(first, begin, parts);
            }
        }
        let set = self.single_in_class(first);
        if first < 0x100 && set.ranges().last().is_some_and(|last| last.1 < 0x100) {
            parts.add_bits(&set);
        } else {
            parts.add(set);
        }
        Ok(())
    }

    /// The rest of `a-z`; the cursor is on the `-`.
    fn range(&mut self, first: u32, begin: usize, parts: &mut Parts) -> Result<(), Error> {
        self.next();
        if self.is_end() {
            return Err(self.error_from(
                begin,
                "the class ends inside a range; write its last character, or `\\-` for the character",
            ));
        }
        let last = if self.peek() == u32::from('\\') { self.range_end_escape(begin)? } else { self.read_then_peek() };
        if last < first {
            return Err(self.error_from(
                begin,
                "the range's end is below its start; write the smaller character first, or `\\-` for the character",
            ));
        }
        if self.flags.ignore_case && self.flags.unicode_case {
            // This looks at every character that has a case.
            self.work(15_000)?;
        }
        parts.add(self.range_set(first, last));
        Ok(())
    }

    fn read_then_peek(&mut self) -> u32 {
        let c = self.at(self.cursor);
        self.next();
        c
    }
}

/// A class so far. Single characters below U+0100 are kept apart, as Java keeps them: an `&&` does not use them up, so they come
/// back if more of them follow it.
#[derive(Default)]
struct Parts {
    /// In any order, overlapping or not, so that adding to it costs no more than what is added.
    union: Option<Vec<(u32, u32)>>,
    last: Option<Set>,
    bits: Set,
    has_bits: bool,
}

impl Parts {
    fn is_some(&self) -> bool {
        self.union.is_some() || self.has_bits
    }

    fn size(&self) -> usize {
        self.union.as_ref().map_or(0, Vec::len) + self.bits.ranges().len()
    }

    fn add(&mut self, set: Set) {
        self.union.get_or_insert_default().extend(set.ranges());
        self.last = Some(set);
    }

    fn add_bits(&mut self, set: &Set) {
        self.bits = self.bits.union(set);
        self.has_bits = true;
        self.last = None;
    }

    fn settle(&mut self) {
        if self.has_bits {
            let bits = self.bits.clone();
            match &mut self.union {
                Some(union) => union.extend(bits.ranges()),
                None => self.add(bits),
            }
            self.has_bits = false;
        }
    }

    /// Whether there was something to intersect with.
    fn intersect(&mut self, right: Option<Set>) -> bool {
        self.settle();
        if right.is_some() {
            self.last = right;
        }
        let Some(right) = self.last.clone() else { return false };
        let both = match self.union.take() {
            Some(left) => Set::from_ranges(left).intersect(&right),
            None => right,
        };
        self.union = Some(both.ranges().to_vec());
        true
    }

    fn finish(mut self) -> Set {
        self.settle();
        Set::from_ranges(self.union.unwrap_or_default())
    }
}
