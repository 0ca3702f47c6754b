//! Constraints in the services' words: each bound by itself.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::super::smithy::{check_constraint, enum_constraint, pattern_constraint};
use crate::report::{Fault, Violation};
use crate::rules::{Number, RangeEnd, Rules};
use crate::shape::{Kind, Shape};

const UNIQUE: &str = "Member must have unique values";

/// The constraint that a member's value broke.
pub(super) fn broken_constraint(violation: &Violation, shape: Option<&'static Shape>) -> Cow<'static, str> {
    match violation.fault() {
        Fault::Required => "Member must not be null".into(),
        Fault::Length { min: Some(min), actual, .. } if actual < min => at_least("length", min).into(),
        Fault::Length { max: Some(max), .. } => at_most("length", max).into(),
        Fault::Range { min, beyond: RangeEnd::Min, .. } => range(shape, *min, None).concat().into(),
        Fault::Range { max, beyond: RangeEnd::Max, .. } => range(shape, None, *max).concat().into(),
        Fault::Pattern { pattern } => pattern_constraint(pattern.source()).into(),
        Fault::Enum { values } => enum_constraint(values).into(),
        Fault::Unique { .. } => UNIQUE.into(),
        Fault::Check { name, message } => check_constraint(name, message.as_deref()).into(),
        other => other.to_string().into(),
    }
}

/// All constraints of a container's part, broken or not, in the services' order.
pub(super) fn all_constraints(part: Option<(&'static Shape, Rules)>, broken: &Fault) -> Vec<String> {
    let Some((shape, rules)) = part else { return fault_alone(None, broken) };
    let mut all = Vec::new();
    if let Some(length) = rules.length() {
        all.extend(length.max.map(|max| at_most("length", &max)));
        all.extend(length.min.map(|min| at_least("length", &min)));
    }
    if let Some(bounds) = rules.range() {
        all.extend(range(Some(shape), bounds.min, bounds.max));
    }
    all.extend(rules.pattern().map(|pattern| pattern_constraint(pattern.source())));
    all.extend(rules.one_of().map(enum_constraint));
    if let Kind::Enum(set) = shape.kind() {
        all.push(enum_constraint(&set.values));
    }
    if let (Kind::Union(_), Fault::Enum { values }) = (shape.kind(), broken) {
        all.push(enum_constraint(values));
    }
    if rules.is_unique() {
        all.push(UNIQUE.into());
    }
    // The broken one is among them, or this is not the part that broke it: what stands below a hidden key has no path.
    let alone = fault_alone(Some(shape), broken);
    if alone.iter().all(|constraint| all.contains(constraint)) { all } else { alone }
}

/// The constraint of a place that the shape does not lead to: only what the fault itself knows.
fn fault_alone(shape: Option<&'static Shape>, broken: &Fault) -> Vec<String> {
    match broken {
        Fault::Length { min, max, .. } => {
            let max = max.as_ref().map(|max| at_most("length", max));
            max.into_iter().chain(min.as_ref().map(|min| at_least("length", min))).collect()
        }
        Fault::Range { min, max, .. } => range(shape, *min, *max),
        Fault::Pattern { pattern } => alloc::vec![pattern_constraint(pattern.source())],
        Fault::Enum { values } => alloc::vec![enum_constraint(values)],
        Fault::Unique { .. } => alloc::vec![UNIQUE.into()],
        other => alloc::vec![other.to_string()],
    }
}

fn range(shape: Option<&'static Shape>, min: Option<Number>, max: Option<Number>) -> Vec<String> {
    let float = shape.is_some_and(|shape| matches!(shape.kind(), Kind::Float { .. }));
    let max = max.map(|max| at_most("value", &number(max, float)));
    let min = min.map(|min| at_least("value", &number(min, float)));
    max.into_iter().chain(min).collect()
}

/// Java prints a double with a fraction.
fn number(bound: Number, float: bool) -> String {
    if float { format!("{:?}", bound.to_f64()) } else { bound.to_string() }
}

fn at_least(what: &str, bound: &impl fmt::Display) -> String {
    format!("Member must have {what} greater than or equal to {bound}")
}

fn at_most(what: &str, bound: &impl fmt::Display) -> String {
    format!("Member must have {what} less than or equal to {bound}")
}
