//! How a type reads a part of a JSON text that the walk does not look into.
//!
//! The type decides which of a trait's two implementations is called, so that types without serde can derive too: a method
//! is looked for on `Reading` before it is looked for on `&Reading`.

#[cfg(feature = "json")]
use alloc::format;
#[cfg(feature = "json")]
use alloc::string::ToString;
use core::marker::PhantomData;

#[cfg(feature = "json")]
use crate::checker::run_at;
#[cfg(feature = "json")]
use crate::shape::Place;
use crate::shape::{CheckOutcome, Raw, Trial};

/// A part of a JSON text, or its absence, that a `T` is to read.
#[derive(Debug)]
pub struct Reading<'j, T>(Raw<'j>, PhantomData<fn() -> T>);

impl<'j, T> Reading<'j, T> {
    /// The part with this JSON text.
    pub fn new(raw: Raw<'j>) -> Self {
        Self(raw, PhantomData)
    }
}

/// Lets a type read all of a value, which may borrow from it.
pub trait Read {
    /// Reads a text, or its absence.
    ///
    /// # Errors
    /// Why the type does not.
    fn read(&self) -> CheckOutcome;
}

#[cfg(feature = "json")]
impl<'j, T: serde::Deserialize<'j>> Read for Reading<'j, T> {
    fn read(&self) -> CheckOutcome {
        match self.0.json {
            Some(json) => serde_json::from_str::<T>(json).map_or_else(|error| Err(error.to_string()), |_| Ok(())),
            // What serde's derive does for a member that is absent: only an `Option` has a value then.
            None => T::deserialize(crate::json::Absent).map_or_else(|error| Err(error.to_string()), |_| Ok(())),
        }
    }
}

impl<T> Read for &Reading<'_, T> {
    fn read(&self) -> CheckOutcome {
        Ok(())
    }
}

/// Lets a type that borrows nothing read all of a value, where it stands: so deep in its text.
pub trait ReadOwned {
    /// Reads a text, or its absence.
    ///
    /// # Errors
    /// Why the type does not.
    fn read_owned(&self) -> CheckOutcome;
}

#[cfg(feature = "json")]
impl<T: serde::de::DeserializeOwned> ReadOwned for Reading<'_, T> {
    fn read_owned(&self) -> CheckOutcome {
        match self.0.json {
            Some(json) if self.0.depth > 0 => crate::json::read_at_depth::<T>(json, self.0.depth),
            _ => self.read(),
        }
    }
}

impl<T> ReadOwned for &Reading<'_, T> {
    fn read_owned(&self) -> CheckOutcome {
        Ok(())
    }
}

/// Lets a type read one of its members, which nothing but its own `Deserialize` knows how to read (serde's `deserialize_with`).
pub trait ReadMember {
    /// Reads a member's text, or its absence. A text of the type that has the member first begins with `before`; with
    /// `after` it ends, where serde reads such a text to its end before it looks into it.
    ///
    /// # Errors
    /// Why the type does not.
    fn read_member(&self, before: &str, after: &str) -> CheckOutcome;
}

#[cfg(feature = "json")]
impl<T: serde::de::DeserializeOwned> ReadMember for Reading<'_, T> {
    fn read_member(&self, before: &str, after: &str) -> CheckOutcome {
        let Some(json) = self.0.json else { return absent() };
        let Err(error) = serde_json::from_str::<T>(&[before, json, after].concat()) else { return Ok(()) };
        let message = error.to_string();
        // The text ends where the member does: serde read it, and wants more.
        if error.is_eof() || (!after.is_empty() && message.starts_with("missing field `")) {
            return Ok(());
        }
        let (line, column) = (error.line(), error.column());
        let reason = message.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&message);
        let column = if line == 1 { column.saturating_sub(before.len()) } else { column };
        Err(format!("{reason} at line {line} column {column}"))
    }
}

impl<T> ReadMember for &Reading<'_, T> {
    fn read_member(&self, _before: &str, _after: &str) -> CheckOutcome {
        if self.0.json.is_some() { Ok(()) } else { absent() }
    }
}

/// A value of a JSON text that a `T` is to judge.
#[derive(Debug)]
pub struct Judging<'t, 'j, T: ?Sized>(&'t Trial<'j>, PhantomData<*const T>);

impl<'t, 'j, T: ?Sized> Judging<'t, 'j, T> {
    /// The value on trial.
    pub fn new(trial: &'t Trial<'j>) -> Self {
        Self(trial, PhantomData)
    }
}

/// Lets a type read a value and judge it.
pub trait Judges {
    /// Reads the value and judges it.
    ///
    /// # Errors
    /// Why the type does not read it.
    fn judge(&self) -> CheckOutcome;
}

#[cfg(feature = "json")]
impl<'j, T: serde::Deserialize<'j> + crate::GlueValidate> Judges for Judging<'_, 'j, T> {
    fn judge(&self) -> CheckOutcome {
        let value = serde_json::from_str::<T>(self.0.json).map_err(|error| error.to_string())?;
        let Place { frame, rules, context, settings } = self.0.place;
        self.0.findings.set(run_at(&value, frame, rules, context, settings));
        Ok(())
    }
}

impl<T: ?Sized> Judges for &Judging<'_, '_, T> {
    fn judge(&self) -> CheckOutcome {
        Ok(())
    }
}

/// serde's derive asks a field's own function about no absent member.
fn absent() -> CheckOutcome {
    Err("is missing".into())
}

/// A member that nothing but its type's own `Deserialize` knows how to read, which cannot be asked.
///
/// # Errors
/// If it is absent.
pub fn unread_member(raw: Raw<'_>) -> CheckOutcome {
    if raw.json.is_some() { Ok(()) } else { absent() }
}
