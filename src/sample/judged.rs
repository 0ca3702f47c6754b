//! The verdict on a value that was made.

use alloc::string::ToString as _;

use serde_json::Value;

use crate::json;
use crate::report::Report;
use crate::shape::Shape;

/// Judges a value.
pub(super) fn report(shape: &'static Shape, value: &Value) -> Result<(), Report> {
    json::check_shape(shape, value.to_string().as_bytes())
}
