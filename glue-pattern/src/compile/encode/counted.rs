//! The automaton with counters, as the matcher reads it.

use crate::compile::alphabet;
use crate::compile::encode::alphabet::OwnedAlphabet;
use crate::compile::encode::source::{byte_string, digits, literal};
use crate::matcher::Counted;

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

impl OwnedCounted {
    /// With an alphabet and nothing else.
    pub(crate) fn new(alphabet: &alphabet::Alphabet) -> Self {
        let none = Vec::new;
        Self {
            alphabet: OwnedAlphabet::new(&alphabet.starts),
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

    pub(crate) fn borrow(&self) -> Counted<'_> {
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

    pub(crate) fn expression(&self, types: &str) -> String {
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
