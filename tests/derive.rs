//! The attribute language, on every form of type.

#[path = "derive/checks.rs"]
mod checks;
#[path = "derive/enums.rs"]
mod enums;
#[path = "derive/generics.rs"]
mod generics;
#[path = "derive/names.rs"]
mod names;
#[path = "derive/rules.rs"]
mod rules;
#[path = "derive/shapes.rs"]
mod shapes;

use glue_validate::GlueValidate;

/// What is wrong with a value: each violation's pointer and code.
fn faults(value: &impl GlueValidate) -> Vec<String> {
    let Err(report) = value.validate() else { return Vec::new() };
    report.violations().iter().map(|violation| format!("{} {}", violation.path(), violation.code().as_str())).collect()
}
