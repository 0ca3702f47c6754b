//! Which model of a service a request was judged by.

use core::fmt;

/// Which model of a service a request was judged by, and how old that model is.
///
/// A model grows old, and an old one errs by refusing what its service has come to accept. So whoever reads a report
/// should know the model's age: [`Report::model`](crate::Report::model).
///
/// ```
/// use glue_validate::Model;
///
/// static MODEL: Model = Model::new("AWS Glue", "botocore 1.44.8", "2026-11-20");
/// assert_eq!(MODEL.to_string(), "botocore 1.44.8 of 2026-11-20");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Model {
    /// The service: `AWS Glue`.
    pub service: &'static str,
    /// Where the model is from, and its version: `botocore 1.44.8`.
    pub source: &'static str,
    /// When that was published: `2026-11-20`.
    pub date: &'static str,
}

impl Model {
    /// The model of a service, as a source published it on a date.
    pub const fn new(service: &'static str, source: &'static str, date: &'static str) -> Self {
        Self { service, source, date }
    }
}

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.source, self.date)
    }
}
