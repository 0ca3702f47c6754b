//! The plan by which a pattern is matched, and its expression.

use crate::compile::encode::class::OwnedClass;
use crate::compile::encode::counted::OwnedCounted;
use crate::compile::encode::row::{OwnedFields, OwnedRow};
use crate::compile::encode::source::{byte_string, digits, literal};
use crate::compile::encode::table::OwnedTable;
use crate::matcher::{Fixed, Plan, Scan};

/// The owned form of a [`Plan`].
#[derive(Clone, Debug)]
pub(crate) enum OwnedPlan {
    Scan(OwnedClass, u32, u32),
    Segments(OwnedRow),
    Fields(OwnedFields),
    Fixed(u16, u8, Vec<u8>),
    Table(OwnedTable),
    Counted(Box<OwnedCounted>),
    All(Vec<OwnedPlan>),
}

impl OwnedPlan {
    /// How long the expression of this is.
    pub(crate) fn size(&self) -> usize {
        plan(self, "").len()
    }

    /// The expression that makes the plan; `types` is the path to the types.
    pub(crate) fn expression(&self, types: &str) -> String {
        plan(self, types)
    }

    /// The same answer, by the same code, as that of the [`Plan`] written for this.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.with(&mut |plan| plan.is_match(text))
    }

    /// Calls `f` with the [`Plan`] that is written for this.
    pub(crate) fn with<R>(&self, f: &mut dyn FnMut(&Plan<'_>) -> R) -> R {
        match self {
            OwnedPlan::Scan(class, min, max) => f(&Plan::Scan(Scan { class: class.borrow(), min: *min, max: *max })),
            OwnedPlan::Segments(row) => row.with(f),
            OwnedPlan::Fields(fields) => f(&Plan::Fields(fields.borrow())),
            OwnedPlan::Fixed(length, layers, ranges) => {
                f(&Plan::Fixed(Fixed { length: *length, layers: *layers, ranges }))
            }
            OwnedPlan::Table(table) => f(&Plan::Table(table.borrow())),
            OwnedPlan::Counted(counted) => f(&Plan::Counted(counted.borrow())),
            OwnedPlan::All(parts) => with_all(parts, &[], &mut |plans| f(&Plan::All(plans))),
        }
    }
}

/// Calls `f` with the plans `so_far` and those of all `parts`.
fn with_all<R>(parts: &[OwnedPlan], so_far: &[Plan<'_>], f: &mut dyn FnMut(&[Plan<'_>]) -> R) -> R {
    let Some((first, rest)) = parts.split_first() else { return f(so_far) };
    first.with(&mut |plan| {
        let mut plans = so_far.to_vec();
        plans.push(*plan);
        with_all(rest, &plans, f)
    })
}

/// The expression of a plan.
fn plan(owned: &OwnedPlan, types: &str) -> String {
    let (form, parts) = match owned {
        OwnedPlan::Scan(class, min, max) => {
            let fields = [("class", class.expression(types)), ("min", digits(*min)), ("max", digits(*max))];
            ("Scan", literal(types, "Scan", fields))
        }
        OwnedPlan::Segments(row) => ("Segments", row.expression(types)),
        OwnedPlan::Fields(fields) => ("Fields", fields.expression(types)),
        OwnedPlan::Fixed(length, layers, ranges) => {
            let fields =
                [("length", length.to_string()), ("layers", layers.to_string()), ("ranges", byte_string(ranges))];
            ("Fixed", literal(types, "Fixed", fields))
        }
        OwnedPlan::Table(table) => ("Table", table.expression(types)),
        OwnedPlan::Counted(counted) => ("Counted", counted.expression(types)),
        OwnedPlan::All(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| plan(part, types)).collect();
            ("All", format!("&[{}]", parts.join(", ")))
        }
    };
    format!("{types}::Plan::{form}({parts})")
}
