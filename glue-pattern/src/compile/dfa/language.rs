//! The minimal automaton with its alphabet: everything there is to know about what a pattern accepts.

use crate::compile::alphabet::{Alphabet, Atom};
use crate::compile::dfa::minimize::Dfa;
use crate::compile::set::MAX;

/// What a pattern accepts.
#[derive(Clone, Debug)]
pub(crate) struct Language {
    pub(crate) dfa: Dfa,
    /// Sorted: the first character of a run and its class (an atom of `dfa`).
    pub(crate) runs: Vec<(u32, Atom)>,
    pub(crate) classes: Vec<ClassInfo>,
}

/// What is known about the characters of one class.
#[derive(Clone, Debug)]
pub(crate) struct ClassInfo {
    /// All of them, without surrogates.
    pub(crate) ranges: Vec<(u32, u32)>,
    pub(crate) min_bytes: u32,
    pub(crate) max_bytes: u32,
    /// A readable one.
    pub(crate) example: char,
}

impl Language {
    pub(crate) fn new(dfa: &Dfa, atoms: &Alphabet) -> Self {
        let (dfa, class_of) = dfa.minimise();
        let mut runs: Vec<(u32, Atom)> = Vec::new();
        for &(start, atom) in &atoms.starts {
            let class = class_of[usize::from(atom)];
            if runs.last().is_none_or(|last| last.1 != class) {
                runs.push((start, class));
            }
        }
        let mut ranges = vec![Vec::new(); dfa.atoms];
        for (at, &(low, class)) in runs.iter().enumerate() {
            let high = runs.get(at + 1).map_or(MAX, |next| next.0 - 1);
            ranges[usize::from(class)].extend(without_surrogates(low, high));
        }
        let classes = ranges.into_iter().map(ClassInfo::new).collect();
        Self { dfa, runs, classes }
    }

    /// Whether nothing is accepted. In a minimal automaton, state 0 is the only one from which nothing is.
    pub(crate) fn is_empty(&self) -> bool {
        self.dfa.start == 0
    }

    /// The fewest steps from each state to acceptance, where a step costs `cost(class)`; `u32::MAX` for state 0.
    pub(crate) fn shortest(&self, cost: impl Fn(&ClassInfo) -> u32) -> Vec<u32> {
        let states = self.dfa.states();
        let mut best: Vec<u32> =
            self.dfa.accepting.iter().map(|&accepting| if accepting { 0 } else { u32::MAX }).collect();
        let costs: Vec<u32> = self.classes.iter().map(cost).collect();
        let mut before: Vec<Vec<(u32, u32)>> = vec![Vec::new(); states];
        for state in 1..states {
            let from = u32::try_from(state).expect("states are few");
            for (class, &to) in self.dfa.row(from).iter().enumerate() {
                before[to as usize].push((from, costs[class]));
            }
        }
        let mut queue: std::collections::BinaryHeap<_> =
            (0..states).filter(|&state| best[state] == 0).map(|state| (std::cmp::Reverse(0), state)).collect();
        while let Some((std::cmp::Reverse(distance), state)) = queue.pop() {
            if distance > best[state] {
                continue;
            }
            for &(from, cost) in &before[state] {
                if distance + cost < best[from as usize] {
                    best[from as usize] = distance + cost;
                    queue.push((std::cmp::Reverse(distance + cost), from as usize));
                }
            }
        }
        best
    }

    /// The most steps from the start to acceptance, a step costing `cost(class)`; `None` if there is no most.
    pub(crate) fn longest(&self, cost: impl Fn(&ClassInfo) -> u32) -> Option<u32> {
        let costs: Vec<u32> = self.classes.iter().map(cost).collect();
        let mut longest: Vec<Option<u32>> = vec![None; self.dfa.states()];
        let mut open = vec![false; self.dfa.states()];
        // Depth first without recursion: a state is finished once all its successors are.
        let mut stack = vec![(self.dfa.start, 0usize)];
        while let Some(&(state, class)) = stack.last() {
            let row = self.dfa.row(state);
            open[state as usize] = true;
            let Some(&to) = row.get(class) else {
                let ahead = row.iter().zip(&costs).filter(|(to, _)| **to != 0);
                longest[state as usize] =
                    Some(ahead.map(|(&to, cost)| longest[to as usize].unwrap_or(0) + cost).max().unwrap_or(0));
                open[state as usize] = false;
                stack.pop();
                continue;
            };
            if let Some(top) = stack.last_mut() {
                top.1 += 1;
            }
            if to == 0 || longest[to as usize].is_some() {
                continue;
            }
            if open[to as usize] {
                return None;
            }
            stack.push((to, 0));
        }
        longest[self.dfa.start as usize]
    }

    /// For each number of steps up to `length` and each state, whether acceptance can be exactly that far away. `None` if that
    /// would take too much memory.
    pub(crate) fn reach(&self, length: usize) -> Option<Vec<Vec<bool>>> {
        let steps = length.checked_mul(self.dfa.next.len());
        let size = length.checked_mul(self.dfa.states());
        if steps.is_none_or(|steps| steps > 200_000_000) || size.is_none_or(|size| size > 20_000_000) {
            return None;
        }
        let mut layers = vec![self.dfa.accepting.clone()];
        for step in 0..length {
            let last: &Vec<bool> = &layers[step];
            let rows = self.dfa.next.chunks(self.dfa.atoms);
            layers.push(rows.map(|row| row.iter().any(|&to| last[to as usize])).collect());
        }
        Some(layers)
    }

    /// One of the shortest accepted texts, made of readable characters. `distances` are those of [`shortest`](Self::shortest), each
    /// character costing 1.
    pub(crate) fn shortest_example(&self, distances: &[u32]) -> String {
        let mut state = self.dfa.start;
        let mut text = String::new();
        while distances[state as usize] > 0 {
            let row = self.dfa.row(state);
            let good = (0..row.len()).filter(|&class| distances[row[class] as usize] < distances[state as usize]);
            let Some(class) = good.min_by_key(|&class| ugliness(self.classes[class].example)) else { break };
            text.push(self.classes[class].example);
            state = row[class];
        }
        text
    }

    /// An accepted text of exactly `length` characters, made of readable ones.
    pub(crate) fn example(&self, length: usize) -> Option<String> {
        let layers = self.reach(length)?;
        let mut state = self.dfa.start;
        let mut text = String::new();
        for left in (0..length).rev() {
            let row = self.dfa.row(state);
            let good = (0..row.len()).filter(|&class| layers[left][row[class] as usize]);
            let class = good.min_by_key(|&class| ugliness(self.classes[class].example))?;
            text.push(self.classes[class].example);
            state = row[class];
        }
        self.dfa.accepting[state as usize].then_some(text)
    }
}

impl ClassInfo {
    pub(crate) fn new(ranges: Vec<(u32, u32)>) -> Self {
        let width = |c: u32| match c {
            0..0x80 => 1,
            0x80..0x800 => 2,
            0x800..0x1_0000 => 3,
            _ => 4,
        };
        let first = ranges.first().map_or(0, |range| range.0);
        let last = ranges.last().map_or(0, |range| range.1);
        let liked =
            "aA0-_. ".chars().filter(|&c| ranges.iter().any(|&(low, high)| (low..=high).contains(&u32::from(c))));
        let starts = ranges.iter().take(50).filter_map(|&(low, _)| char::from_u32(low));
        let example = liked.chain(starts).min_by_key(|&c| ugliness(c)).unwrap_or('\0');
        Self { min_bytes: width(first), max_bytes: width(last), ranges, example }
    }
}

/// Sorts the characters a reader knows before the others.
pub(crate) fn ugliness(c: char) -> (u8, char) {
    let kind = match c {
        'a'..='z' => 0,
        'A'..='Z' => 1,
        '0'..='9' => 2,
        '-' | '_' | '.' => 3,
        '!'..='~' => 4,
        ' ' => 5,
        _ if !c.is_control() && !c.is_whitespace() => 6,
        _ => 7,
    };
    (kind, c)
}

fn without_surrogates(low: u32, high: u32) -> impl Iterator<Item = (u32, u32)> {
    [(low, high.min(0xD7FF)), (low.max(0xE000), high)].into_iter().filter(|&(low, high)| low <= high)
}
