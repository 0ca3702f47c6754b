//! Constraints in the services' words: each bound by itself.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::super::place::Place;
use super::super::smithy::{check_constraint, enum_constraint, pattern_constraint};
use crate::report::{Fault, Violation};
use crate::rules::{Number, Range, RangeEnd, Rules};
use crate::shape::{Kind, Shape};

const NOT_NULL: &str = "Member must not be null";
const UNIQUE: &str = "Member must have unique values";

/// The constraint that a member's value broke.
pub(super) fn broken_constraint(violation: &Violation, shape: Option<&'static Shape>) -> Cow<'static, str> {
    match violation.fault() {
        Fault::Required { .. } => NOT_NULL.into(),
        Fault::Length { min: Some(min), actual, .. } if actual < min => at_least("length", min).into(),
        Fault::Length { max: Some(max), .. } => at_most("length", max).into(),
        Fault::Range { min, excludes_min, beyond: RangeEnd::Min, .. } => {
            range(shape, &ends(*min, None, *excludes_min, false)).concat().into()
        }
        Fault::Range { max, excludes_max, beyond: RangeEnd::Max, .. } => {
            range(shape, &ends(None, *max, false, *excludes_max)).concat().into()
        }
        Fault::MultipleOf { divisor } => multiple_of(shape, *divisor).into(),
        Fault::Pattern { pattern, .. } => pattern_constraint(pattern.source()).into(),
        Fault::Enum { values, .. } => enum_constraint(values).into(),
        Fault::Unique { .. } => UNIQUE.into(),
        Fault::Check { name, message } => check_constraint(name, message.as_deref()).into(),
        other => other.to_string().into(),
    }
}

/// All constraints of a container's part, broken or not, in the services' order. Some name last that it must not be null.
pub(super) fn all_constraints(part: Option<&Place>, broken: &Fault, names_null: bool) -> Vec<String> {
    let Some(Place { shape, rules, nullable, .. }) = part else { return fault_alone(None, broken) };
    let mut all = rule_constraints(shape, rules, broken);
    // The broken one is among them, or this is not the part that broke it: what stands below a hidden key has no path.
    let alone = fault_alone(Some(shape), broken);
    if !alone.iter().all(|constraint| all.contains(constraint)) {
        all = alone;
    }
    all.extend((names_null && !nullable).then(|| NOT_NULL.into()));
    all
}

fn rule_constraints(shape: &'static Shape, rules: &Rules, broken: &Fault) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(length) = rules.length() {
        all.extend(length.max.map(|max| at_most("length", &max)));
        all.extend(length.min.map(|min| at_least("length", &min)));
    }
    if let Some(bounds) = rules.range() {
        all.extend(range(Some(shape), &bounds));
    }
    all.extend(rules.pattern().map(|pattern| pattern_constraint(pattern.source())));
    all.extend(rules.one_of().map(enum_constraint));
    if let Kind::Enum(set) = shape.kind() {
        all.push(enum_constraint(&set.values));
    }
    if let (Kind::Union(_), Fault::Enum { values, .. }) = (shape.kind(), broken) {
        all.push(enum_constraint(values));
    }
    if rules.is_unique() {
        all.push(UNIQUE.into());
    }
    all
}

/// The constraint of a place that the shape does not lead to: only what the fault itself knows.
fn fault_alone(shape: Option<&'static Shape>, broken: &Fault) -> Vec<String> {
    match broken {
        Fault::Length { min, max, .. } => {
            let max = max.as_ref().map(|max| at_most("length", max));
            max.into_iter().chain(min.as_ref().map(|min| at_least("length", min))).collect()
        }
        Fault::Range { min, max, excludes_min, excludes_max, .. } => {
            range(shape, &ends(*min, *max, *excludes_min, *excludes_max))
        }
        Fault::MultipleOf { divisor } => alloc::vec![multiple_of(shape, *divisor)],
        Fault::Pattern { pattern, .. } => alloc::vec![pattern_constraint(pattern.source())],
        Fault::Enum { values, .. } => alloc::vec![enum_constraint(values)],
        Fault::Unique { .. } => alloc::vec![UNIQUE.into()],
        other => alloc::vec![other.to_string()],
    }
}

/// A range of which only the ends are said.
fn ends(min: Option<Number>, max: Option<Number>, excludes_min: bool, excludes_max: bool) -> Range {
    let range = Range::new(min, max);
    let range = if excludes_min { range.with_min_excluded() } else { range };
    if excludes_max { range.with_max_excluded() } else { range }
}

fn range(shape: Option<&'static Shape>, range: &Range) -> Vec<String> {
    let max = range.max.map(|max| {
        let max = number(max, shape);
        if range.excludes_max { format!("Member must have value less than {max}") } else { at_most("value", &max) }
    });
    let min = range.min.map(|min| {
        let min = number(min, shape);
        if range.excludes_min { format!("Member must have value greater than {min}") } else { at_least("value", &min) }
    });
    let multiple = range.multiple_of.map(|divisor| multiple_of(shape, divisor));
    max.into_iter().chain(min).chain(multiple).collect()
}

fn multiple_of(shape: Option<&'static Shape>, divisor: Number) -> String {
    format!("Member must have value that is a multiple of {}", number(divisor, shape))
}

/// Java prints a double with a fraction.
fn number(bound: Number, shape: Option<&'static Shape>) -> String {
    let float = shape.is_some_and(|shape| matches!(shape.kind(), Kind::Float { .. }));
    if float { format!("{:?}", bound.to_f64()) } else { bound.to_string() }
}

fn at_least(what: &str, bound: &impl fmt::Display) -> String {
    format!("Member must have {what} greater than or equal to {bound}")
}

fn at_most(what: &str, bound: &impl fmt::Display) -> String {
    format!("Member must have {what} less than or equal to {bound}")
}
