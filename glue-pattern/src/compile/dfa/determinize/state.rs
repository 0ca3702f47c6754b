//! What states are made of: threads, obligations, and what is known about the text so far.

use std::collections::HashMap;
use std::rc::Rc;

use crate::compile::alphabet::Alphabet;
use crate::compile::nfa::program::{Pc, Program};

/// A set of threads, interned.
pub(super) type SetId = u32;
/// A set of obligations, interned; 0 is the empty one.
pub(super) type ObsId = u32;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Thread {
    pub(super) pc: Pc,
    pub(super) obs: ObsId,
    /// UTF-16 units since the start, in look-behinds where Java counts them.
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
    /// The atomic group will see a further match.
    Prefers(u32, u32),
    /// The text ends.
    Ends,
}

/// What is known at a position about the text before it.
pub(super) struct Position {
    pub(super) is_start: bool,
    /// The tracked look-behinds.
    pub(super) past: Vec<SetId>,
    /// The look-aheads begun here, once computed.
    pub(super) begun: Vec<Option<SetId>>,
}

#[derive(Default)]
pub(super) struct Interner<T> {
    pub(super) items: Vec<Rc<[T]>>,
    pub(super) ids: HashMap<Rc<[T]>, u32>,
}

impl<T: Clone + Eq + std::hash::Hash> Interner<T> {
    pub(super) fn intern(&mut self, items: Vec<T>) -> u32 {
        if let Some(&id) = self.ids.get(items.as_slice()) {
            return id;
        }
        let id = u32::try_from(self.items.len()).expect("the work limit is below 2^32");
        let items: Rc<[T]> = items.into();
        self.items.push(Rc::clone(&items));
        self.ids.insert(items, id);
        id
    }

    pub(super) fn get(&self, id: u32) -> Vec<T> {
        self.items[id as usize].to_vec()
    }
}

pub(super) fn thread(pc: Pc) -> Thread {
    Thread { pc, obs: 0, units: 0 }
}

pub(super) struct Machine<'a> {
    pub(super) program: &'a Program,
    pub(super) atoms: &'a Alphabet,
    pub(super) sets: Interner<Thread>,
    pub(super) obligations: Interner<Obligation>,
    /// Results for the atom being stepped over.
    pub(super) stepped_sets: HashMap<SetId, SetId>,
    pub(super) stepped_obs: HashMap<ObsId, Option<ObsId>>,
    pub(super) seen: Vec<u32>,
    pub(super) stamp: u32,
    pub(super) work: usize,
}
