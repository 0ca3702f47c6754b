//! A row of literals and repeated classes as the matcher reads it.

use super::class::{OwnedClass, class};
use super::source::{literal, string};
use crate::compile::pieces::Piece;
use crate::compile::set::Set;
use crate::matcher::{Fields, Plan, Segments};
use crate::pattern::UNBOUNDED;

/// The owned form of a [`Segments`].
#[derive(Clone, Debug)]
pub(crate) struct OwnedRow {
    steps: String,
    texts: String,
    ascii: bool,
    classes: Vec<OwnedClass>,
}

impl OwnedRow {
    /// Calls `f` with the plan that is written for this.
    pub(crate) fn with<R>(&self, f: &mut dyn FnMut(&Plan<'_>) -> R) -> R {
        let Self { steps, texts, ascii, classes } = self;
        let classes: Vec<_> = classes.iter().map(OwnedClass::borrow).collect();
        f(&Plan::Segments(Segments { steps, texts, ascii: *ascii, classes: &classes }))
    }

    pub(crate) fn expression(&self, types: &str) -> String {
        let classes: Vec<String> = self.classes.iter().map(|class| class.expression(types)).collect();
        let fields = [
            ("steps", string(&self.steps)),
            ("texts", string(&self.texts)),
            ("ascii", self.ascii.to_string()),
            ("classes", format!("&[{}]", classes.join(", "))),
        ];
        literal(types, "Segments", fields)
    }

    /// A literal, in as many steps as its length takes.
    fn push_literal(&mut self, literal: &str) {
        let mut rest = literal.len();
        while rest > 0 {
            let part = rest.min(0x7F);
            self.push([Segments::LITERAL, digit(part), 0, 0]);
            rest -= part;
        }
    }

    fn push_run(&mut self, class: usize, piece: &Piece, counts: &mut Vec<[u32; 2]>) {
        // Where the counts begin, from the end of all.
        let place = 10 * (counts.len() + 1);
        let class = digit(class);
        let small = |count: u32| u8::try_from(count).ok().filter(|&count| count < Segments::ANY);
        let [usual, large] = match (piece.min, piece.max) {
            (0..=1, None) => [Segments::RUN; 2],
            _ if piece.is_fixed() => [Segments::EXACTLY, Segments::LARGE_EXACTLY],
            _ => [Segments::COUNTED, Segments::LARGE_COUNTED],
        };
        if let (Some(min), Some(max)) = (small(piece.min), piece.max.map_or(Some(Segments::ANY), small)) {
            self.push([usual, class, min, max]);
        } else {
            self.push([large, class, digit(place & 0x7F), digit(place >> 7)]);
            counts.push([piece.min, piece.max.unwrap_or(UNBOUNDED)]);
        }
    }

    fn push(&mut self, step: [u8; 4]) {
        self.steps.extend(step.map(char::from));
    }
}

/// A digit of base 128; also the index of a class, of which there are no more than pieces.
fn digit(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(0)
}

/// The owned form of [`Fields`].
#[derive(Clone, Debug)]
pub(crate) struct OwnedFields {
    class: OwnedClass,
    runs: String,
}

impl OwnedFields {
    pub(crate) fn borrow(&self) -> Fields<'_> {
        Fields { class: self.class.borrow(), runs: &self.runs }
    }

    pub(crate) fn expression(&self, types: &str) -> String {
        literal(types, "Fields", [("class", self.class.expression(types)), ("runs", string(&self.runs))])
    }
}

/// One step.
enum Step<'a> {
    Literal(String),
    /// A class's index, and what is repeated.
    Run(usize, &'a Piece),
}

/// A character that is repeated more often is not written out.
const MAX_REPEATED: u32 = 100;

/// The row of these pieces, none of whose sets is empty.
pub(crate) fn row(pieces: &[Piece]) -> OwnedRow {
    let mut steps: Vec<Step<'_>> = Vec::new();
    let mut sets: Vec<&Set> = Vec::new();
    for piece in pieces {
        let repeats_little = piece.is_fixed() && piece.min <= MAX_REPEATED;
        match (piece.set.single_char().filter(|_| repeats_little), steps.last_mut()) {
            (Some(c), Some(Step::Literal(literal))) => literal.extend(std::iter::repeat_n(c, piece.min as usize)),
            (Some(c), _) => steps.push(Step::Literal(std::iter::repeat_n(c, piece.min as usize).collect())),
            (None, _) => {
                let index = sets.iter().position(|set| **set == piece.set).unwrap_or_else(|| {
                    sets.push(&piece.set);
                    sets.len() - 1
                });
                steps.push(Step::Run(index, piece));
            }
        }
    }
    let literals = steps.iter().filter_map(|step| match step {
        Step::Literal(literal) => Some(literal.as_str()),
        Step::Run(..) => None,
    });
    let mut row = OwnedRow {
        steps: String::new(),
        texts: literals.collect(),
        ascii: pieces.iter().all(|piece| piece.set.is_ascii()),
        classes: sets.into_iter().map(class).collect(),
    };
    let mut large = Vec::new();
    for step in &steps {
        match step {
            Step::Literal(literal) => row.push_literal(literal),
            Step::Run(class, piece) => row.push_run(*class, piece, &mut large),
        }
    }
    // Counts are addressed from the end, so they are written in reverse.
    for count in large.into_iter().rev().flatten() {
        row.texts.extend([28, 21, 14, 7, 0].map(|shift| char::from(digit((count >> shift & 0x7F) as usize))));
    }
    row
}

/// The pattern as runs of one class with characters between them; `None` if it is not that, or if another plan is as good.
pub(crate) fn fields(pieces: &[Piece]) -> Option<OwnedFields> {
    let repeated = |piece: &&Piece| !(piece.is_fixed() && piece.set.is_single());
    let mut fields = pieces.iter().filter(repeated);
    let set = &fields.next()?.set;
    let class = class(set);
    if !class.is_ascii_ranges() || fields.clone().count() == 0 || fields.any(|piece| piece.set != *set) {
        return None;
    }
    let mut runs = String::new();
    let mut open = None;
    for piece in pieces {
        let small = |count: u32| u8::try_from(count).ok().filter(|&count| count < Fields::ANY).map(char::from);
        if repeated(&piece) {
            open = Some([small(piece.min)?, piece.max.map_or(Some(char::from(Fields::ANY)), small)?]);
        } else {
            let c = piece.set.single_char().filter(|&c| c.is_ascii() && c != char::from(Fields::END))?;
            // Longer literals are better compared as a whole.
            for _ in 0..Some(piece.min).filter(|&min| min <= 2)? {
                runs.extend(open.take().unwrap_or(['\0'; 2]));
                runs.push(c);
            }
        }
    }
    runs.extend(open.unwrap_or(['\0'; 2]));
    runs.push(char::from(Fields::END));
    // As above.
    (runs.len() / 3 <= 2 * (1 + pieces.iter().filter(repeated).count())).then_some(OwnedFields { class, runs })
}
