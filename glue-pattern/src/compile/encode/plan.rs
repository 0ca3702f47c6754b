//! From the automaton to the bytes that [`crate::matcher`] reads, and to the expression that holds them.

use super::bytes::characters_with;
use super::class::OwnedClass;
use super::row::{OwnedFields, OwnedRow};
use super::source::{byte_string, digits, literal, pair};
use crate::compile::alphabet::{Atom, Atoms};
use crate::compile::dfa::language::Language;
use crate::compile::{Compiled, Failure};
use crate::matcher::{Alphabet, Counted, Fixed, Plan, Scan, Table};

/// The owned form of a [`Plan`].
#[derive(Clone, Debug)]
pub(crate) enum Owned {
    Scan(OwnedClass, u32, u32),
    Segments(OwnedRow),
    Fields(OwnedFields),
    Fixed(u16, u8, Vec<u8>),
    Table(OwnedTable),
    Counted(Box<OwnedCounted>),
    All(Vec<Owned>),
}

/// The owned form of an [`Alphabet`].
#[derive(Clone, Debug)]
pub(crate) struct OwnedAlphabet {
    bytes: Box<[u8; 256]>,
    runs: Vec<u8>,
}

/// The owned form of a [`Table`].
#[derive(Clone, Debug)]
pub(crate) struct OwnedTable {
    alphabet: OwnedAlphabet,
    classes: u8,
    wide: bool,
    next: Vec<u8>,
    start: u16,
    accepting: u16,
}

/// The owned form of a [`Counted`].
#[derive(Clone, Debug)]
pub(crate) struct OwnedCounted {
    pub(crate) alphabet: OwnedAlphabet,
    pub(crate) sets: Vec<u8>,
    pub(crate) row: u8,
    pub(crate) trackers: u8,
    pub(crate) whole: u16,
    pub(crate) words: u16,
    pub(crate) positions: Vec<u8>,
    pub(crate) counters: Vec<u8>,
    pub(crate) edges: Vec<u8>,
    pub(crate) ends: Vec<u8>,
    pub(crate) guards: Vec<u8>,
    pub(crate) behinds: Vec<u8>,
}

impl OwnedAlphabet {
    /// From sorted runs: the first character of each and its class.
    fn new(runs: &[(u32, Atom)]) -> Self {
        let class = |c: u32| {
            let class = runs[runs.partition_point(|run| run.0 <= c) - 1].1;
            u8::try_from(class).unwrap_or(Alphabet::MIXED)
        };
        let mut bytes = Box::new([0u8; 256]);
        for byte in 0..0x80u8 {
            bytes[usize::from(byte)] = class(u32::from(byte));
        }
        for first in 0xC2..=0xF4u8 {
            let (low, high) = characters_with(first);
            let mixed = runs.iter().any(|run| run.0 > low && run.0 <= high);
            bytes[usize::from(first)] = if mixed { Alphabet::MIXED } else { class(low) };
        }
        let mut records = Vec::new();
        // ASCII is never looked up there.
        let ascii = runs.partition_point(|run| run.0 < 0x80).saturating_sub(1);
        for &(start, class) in &runs[ascii..] {
            records.extend_from_slice(&start.to_be_bytes()[1..]);
            records.push(u8::try_from(class).unwrap_or(0));
        }
        Self { bytes, runs: records }
    }

    fn borrow(&self) -> Alphabet<'_> {
        Alphabet { bytes: &self.bytes, runs: &self.runs }
    }

    fn expression(&self, types: &str) -> String {
        literal(types, "Alphabet", [("bytes", byte_string(&self.bytes[..])), ("runs", byte_string(&self.runs))])
    }
}

impl OwnedCounted {
    /// With an alphabet and nothing else.
    pub(crate) fn new(atoms: &Atoms) -> Self {
        let none = Vec::new;
        Self {
            alphabet: OwnedAlphabet::new(&atoms.starts),
            sets: none(),
            row: 0,
            trackers: 0,
            whole: 0,
            words: 0,
            positions: none(),
            counters: none(),
            edges: none(),
            ends: none(),
            guards: none(),
            behinds: none(),
        }
    }

    fn borrow(&self) -> Counted<'_> {
        Counted {
            alphabet: self.alphabet.borrow(),
            sets: &self.sets,
            row: self.row,
            trackers: self.trackers,
            whole: self.whole,
            words: self.words,
            positions: &self.positions,
            counters: &self.counters,
            edges: &self.edges,
            ends: &self.ends,
            guards: &self.guards,
            behinds: &self.behinds,
        }
    }

    fn expression(&self, types: &str) -> String {
        let fields = [
            ("alphabet", self.alphabet.expression(types)),
            ("row", self.row.to_string()),
            ("trackers", self.trackers.to_string()),
            ("whole", digits(self.whole.into())),
            ("words", digits(self.words.into())),
            ("sets", byte_string(&self.sets)),
            ("positions", byte_string(&self.positions)),
            ("counters", byte_string(&self.counters)),
            ("edges", byte_string(&self.edges)),
            ("ends", byte_string(&self.ends)),
            ("guards", byte_string(&self.guards)),
            ("behinds", byte_string(&self.behinds)),
        ];
        literal(types, "Counted", fields)
    }
}

impl Owned {
    /// How long the expression of this is.
    pub(crate) fn size(&self) -> usize {
        plan(self, "").len()
    }

    /// The same answer, by the same code, as that of the [`Plan`] written for this.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        match self {
            Owned::Scan(class, min, max) => {
                Plan::Scan(Scan { class: class.borrow(), min: *min, max: *max }).is_match(text)
            }
            Owned::Segments(row) => row.is_match(text),
            Owned::Fields(fields) => fields.is_match(text),
            Owned::Fixed(length, layers, ranges) => {
                Plan::Fixed(Fixed { length: *length, layers: *layers, ranges }).is_match(text)
            }
            Owned::Table(table) => Plan::Table(table.borrow()).is_match(text),
            Owned::Counted(counted) => Plan::Counted(counted.borrow()).is_match(text),
            Owned::All(parts) => parts.iter().all(|part| part.is_match(text)),
        }
    }
}

impl OwnedTable {
    fn borrow(&self) -> Table<'_> {
        Table {
            alphabet: self.alphabet.borrow(),
            classes: self.classes,
            wide: self.wide,
            next: &self.next,
            start: self.start,
            accepting: self.accepting,
        }
    }

    fn expression(&self, types: &str) -> String {
        let fields = [
            ("alphabet", self.alphabet.expression(types)),
            ("classes", self.classes.to_string()),
            ("wide", self.wide.to_string()),
            ("next", byte_string(&self.next)),
            ("start", digits(self.start.into())),
            ("accepting", digits(self.accepting.into())),
        ];
        literal(types, "Table", fields)
    }
}

/// The automaton as a table.
pub(crate) fn table(language: &Language) -> Result<OwnedTable, Failure> {
    let dfa = &language.dfa;
    let classes = u8::try_from(dfa.atoms).ok().filter(|&n| n < Alphabet::MIXED).ok_or(Failure::TooManyCharacters)?;
    let accepting = dfa.accepting.iter().position(|&accepting| accepting).unwrap_or(dfa.states());
    let accepting = u16::try_from(accepting).map_err(|_| Failure::TooLarge)?;
    let start = u16::try_from(dfa.start).map_err(|_| Failure::TooLarge)?;
    let wide = dfa.states() > 256;
    let next = if wide {
        let narrow = dfa.next.iter().map(|&to| u16::try_from(to));
        narrow
            .collect::<Result<Vec<u16>, _>>()
            .map_err(|_| Failure::TooLarge)?
            .iter()
            .flat_map(|to| to.to_le_bytes())
            .collect()
    } else {
        dfa.next.iter().map(|&to| u8::try_from(to).unwrap_or(0)).collect()
    };
    let alphabet = OwnedAlphabet::new(&language.runs);
    Ok(OwnedTable { alphabet, classes, wide, next, start, accepting })
}

/// The constant expression that makes the [`crate::Pattern`]: literals of structs and nothing to evaluate, which is what costs the compiler
/// least.
pub(crate) fn expression(compiled: &Compiled, types: &str) -> String {
    let facts = compiled.facts();
    let fields = [
        ("source", format!("{:?}", compiled.source())),
        ("partial", compiled.is_partial().to_string()),
        ("chars", pair(facts.chars)),
        ("bytes", pair(facts.bytes)),
        ("lengths", byte_string(&facts.lengths)),
        ("plan", plan(&compiled.owned, types)),
    ];
    format!("{types}::Pattern(&{})", literal(types, "Parts", fields))
}

/// The expression of a plan.
fn plan(owned: &Owned, types: &str) -> String {
    let (form, parts) = match owned {
        Owned::Scan(class, min, max) => {
            let fields = [("class", class.expression(types)), ("min", digits(*min)), ("max", digits(*max))];
            ("Scan", literal(types, "Scan", fields))
        }
        Owned::Segments(row) => ("Segments", row.expression(types)),
        Owned::Fields(fields) => ("Fields", fields.expression(types)),
        Owned::Fixed(length, layers, ranges) => {
            let fields =
                [("length", length.to_string()), ("layers", layers.to_string()), ("ranges", byte_string(ranges))];
            ("Fixed", literal(types, "Fixed", fields))
        }
        Owned::Table(table) => ("Table", table.expression(types)),
        Owned::Counted(counted) => ("Counted", counted.expression(types)),
        Owned::All(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| plan(part, types)).collect();
            ("All", format!("&[{}]", parts.join(", ")))
        }
    };
    format!("{types}::Plan::{form}({parts})")
}
