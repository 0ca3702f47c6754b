//! The deterministic automaton over atoms, and its minimisation.

use crate::compile::alphabet::Atom;

/// A deterministic automaton. State 0 accepts nothing, whatever follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dfa {
    pub(crate) atoms: usize,
    /// One row of `atoms` states for each state.
    pub(crate) next: Vec<u32>,
    pub(crate) accepting: Vec<bool>,
    pub(crate) start: u32,
}

impl Dfa {
    pub(crate) fn states(&self) -> usize {
        self.accepting.len()
    }

    pub(crate) fn row(&self, state: u32) -> &[u32] {
        &self.next[state as usize * self.atoms..(state as usize + 1) * self.atoms]
    }

    pub(crate) fn step(&self, state: u32, atom: Atom) -> u32 {
        self.next[state as usize * self.atoms + usize::from(atom)]
    }

    /// The smallest automaton of the same language: Hopcroft's algorithm, after merging atoms it treats alike.
    ///
    /// Yields the new automaton and, for each old atom, the new one. The states are numbered in order of discovery, those that
    /// accept after those that do not.
    #[must_use]
    pub(crate) fn minimise(&self) -> (Self, Vec<Atom>) {
        let block_of = Partition::refine(self).block_of;
        let (atom_of, columns) = self.merge_columns(&block_of);
        let mut number = vec![u32::MAX; self.states()];
        let mut order = Vec::new();
        let mut queue = vec![0u32, self.start];
        let mut sample = vec![0u32; self.states()];
        let mut at = 0;
        while at < queue.len() {
            let state = queue[at];
            at += 1;
            let block = block_of[state as usize];
            if number[block as usize] != u32::MAX {
                continue;
            }
            number[block as usize] = 0;
            sample[block as usize] = state;
            order.push(block);
            queue.extend(columns.iter().map(|&atom| self.step(state, atom)));
        }
        // State 0 stays first; the sort is stable.
        let dead = block_of[0];
        order.sort_by_key(|&block| (block != dead, self.accepting[sample[block as usize] as usize]));
        for (new, &block) in order.iter().enumerate() {
            number[block as usize] = u32::try_from(new).expect("fewer than before");
        }
        let mut next = Vec::with_capacity(order.len() * columns.len());
        for &block in &order {
            let state = sample[block as usize];
            next.extend(columns.iter().map(|&atom| number[block_of[self.step(state, atom) as usize] as usize]));
        }
        let accepting = order.iter().map(|&block| self.accepting[sample[block as usize] as usize]).collect();
        let start = number[block_of[self.start as usize] as usize];
        (Self { atoms: columns.len(), next, accepting, start }, atom_of)
    }

    /// Which atoms every state treats alike: for each atom its new number, and for each new number an old atom.
    fn merge_columns(&self, block_of: &[u32]) -> (Vec<Atom>, Vec<Atom>) {
        let mut ids: std::collections::HashMap<Vec<u32>, Atom> = std::collections::HashMap::new();
        let mut columns = Vec::new();
        let mut atom_of = Vec::with_capacity(self.atoms);
        for atom in 0..self.atoms {
            let column =
                (0..self.states()).map(|state| block_of[self.next[state * self.atoms + atom] as usize]).collect();
            let fresh = Atom::try_from(columns.len()).expect("atoms are few");
            atom_of.push(*ids.entry(column).or_insert_with(|| {
                columns.push(Atom::try_from(atom).expect("atoms are few"));
                fresh
            }));
        }
        (atom_of, columns)
    }
}

/// A partition of the states, refined until no atom tells two states of a block apart.
struct Partition {
    /// All states, block by block.
    states: Vec<u32>,
    /// The index of each state in `states`.
    place: Vec<u32>,
    block_of: Vec<u32>,
    /// Begin and end of each block.
    blocks: Vec<(u32, u32)>,
    /// How many states at a block's beginning are marked.
    marked: Vec<u32>,
}

impl Partition {
    fn refine(dfa: &Dfa) -> Self {
        let count = dfa.states();
        let (came_from, first) = predecessors(dfa);
        let mut this = Self::by_acceptance(dfa);
        let mut waiting: Vec<u32> = (0..u32::try_from(this.blocks.len()).expect("at most two")).collect();
        let mut is_waiting = vec![true; this.blocks.len()];
        while let Some(splitter) = waiting.pop() {
            is_waiting[splitter as usize] = false;
            let (begin, end) = this.blocks[splitter as usize];
            let members = this.states[begin as usize..end as usize].to_vec();
            for atom in 0..dfa.atoms {
                let mut touched = Vec::new();
                for &member in &members {
                    let slot = atom * count + member as usize;
                    for &state in &came_from[first[slot] as usize..first[slot + 1] as usize] {
                        this.mark(state, &mut touched);
                    }
                }
                for block in touched {
                    let Some(new) = this.split(block) else { continue };
                    let size = |block: u32| this.blocks[block as usize].1 - this.blocks[block as usize].0;
                    let smaller = if size(new) < size(block) { new } else { block };
                    is_waiting.push(false);
                    let add = if is_waiting[block as usize] { new } else { smaller };
                    is_waiting[add as usize] = true;
                    waiting.push(add);
                }
            }
        }
        this
    }

    fn by_acceptance(dfa: &Dfa) -> Self {
        let count = u32::try_from(dfa.states()).expect("states are few");
        let mut states: Vec<u32> = (0..count).collect();
        states.sort_by_key(|&state| dfa.accepting[state as usize]);
        let mut place = vec![0; states.len()];
        for (at, &state) in (0..).zip(&states) {
            place[state as usize] = at;
        }
        let rejecting =
            u32::try_from(dfa.accepting.iter().filter(|&&accepting| !accepting).count()).expect("states are few");
        let blocks = if rejecting < count { vec![(0, rejecting), (rejecting, count)] } else { vec![(0, count)] };
        let block_of = dfa.accepting.iter().map(|&accepting| u32::from(accepting)).collect();
        let marked = vec![0; blocks.len()];
        Self { states, place, block_of, blocks, marked }
    }

    /// Moves a state into the marked beginning of its block.
    fn mark(&mut self, state: u32, touched: &mut Vec<u32>) {
        let block = self.block_of[state as usize];
        let boundary = self.blocks[block as usize].0 + self.marked[block as usize];
        let place = self.place[state as usize];
        if place < boundary {
            return;
        }
        if self.marked[block as usize] == 0 {
            touched.push(block);
        }
        let other = self.states[boundary as usize];
        self.states.swap(boundary as usize, place as usize);
        self.place[other as usize] = place;
        self.place[state as usize] = boundary;
        self.marked[block as usize] += 1;
    }

    /// Cuts a block's marked states off as a new block, unless all are marked.
    fn split(&mut self, block: u32) -> Option<u32> {
        let (begin, end) = self.blocks[block as usize];
        let cut = begin + std::mem::take(&mut self.marked[block as usize]);
        if cut == end {
            return None;
        }
        let new = u32::try_from(self.blocks.len()).expect("states are few");
        self.blocks[block as usize].0 = cut;
        self.blocks.push((begin, cut));
        self.marked.push(0);
        for &state in &self.states[begin as usize..cut as usize] {
            self.block_of[state as usize] = new;
        }
        Some(new)
    }
}

/// The predecessors by each atom of each state: a flat list, and where each part of it begins.
fn predecessors(dfa: &Dfa) -> (Vec<u32>, Vec<u32>) {
    let count = dfa.states();
    let mut first = vec![0u32; dfa.atoms * count + 1];
    for state in 0..count {
        for atom in 0..dfa.atoms {
            first[atom * count + dfa.next[state * dfa.atoms + atom] as usize + 1] += 1;
        }
    }
    for slot in 1..first.len() {
        first[slot] += first[slot - 1];
    }
    let mut fill = first.clone();
    let mut came_from = vec![0u32; count * dfa.atoms];
    for state in 0..count {
        for atom in 0..dfa.atoms {
            let slot = atom * count + dfa.next[state * dfa.atoms + atom] as usize;
            came_from[fill[slot] as usize] = u32::try_from(state).expect("states are few");
            fill[slot] += 1;
        }
    }
    (came_from, first)
}
