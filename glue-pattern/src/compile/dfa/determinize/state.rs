//! What states are made of: threads, obligations, and what is known about the text so far.

use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

use crate::compile::alphabet::{Alphabet, Atom};
use crate::compile::budget::Budget;
use crate::compile::failure::Failure;
use crate::compile::nfa::program::{Pc, Program};

/// A set of threads, interned.
pub(super) type SetId = u32;
/// Threads in order of preference, interned; 0 is the empty list.
pub(super) type ListId = u32;
/// A set of obligations, interned; 0 is the empty one.
pub(super) type ObsId = u32;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Thread {
    pub(super) pc: Pc,
    /// At an atomic group: the threads inside it.
    pub(super) list: ListId,
    pub(super) obs: ObsId,
    /// UTF-16 units since the start, in look-behinds for which Java counts them.
    pub(super) units: u32,
}

/// Something that has to hold for the text still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Obligation {
    pub(super) negate: bool,
    pub(super) what: Ahead,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Ahead {
    /// A beginning of the text is matched by one of the threads.
    Matches(SetId),
    /// The text ends.
    Ends,
}

/// What a step consumes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Symbol {
    Char(Atom),
    /// The second half of a character outside the basic plane, for a look-behind that Java starts between the halves.
    LowSurrogate,
}

/// What is known at a position about the text before it.
pub(super) struct Position {
    pub(super) is_start: bool,
    /// The tracked look-behinds.
    pub(super) past: Vec<SetId>,
    /// The look-aheads begun here, once computed.
    pub(super) begun: HashMap<usize, SetId>,
}

impl Position {
    pub(super) fn new(is_start: bool) -> Self {
        Self { is_start, past: Vec::new(), begun: HashMap::new() }
    }
}

pub(super) struct Interner<T> {
    pub(super) items: Vec<Rc<[T]>>,
    ids: HashMap<Rc<[T]>, u32>,
}

impl<T: Clone + Eq + Hash> Interner<T> {
    /// With the empty sequence as number 0.
    pub(super) fn new() -> Self {
        let empty: Rc<[T]> = Rc::new([]);
        Self { items: vec![Rc::clone(&empty)], ids: HashMap::from([(empty, 0)]) }
    }

    pub(super) fn intern(&mut self, items: Vec<T>, budget: &Budget) -> Result<u32, Failure> {
        if let Some(&id) = self.ids.get(items.as_slice()) {
            return Ok(id);
        }
        // The sequence itself, and its places in both collections.
        budget.memory(size_of_val(items.as_slice()) + 64)?;
        let id = u32::try_from(self.items.len()).map_err(|_| Failure::TooLarge)?;
        let items: Rc<[T]> = items.into();
        self.items.push(Rc::clone(&items));
        self.ids.insert(items, id);
        Ok(id)
    }

    pub(super) fn get(&self, id: u32) -> Rc<[T]> {
        Rc::clone(&self.items[id as usize])
    }
}

pub(super) fn thread(pc: Pc) -> Thread {
    Thread { pc, list: 0, obs: 0, units: 0 }
}

pub(super) struct Machine<'a> {
    pub(super) program: &'a Program,
    pub(super) alphabet: &'a Alphabet,
    pub(super) budget: &'a Budget,
    pub(super) sets: Interner<Thread>,
    pub(super) lists: Interner<Thread>,
    pub(super) obligations: Interner<Obligation>,
    pub(super) stepped: Stepped,
    /// The obligations of each match in a list of threads: see [`Machine::matches_in`].
    pub(super) matches: HashMap<ListId, Rc<[Vec<Obligation>]>>,
    /// Whether a set accepts if the text ends.
    pub(super) accepting: HashMap<SetId, bool>,
    pub(super) seen: SeenPool,
}

/// Results for the symbol being stepped over.
#[derive(Default)]
pub(super) struct Stepped {
    pub(super) sets: HashMap<SetId, SetId>,
    pub(super) lists: HashMap<ListId, ListId>,
    pub(super) obs: HashMap<ObsId, Option<ObsId>>,
}

/// Arrays of marks, one for each closure under way. A mark is the number of the closure that set it, so that none has to be cleared.
#[derive(Default)]
pub(super) struct SeenPool {
    free: Vec<Vec<u32>>,
    stamp: u32,
}

impl SeenPool {
    /// An array of `length` marks, and the mark to set in it.
    pub(super) fn take(&mut self, length: usize) -> (Vec<u32>, u32) {
        self.stamp += 1;
        (self.free.pop().unwrap_or_else(|| vec![0; length]), self.stamp)
    }

    pub(super) fn put_back(&mut self, marks: Vec<u32>) {
        self.free.push(marks);
    }
}
