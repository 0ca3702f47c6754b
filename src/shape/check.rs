//! How a type reads what the JSON walk does not look into.

#[cfg(feature = "json")]
use core::cell::Cell;
use core::fmt;
#[cfg(not(feature = "json"))]
use core::marker::PhantomData;

use crate::check::CheckOutcome;
#[cfg(feature = "json")]
use crate::checker::{Findings, path::Frame};
#[cfg(feature = "json")]
use crate::context::Context;
#[cfg(feature = "json")]
use crate::rules::Rules;
#[cfg(feature = "json")]
use crate::settings::Settings;

/// Lets a type read a value of a JSON text and judge it: why the type does not read it, if so.
pub type Judge = fn(&Trial<'_>) -> CheckOutcome;

/// A value of a JSON text that its type is to judge.
pub struct Trial<'j> {
    #[cfg(feature = "json")]
    pub(crate) json: &'j str,
    #[cfg(feature = "json")]
    pub(crate) place: Place<'j>,
    #[cfg(feature = "json")]
    pub(crate) findings: Cell<Option<Findings>>,
    #[cfg(not(feature = "json"))]
    nothing: PhantomData<&'j ()>,
}

impl fmt::Debug for Trial<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Trial").finish_non_exhaustive()
    }
}

/// Where the value stands, and what is known there.
#[cfg(feature = "json")]
#[derive(Clone, Copy)]
pub(crate) struct Place<'p> {
    pub(crate) frame: &'p Frame<'p>,
    pub(crate) rules: &'p Rules,
    pub(crate) context: &'p Context<'p>,
    pub(crate) settings: Settings,
}

#[cfg(feature = "json")]
impl<'j> Trial<'j> {
    pub(crate) const fn new(json: &'j str, place: Place<'j>) -> Self {
        Self { json, place, findings: Cell::new(None) }
    }

    /// What is wrong with the value, if its type judged it.
    pub(crate) fn into_findings(self) -> Option<Findings> {
        self.findings.into_inner()
    }
}

/// Lets a type read a part of a JSON text that is not looked into, or its absence: `Ok`, or why the type does not.
pub type Reader = fn(Raw<'_>) -> CheckOutcome;

/// A part of a JSON text as a type is to read it.
#[derive(Clone, Copy, Debug)]
pub struct Raw<'j> {
    /// Its text; none where the part is absent.
    pub(crate) json: Option<&'j str>,
    /// How many arrays and objects around it count towards the depth that serde_json reads.
    pub(crate) depth: usize,
}

impl Raw<'_> {
    /// A part that is absent.
    pub(crate) const ABSENT: Self = Self { json: None, depth: 0 };
}

#[cfg(feature = "json")]
impl<'j> Raw<'j> {
    /// A part with this text.
    pub(crate) const fn new(json: &'j str) -> Self {
        Self { json: Some(json), depth: 0 }
    }

    /// The part, so deep in its text.
    pub(crate) const fn at_depth(self, depth: usize) -> Self {
        Self { depth, ..self }
    }
}
