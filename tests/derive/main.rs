//! The attribute language, on every form of type.

mod asked;
mod check_inside;
mod check_members;
mod check_order;
mod check_property;
mod checks;
mod enums;
mod foreign;
mod generics;
mod names;
mod ranges;
mod rules;
mod shapes;
mod without_serde;

use glue_validate::GlueValidate;

/// What is wrong with a value: each violation's pointer and code.
fn faults(value: &impl GlueValidate) -> Vec<String> {
    let Err(report) = value.validate() else { return Vec::new() };
    report.violations().iter().map(|violation| format!("{} {}", violation.path(), violation.code().as_str())).collect()
}
