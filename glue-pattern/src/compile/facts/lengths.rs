//! The accepted lengths, in the form that [`crate::pattern::allows`] reads.

use std::collections::HashMap;

use crate::compile::dfa::language::Language;
use crate::pattern::UNBOUNDED;

/// The most steps to look for the period of the accepted lengths.
const MAX_STEPS: usize = 300_000;

/// The accepted lengths, and whether they are exact.
pub(super) fn lengths(language: &Language, longest: u32) -> (Vec<u8>, bool) {
    let dfa = &language.dfa;
    let mut accepted = Vec::new();
    let mut seen: HashMap<Vec<u32>, usize> = HashMap::new();
    let mut layer = vec![dfa.start];
    let mut steps = 0;
    let mut mark = vec![usize::MAX; dfa.states()];
    let rhythm = loop {
        let length = accepted.len();
        if layer.is_empty() {
            break Some(length);
        }
        if let Some(&first) = seen.get(&layer) {
            break Some(first);
        }
        steps += layer.len() * dfa.atoms;
        if steps > MAX_STEPS {
            break None;
        }
        accepted.push(layer.iter().any(|&state| dfa.accepting[state as usize]));
        let mut next = Vec::new();
        for &state in &layer {
            for &to in dfa.row(state) {
                if to != 0 && mark[to as usize] != length {
                    mark[to as usize] = length;
                    next.push(to);
                }
            }
        }
        next.sort_unstable();
        seen.insert(std::mem::replace(&mut layer, next), length);
    };
    let mut entries = Vec::new();
    let period = rhythm.map_or(0, |first| accepted.len() - first);
    let first = rhythm.unwrap_or(accepted.len());
    push_runs(&mut entries, &accepted[..first], 0, 0);
    push_runs(&mut entries, &accepted[first..], first, period);
    if rhythm.is_none() {
        let from = number(accepted.len());
        // All lengths beyond those that were looked at count as possible.
        entries.push(if longest == UNBOUNDED { [from, from, 1] } else { [from, longest, 0] });
    }
    (entries.iter().flatten().flat_map(|number| number.to_le_bytes()).collect(), rhythm.is_some())
}

/// All lengths between two.
pub(super) fn interval((least, most): (u32, u32)) -> Vec<u8> {
    let entry = match (least, most) {
        (least, most) if least > most => return Vec::new(),
        (least, UNBOUNDED) => [least, least, 1],
        (least, most) => [least, most, 0],
    };
    entry.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn push_runs(entries: &mut Vec<[u32; 3]>, accepted: &[bool], offset: usize, period: usize) {
    let mut at = 0;
    while at < accepted.len() {
        let end = at + accepted[at..].iter().take_while(|&&is_in| is_in).count();
        if end > at {
            entries.push([number(offset + at), number(offset + end - 1), number(period)]);
        }
        at = end + 1;
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
