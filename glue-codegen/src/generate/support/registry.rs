//! Operations by name.

use std::fmt;

use glue_validate::__private::nearest;
use glue_validate::json::Options;
use glue_validate::shape::{Shape, ShapeRef};
use glue_validate::{GlueValidate, Report};

use super::operations::{MODEL, OPERATIONS};

/// An operation: its name, and what its request, its answer and its errors look like.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    pub(super) name: &'static str,
    pub(super) input: ShapeRef,
    pub(super) output: ShapeRef,
    pub(super) errors: &'static [ErrorShape],
}

impl Operation {
    /// The name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The shape of its request's body. A request without one is an empty object.
    pub fn input(&self) -> &'static Shape {
        (self.input)()
    }

    /// The shape of its answer's body.
    pub fn output(&self) -> &'static Shape {
        (self.output)()
    }

    /// What it fails with, by name.
    pub const fn errors(&self) -> &'static [ErrorShape] {
        self.errors
    }

    /// Judges the body of a request.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, json: &[u8]) -> Result<(), Report> {
        self.check_with(json, &Options::new())
    }

    /// Judges the body of a request, with options.
    ///
    /// # Errors
    /// What is wrong with it, by the model that the report [names](Report::model).
    pub fn check_with(&self, json: &[u8], options: &Options) -> Result<(), Report> {
        options.check_shape(self.input(), json).map_err(|report| report.with_model(&MODEL))
    }
}

/// A structure that an operation fails with.
pub trait ErrorType: GlueValidate {
    /// The name on the wire.
    const CODE: &'static str;
    /// Whose fault it is.
    const FAULT: Fault;
    /// The HTTP status, if the model states it.
    const STATUS: Option<u16>;
}

/// Whose fault an error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The caller's.
    Client,
    /// The service's.
    Server,
}

/// What an operation fails with.
#[derive(Clone, Copy, Debug)]
pub struct ErrorShape {
    code: &'static str,
    fault: Fault,
    status: Option<u16>,
    shape: ShapeRef,
}

impl ErrorShape {
    /// Of an error's type.
    pub const fn of<T: ErrorType>() -> Self {
        Self { code: T::CODE, fault: T::FAULT, status: T::STATUS, shape: T::shape }
    }

    /// The name on the wire.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// Whose fault it is.
    pub const fn fault(&self) -> Fault {
        self.fault
    }

    /// The HTTP status, if the model states it.
    pub const fn status(&self) -> Option<u16> {
        self.status
    }

    /// The shape of its body.
    pub fn shape(&self) -> &'static Shape {
        (self.shape)()
    }
}

/// The body of a request or an answer that has none: an empty object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, GlueValidate)]
pub struct Nothing {}

/// The operations of all families whose features are on, by name.
pub const fn operations() -> &'static [Operation] {
    OPERATIONS
}

/// Finds an operation by its name, in any case, with or without hyphens and underscores: `create-session`.
///
/// # Errors
/// If there is none. The error suggests the most similar name.
pub fn find(name: &str) -> Result<&'static Operation, UnknownOperation> {
    let bare = bare(name);
    let found = OPERATIONS.iter().find(|operation| operation.name.eq_ignore_ascii_case(&bare));
    let names = || OPERATIONS.iter().map(Operation::name);
    found.ok_or_else(|| UnknownOperation { name: name.to_owned(), suggestion: nearest(&bare, names()) })
}

fn bare(name: &str) -> String {
    name.chars().filter(|it| !matches!(it, '-' | '_')).collect()
}

/// There is no operation of this name, or its family's feature is off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownOperation {
    name: String,
    suggestion: Option<&'static str>,
}

impl UnknownOperation {
    /// The most similar name, if one is similar.
    pub const fn suggestion(&self) -> Option<&'static str> {
        self.suggestion
    }
}

impl fmt::Display for UnknownOperation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no operation `{}`", glue_validate::render::visible(&self.name))?;
        self.suggestion.map_or(Ok(()), |name| write!(f, "; did you mean `{name}`?"))
    }
}

impl std::error::Error for UnknownOperation {}
