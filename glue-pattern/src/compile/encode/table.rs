//! The automaton as a table of transitions.

use crate::compile::budget::MAX_EXPRESSION;
use crate::compile::dfa::language::Language;
use crate::compile::encode::alphabet::OwnedAlphabet;
use crate::compile::encode::source::{byte_string, digits, literal};
use crate::compile::failure::Failure;
use crate::matcher::{Alphabet, Table};

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

impl OwnedTable {
    pub(crate) fn borrow(&self) -> Table<'_> {
        Table {
            alphabet: self.alphabet.borrow(),
            classes: self.classes,
            wide: self.wide,
            next: &self.next,
            start: self.start,
            accepting: self.accepting,
        }
    }

    pub(crate) fn expression(&self, types: &str) -> String {
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
    if dfa.next.len() > MAX_EXPRESSION {
        return Err(Failure::TooLarge);
    }
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
