//! Reading from what is no text in memory: a reader, a value of serde_json's.

use alloc::string::ToString;
#[cfg(feature = "std")]
use alloc::vec;
#[cfg(feature = "std")]
use core::fmt;

use serde::de::DeserializeOwned;

use super::options::{Options, Within};
use crate::context::Context;
use crate::report::Report;
use crate::validate::{GlueValidate, Valid};

/// Why [`from_reader`](super::from_reader) gives no value.
#[cfg(feature = "std")]
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadError {
    /// The text could not be read to its end.
    Io(std::io::Error),
    /// The text is invalid.
    Invalid(Report),
}

#[cfg(feature = "std")]
impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Invalid(report) => report.fmt(f),
        }
    }
}

#[cfg(feature = "std")]
impl core::error::Error for ReadError {
    // What is displayed is the inner error, so its source is this one's.
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Io(error) => error.source(),
            Self::Invalid(report) => report.source(),
        }
    }
}

#[cfg(feature = "std")]
impl From<std::io::Error> for ReadError {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

#[cfg(feature = "std")]
impl From<Report> for ReadError {
    fn from(report: Report) -> Self {
        Self::Invalid(report)
    }
}

impl Options {
    /// Like [`from_reader`](super::from_reader), with these options.
    ///
    /// # Errors
    /// As `from_reader`.
    #[cfg(feature = "std")]
    pub fn from_reader<T: DeserializeOwned + GlueValidate>(
        &self,
        reader: impl std::io::Read,
    ) -> Result<Valid<T>, ReadError> {
        self.within(&Context::NONE).from_reader(reader)
    }

    /// Like [`from_value`](super::from_value), with these options.
    ///
    /// # Errors
    /// As `from_value`.
    pub fn from_value<T: DeserializeOwned + GlueValidate>(
        &self,
        value: &serde_json::Value,
    ) -> Result<Valid<T>, Report> {
        self.within(&Context::NONE).from_value(value)
    }
}

impl Within<'_> {
    /// Like [`Options::from_reader`].
    ///
    /// # Errors
    /// As `Options::from_reader`.
    #[cfg(feature = "std")]
    pub fn from_reader<T: DeserializeOwned + GlueValidate>(
        &self,
        mut reader: impl std::io::Read,
    ) -> Result<Valid<T>, ReadError> {
        let mut bytes = vec![];
        reader.read_to_end(&mut bytes)?;
        Ok(self.from_slice(&bytes)?)
    }

    /// Like [`Options::from_value`].
    ///
    /// # Errors
    /// As [`from_slice`](super::from_slice).
    pub fn from_value<T: DeserializeOwned + GlueValidate>(
        &self,
        value: &serde_json::Value,
    ) -> Result<Valid<T>, Report> {
        // Through a text, so that a value is judged by the very code that judges texts.
        self.from_str(&value.to_string()).map_err(Report::without_locations)
    }
}
