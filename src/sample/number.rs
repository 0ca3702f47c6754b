//! Numbers that keep a range, or lie just beyond it.

use alloc::vec::Vec;

use serde_json::Value;

use super::random::{Random, below, pick};
use super::unmade::Unmade;
use crate::checker::apply;
use crate::report::Fault;
use crate::rules::{Number, Range, Repr, Rules};
use crate::shape::Integer;

/// What JSON values hold of whole numbers.
const WHOLE: (i128, i128) = (i64::MIN as i128, u64::MAX as i128);
/// How far from the simplest one most numbers are.
const NEAR: u64 = 100;

/// The whole numbers of a type under rules: `first..=last`, multiples of `step`.
#[derive(Clone, Copy, Debug)]
struct Domain {
    first: i128,
    last: i128,
    step: i128,
}

impl Domain {
    fn new(limits: &Integer, range: Option<Range>) -> Self {
        let (smallest, largest) = width(limits);
        let range = range.unwrap_or(Range::new(None, None));
        let first = range.min.map_or(smallest, |min| lower(min, range.excludes_min).max(smallest));
        let last = range.max.map_or(largest, |max| upper(max, range.excludes_max).min(largest));
        let step = range.multiple_of.and_then(whole).filter(|step| *step > 0).unwrap_or(1);
        Self { first, last, step }
    }

    /// The first and last factor of `step` that lead into the domain.
    fn factors(self) -> (i128, i128) {
        let ceiling = self.first.div_euclid(self.step) + i128::from(self.first.rem_euclid(self.step) != 0);
        (ceiling, self.last.div_euclid(self.step))
    }
}

/// What a type holds, as far as JSON values can.
fn width(limits: &Integer) -> (i128, i128) {
    (limits.min.max(WHOLE.0), i128::try_from(limits.max).unwrap_or(WHOLE.1).min(WHOLE.1))
}

/// The smallest whole number that a lower bound allows.
#[expect(clippy::cast_possible_truncation, reason = "bounds are clipped to what JSON values hold")]
fn lower(bound: Number, excluded: bool) -> i128 {
    match bound.0 {
        Repr::Int(bound) => bound.saturating_add(i128::from(excluded)),
        Repr::Uint(_) => i128::MAX,
        Repr::Float(bound) => {
            let floor = floor(bound);
            let above = floor < bound || excluded;
            (floor as i128).saturating_add(i128::from(above))
        }
    }
}

/// The largest one that an upper bound allows.
#[expect(clippy::cast_possible_truncation, reason = "bounds are clipped to what JSON values hold")]
fn upper(bound: Number, excluded: bool) -> i128 {
    match bound.0 {
        Repr::Int(bound) => bound.saturating_sub(i128::from(excluded)),
        Repr::Uint(_) => i128::MAX,
        Repr::Float(bound) => {
            let floor = floor(bound);
            let below = excluded && floor.total_cmp(&bound).is_eq();
            (floor as i128).saturating_sub(i128::from(below))
        }
    }
}

/// The largest whole number that is not above.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "larger ones are whole")]
fn floor(value: f64) -> f64 {
    if !value.is_finite() || value.abs() >= 1e18 {
        return value;
    }
    let cut = value as i64 as f64;
    if cut > value { cut - 1.0 } else { cut }
}

fn whole(number: Number) -> Option<i128> {
    number.as_i128().or_else(|| match number.0 {
        Repr::Float(value) if floor(value).total_cmp(&value).is_eq() => Some(lower(number, false)),
        _ => None,
    })
}

/// A whole number as JSON has it.
fn json(value: i128) -> Option<Value> {
    i64::try_from(value).map(Value::from).or_else(|_| u64::try_from(value).map(Value::from)).ok()
}

/// A whole number that keeps the rules; the one nearest to zero if each choice is the simplest.
pub(super) fn integer(limits: &Integer, rules: &Rules, random: Random<'_>) -> Result<Value, Unmade> {
    integer_of(limits, rules, random).and_then(json).ok_or_else(|| Unmade::new("no integer satisfies the rules"))
}

/// The same as a number.
pub(super) fn integer_of(limits: &Integer, rules: &Rules, random: Random<'_>) -> Option<i128> {
    if !rules.numbers().is_empty() {
        let good = |number: &Number| {
            let mut kept = limits.holds(*number);
            apply::number(rules, *number, |_| kept = false);
            kept
        };
        let good: Vec<i128> = rules.numbers().iter().filter(|it| good(it)).filter_map(|it| it.as_i128()).collect();
        return pick(random, &good);
    }
    let domain = Domain::new(limits, rules.range);
    let (first, last) = domain.factors();
    if first > last {
        return None;
    }
    let nearest = 0.clamp(first, last);
    // From the simplest one up to the end, then downwards. Drawn first, so that what is drawn next may become 0 and change little.
    let span = u64::try_from(last - first).unwrap_or(u64::MAX - 1).min(u64::MAX - 1);
    let offset = random(span + 1);
    let at = |offset: u64| {
        let up = nearest.saturating_add(offset.into());
        if up <= last { up } else { nearest - (up - last) }
    };
    let factor = match random(8) {
        1 => first,
        2 => last,
        3..=5 => at(offset % NEAR.min(span + 1)),
        _ => at(offset),
    };
    let mut factor = factor.clamp(first, last);
    if factor == 0 && limits.nonzero {
        factor = [1, -1].into_iter().find(|factor| (first..=last).contains(factor))?;
    }
    Some(factor * domain.step)
}

/// Whole numbers that the type holds and that break the range, each in one way.
pub(super) fn integers_out_of_range(limits: &Integer, range: Range) -> Vec<Value> {
    let (smallest, largest) = width(limits);
    let domain = Domain::new(limits, Some(range));
    let (first, last) = domain.factors();
    let held = |value: &i128| (smallest..=largest).contains(value) && !(limits.nonzero && *value == 0);
    let below = (first - 1).checked_mul(domain.step).filter(|_| range.min.is_some());
    let above = (last + 1).checked_mul(domain.step).filter(|_| range.max.is_some());
    let between = (domain.step > 1).then_some(domain.first..=domain.last);
    let between = between.and_then(|mut all| all.by_ref().take(3).find(|it| it.rem_euclid(domain.step) != 0));
    [below, above, between].into_iter().flatten().filter(held).filter_map(json).collect()
}

/// A whole number that the type holds and that a value set lacks, if there is a set of numbers.
pub(super) fn integers_out_of_set(limits: &Integer, rules: &Rules) -> Option<Value> {
    let accepted: Vec<i128> = rules.numbers().iter().filter_map(|number| number.as_i128()).collect();
    let after = accepted.iter().filter_map(|number| number.checked_add(1));
    let before = accepted.iter().filter_map(|number| number.checked_sub(1));
    let is_other = |value: &i128| !accepted.contains(value) && limits.holds(Number::from_i128(*value));
    after.chain(before).find(is_other).and_then(json)
}

/// Whole numbers that the type does not hold.
pub(super) fn integers_out_of_type(limits: &Integer) -> Vec<Value> {
    let below = limits.min.checked_sub(1);
    let above = i128::try_from(limits.max).ok().and_then(|max| max.checked_add(1));
    [below, above, limits.nonzero.then_some(0)].into_iter().flatten().filter_map(json).collect()
}

/// A number with a fraction that keeps the rules; the one nearest to zero if each choice is the simplest.
pub(super) fn float(single: bool, rules: &Rules, random: Random<'_>) -> Result<Value, Unmade> {
    let candidates = candidates(single, rules, random);
    let good: Vec<f64> = candidates.into_iter().filter(|value| keeps(single, rules, *value)).collect();
    let simplest = good.iter().copied().min_by(|left, right| left.abs().total_cmp(&right.abs()));
    let value = match random(4) {
        0 => simplest,
        _ => pick(random, &good),
    };
    value.map(number).ok_or_else(|| Unmade::new("no number that satisfies the rules was found"))
}

/// Numbers that break the range, each in one way.
pub(super) fn floats_out_of_range(single: bool, rules: &Rules, random: Random<'_>) -> Vec<Value> {
    let Some(range) = rules.range else { return Vec::new() };
    let candidates = candidates(single, rules, random);
    let mut found = Vec::new();
    for wanted in [RangeFault::Below, RangeFault::Above, RangeFault::Between] {
        let is_wanted = |value: &&f64| faults(single, rules, **value) == [wanted];
        found.extend(candidates.iter().find(is_wanted).copied().map(number));
        if range.multiple_of.is_none() && wanted == RangeFault::Above {
            break;
        }
    }
    found
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RangeFault {
    Below,
    Above,
    Between,
}

fn faults(single: bool, rules: &Rules, value: f64) -> Vec<RangeFault> {
    let mut found = Vec::new();
    let fault = |fault: Fault| {
        found.push(match fault {
            Fault::Range { beyond: crate::rules::RangeEnd::Min, .. } => RangeFault::Below,
            Fault::Range { .. } => RangeFault::Above,
            _ => RangeFault::Between,
        });
    };
    #[expect(clippy::cast_possible_truncation, reason = "as serde_json reads an `f32`")]
    if single {
        apply::single(rules, value as f32, fault);
    } else {
        apply::number(rules, Number::from_f64(value), fault);
    }
    found
}

#[expect(clippy::cast_possible_truncation, reason = "as serde_json reads an `f32`")]
fn keeps(single: bool, rules: &Rules, value: f64) -> bool {
    let is_held = value.is_finite() && !(single && (value as f32).is_infinite());
    is_held && faults(single, rules, value).is_empty()
}

/// A number as JSON has it: a whole one without a fraction.
#[expect(clippy::cast_possible_truncation, reason = "it was looked at")]
fn number(value: f64) -> Value {
    if floor(value).total_cmp(&value).is_eq() && value.abs() < 1e15 { (value as i64).into() } else { value.into() }
}

/// Numbers at, near and between the bounds.
fn candidates(single: bool, rules: &Rules, random: Random<'_>) -> Vec<f64> {
    let range = rules.range.unwrap_or(Range::new(None, None));
    let (min, max) = (range.min.map(Number::to_f64), range.max.map(Number::to_f64));
    let mut found: Vec<f64> = alloc::vec![0.0];
    found.extend(rules.numbers().iter().map(|number| number.to_f64()));
    for bound in [min, max].into_iter().flatten() {
        found.extend([bound, bound + 0.5, bound - 0.5, bound + 1.0, bound - 1.0, bound * 2.0, bound / 2.0]);
        found.extend(beside(single, bound));
    }
    let (least, most) = match (min, max) {
        (Some(min), Some(max)) => (min, max),
        (Some(min), None) => (min, min + 100.0),
        (None, Some(max)) => (max - 100.0, max),
        (None, None) => (-100.0, 100.0),
    };
    for _ in 0..8 {
        #[expect(clippy::cast_precision_loss, reason = "a fraction")]
        let part = random(1 << 20) as f64 / f64::from(1_u32 << 20);
        found.push(least + (most - least) * part);
    }
    if let Some(divisor) = range.multiple_of {
        let near = found.iter().map(|value| floor(value / divisor.to_f64())).collect::<Vec<_>>();
        let times = near.iter().flat_map(|factor| [factor - 1.0, *factor, factor + 1.0]);
        found.extend(times.filter_map(|factor| multiple(divisor, factor)));
    }
    found.retain(|value| value.is_finite());
    #[expect(clippy::cast_possible_truncation, reason = "the nearest that the type holds")]
    if single {
        for value in &mut found {
            *value = f64::from(*value as f32);
        }
        found.retain(|value| value.is_finite());
    }
    // Minus zero is zero.
    for value in &mut found {
        *value += 0.0;
    }
    found
}

/// The numbers next to one.
#[expect(clippy::cast_possible_truncation, reason = "a bound is meant as an `f32`")]
fn beside(single: bool, value: f64) -> [f64; 2] {
    if single {
        let value = value as f32;
        [value.next_up().into(), value.next_down().into()]
    } else {
        [value.next_up(), value.next_down()]
    }
}

/// A multiple in decimals, as people write it: three times 0.1 is 0.3.
#[expect(clippy::cast_possible_truncation, reason = "larger factors are not looked for")]
fn multiple(divisor: Number, factor: f64) -> Option<f64> {
    if factor.abs() > 1e15 {
        return None;
    }
    let text = alloc::format!("{:e}", divisor.to_f64());
    let (mantissa, exponent) = text.split_once('e')?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = alloc::format!("{whole}{fraction}").parse::<i128>().ok()?.checked_mul(factor as i128)?;
    let exponent = exponent.parse::<i32>().ok()? - i32::try_from(fraction.len()).ok()?;
    alloc::format!("{digits}e{exponent}").parse().ok()
}

/// A number of things between two bounds, few of them.
pub(super) fn count(least: u64, most: u64, spread: u64, random: Random<'_>) -> u64 {
    let most = most.min(least.saturating_add(spread));
    least + u64::try_from(below(random, usize::try_from(most.saturating_sub(least) + 1).unwrap_or(1))).unwrap_or(0)
}
