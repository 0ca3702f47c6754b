//! A request to begin with: a valid one, or one that is only just invalid.

use std::sync::{Mutex, PoisonError};

use glue_model::api::Operation;
use glue_validate::render::{json::to_string, visible};
use glue_validate::sample::{Invalids, Sampler};
use serde::Serialize;
use serde_json::Value;

/// Which request is wanted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted {
    /// What is required, and nothing else.
    Minimal,
    /// Every member.
    Full,
    /// Any valid one.
    Random,
    /// One that breaks one rule.
    Invalid,
}

impl Wanted {
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "minimal" => Some(Self::Minimal),
            "full" => Some(Self::Full),
            "random" => Some(Self::Random),
            "invalid" => Some(Self::Invalid),
            _ => None,
        }
    }
}

/// A request, as a text of several lines.
#[derive(Debug, Serialize)]
pub(super) struct Sample {
    request: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    breaks: Option<Broken>,
}

/// The rule that a request breaks.
#[derive(Debug, Serialize)]
struct Broken {
    /// A JSON Pointer; empty for the request.
    path: String,
    code: &'static str,
    /// Which it is of all that can be broken, from 1.
    number: usize,
    of: usize,
}

/// Makes samples.
#[derive(Debug, Default)]
pub(super) struct Samples {
    /// What is invalid of the operation that was asked for last: of a large one there are thousands, which takes a while.
    last: Mutex<Option<(&'static str, Invalids)>>,
}

impl Samples {
    /// Makes a request for an operation: the same for the same seed. Of those that are invalid the seed chooses the rule; seeds
    /// one after the other are far apart.
    pub(super) fn make(&self, operation: &'static Operation, wanted: Wanted, seed: u64) -> Result<Sample, String> {
        let sampler = Sampler::new(operation.input());
        let valid = match wanted {
            Wanted::Minimal => sampler.minimal(),
            Wanted::Full => sampler.full(),
            Wanted::Random => sampler.random(seed),
            Wanted::Invalid => return self.invalid(operation, &sampler, seed),
        };
        let request = valid.map_err(|unmade| unmade.to_string())?;
        Ok(Sample { request: text(&request), breaks: None })
    }

    fn invalid(&self, operation: &'static Operation, sampler: &Sampler, seed: u64) -> Result<Sample, String> {
        let name = operation.name();
        // Who asks meanwhile waits, so that no more than one processor is kept busy.
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.as_ref().is_none_or(|(known, _)| *known != name) {
            *last = None;
        }
        let (_, all) = last.get_or_insert_with(|| (name, sampler.invalid(0)));
        let (index, of) = (spread(seed, all.made().len()), all.made().len());
        let made = all.made().get(index).ok_or("no rule can be broken: any object is a request")?;
        let (path, code) = (visible(made.path()).into_owned(), made.code().as_str());
        let breaks = Broken { path, code, number: index + 1, of };
        Ok(Sample { request: text(made.value()), breaks: Some(breaks) })
    }
}

/// A place among so many, by Fibonacci hashing: seeds one after the other fill the gaps between those before.
fn spread(seed: u64, of: usize) -> usize {
    let hash = seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let place = (u128::from(hash) * of as u128) >> 64;
    usize::try_from(place).unwrap_or_default()
}

/// Numbers are written here, since a browser has doubles alone.
fn text(request: &Value) -> String {
    serde_json::to_string_pretty(request).unwrap_or_else(|_| to_string(request)) + "\n"
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use glue_model::api;
    use glue_validate::json::Options;

    use super::*;

    #[test]
    fn samples_are_what_they_are_called() {
        let samples = Samples::default();
        for name in ["CreateJob", "CreateSession", "GetTags", "ListSessions", "CreateConnection"] {
            let operation = api::find(name).unwrap();
            for wanted in ["minimal", "full", "random"].map(|it| Wanted::named(it).unwrap()) {
                let sample = samples.make(operation, wanted, 5).unwrap();
                let report = operation.check_with(sample.request.as_bytes(), &Options::new());
                assert!(sample.breaks.is_none() && report.is_ok(), "{name}: {sample:?}");
            }
        }
        let mut broken = BTreeSet::new();
        for name in ["CreateSession", "GetTags", "ListSessions", "GetTags"] {
            let operation = api::find(name).unwrap();
            for seed in 0..8 {
                let sample = samples.make(operation, Wanted::Invalid, seed).unwrap();
                let report = operation.check_with(sample.request.as_bytes(), &Options::new()).unwrap_err();
                let [violation] = report.violations() else { panic!("{report}") };
                let breaks = sample.breaks.unwrap();
                assert_eq!((violation.path(), violation.code().as_str()), (&*breaks.path, breaks.code), "{name}");
                assert!((1..=breaks.of).contains(&breaks.number));
                broken.insert((name, breaks.number));
            }
        }
        assert!(broken.len() > 15, "{broken:?}");
    }

    #[test]
    fn seeds_are_spread() {
        let places: BTreeSet<_> = (0..100).map(|seed| spread(seed, 100)).collect();
        assert!(places.len() > 60 && places.last() < Some(&100), "{places:?}");
        assert!(spread(u64::MAX, 7) < 7 && spread(u64::MAX - 1, 7) < 7);
    }
}
