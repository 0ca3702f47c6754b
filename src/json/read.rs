//! Reading a value: serde_json straight into the type, and only if that fails a closer look at the text.

use alloc::string::{String, ToString};
use core::cell::Cell;

use serde::Deserialize;

use super::cost::may_take_long;
use super::describe;
use super::options::{Options, Within};
use super::report::{self, Known, Typed, utf8};
use super::syntax::Mistake;
use super::watch::{self, Observed};
use crate::checker;
use crate::context::Context;
use crate::report::Report;
use crate::shape::Shape;
use crate::validate::{GlueValidate, Valid};

impl Options {
    /// Like [`from_slice`](super::from_slice), with these options.
    ///
    /// # Errors
    /// As `from_slice`.
    pub fn from_slice<'de, T: Deserialize<'de> + GlueValidate>(&self, json: &'de [u8]) -> Result<Valid<T>, Report> {
        self.within(&Context::NONE).from_slice(json)
    }

    /// Like [`from_str`](super::from_str), with these options.
    ///
    /// # Errors
    /// As `from_str`.
    pub fn from_str<'de, T: Deserialize<'de> + GlueValidate>(&self, json: &'de str) -> Result<Valid<T>, Report> {
        self.within(&Context::NONE).from_str(json)
    }

    /// Like [`check`](super::check), with these options.
    ///
    /// # Errors
    /// As `check`.
    pub fn check<T: GlueValidate>(&self, json: &[u8]) -> Result<(), Report> {
        self.within(&Context::NONE).check::<T>(json)
    }

    /// Like [`check_shape`](super::check_shape), with these options.
    ///
    /// # Errors
    /// As `check_shape`.
    pub fn check_shape(&self, shape: &'static Shape, json: &[u8]) -> Result<(), Report> {
        self.within(&Context::NONE).check_shape(shape, json)
    }
}

impl Within<'_> {
    /// Like [`Options::from_slice`].
    ///
    /// # Errors
    /// As [`from_slice`](super::from_slice).
    pub fn from_slice<'de, T: Deserialize<'de> + GlueValidate>(&self, json: &'de [u8]) -> Result<Valid<T>, Report> {
        self.from_str(utf8(json)?)
    }

    /// Like [`Options::from_str`].
    ///
    /// # Errors
    /// As [`from_slice`](super::from_slice).
    pub fn from_str<'de, T: Deserialize<'de> + GlueValidate>(&self, json: &'de str) -> Result<Valid<T>, Report> {
        self.within_text(json.len()).read(json)
    }

    /// Like [`Options::check`].
    ///
    /// # Errors
    /// As [`from_slice`](super::from_slice).
    pub fn check<T: GlueValidate>(&self, json: &[u8]) -> Result<(), Report> {
        self.check_shape(T::shape(), json)
    }

    /// Like [`Options::check_shape`].
    ///
    /// # Errors
    /// As [`from_slice`](super::from_slice).
    pub fn check_shape(&self, shape: &'static Shape, json: &[u8]) -> Result<(), Report> {
        report::report(utf8(json)?, shape, &self.within_text(json.len()), &Known::Nothing).map_or(Ok(()), Err)
    }

    fn read<'de, T: Deserialize<'de> + GlueValidate>(&self, json: &'de str) -> Result<Valid<T>, Report> {
        let foreseen = Cell::new(None);
        let foresight = || {
            let report = self.foresee(json, T::shape());
            let refused = report.is_some();
            foreseen.set(report);
            refused
        };
        let seen = Observed::new(&foresight);
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let value = watch::read::<T>(&mut deserializer, &seen);
        // The value is looked at where it lies: it is large, and so moves only on its way out.
        if let Ok(value) = &value {
            if let Err(error) = deserializer.end() {
                return Err(self.refused(json, T::shape(), &error));
            }
            let checker::Survey { tally, fingerprint, refusals } =
                checker::survey(value, self.context, self.options.settings);
            let passed_over = seen.ignored.get() && !self.options.unknown_members;
            let lost = passed_over || seen.misread.get() || seen.refused.get();
            let complete = fingerprint == seen.fingerprint.get() && !lost;
            if !complete || tally.count() > 0 {
                let typed = Typed {
                    tally,
                    report: &|| checker::run_knowing(value, refusals.clone(), self.options.settings).err(),
                };
                self.look_closer(json, T::shape(), &seen, &typed)?;
            }
        }
        match value {
            Ok(value) => Ok(Valid::new_unchecked(value)),
            Err(error) => Err(foreseen.take().unwrap_or_else(|| self.refused(json, T::shape(), &error))),
        }
    }

    /// The report, if there is one, of a text that serde may take very long to refuse.
    fn foresee(&self, json: &str, shape: &'static Shape) -> Option<Report> {
        // Of a text that nothing is wrong with so far, the functions are asked about the value.
        let refused = may_take_long(json, shape) && report::report(json, shape, self, &Known::Unasked).is_some();
        if refused { report::report(json, shape, self, &Known::Nothing) } else { None }
    }

    /// The report of a text that does not deserialise.
    #[cold]
    fn refused(&self, json: &str, shape: &'static Shape, error: &serde_json::Error) -> Report {
        // A refused text has a fault.
        report::report(json, shape, self, &Known::Refused(error))
            .unwrap_or_else(|| report::refused(json, Mistake { message: unexplained(error), bytes: 0..0 }))
    }

    /// The report, if there is one, of a text that deserialises but may hold more than the value does.
    #[cold]
    fn look_closer(
        &self,
        json: &str,
        shape: &'static Shape,
        seen: &Observed<'_>,
        typed: &Typed<'_>,
    ) -> Result<(), Report> {
        let found = if seen.misread.get() {
            report::report(json, shape, self, &Known::Misread(typed)).or_else(typed.report)
        } else {
            report::report(json, shape, self, &Known::Typed(typed))
        };
        found.map_or(Ok(()), Err)
    }
}

/// What serde says of a text in which nothing is found to be wrong.
fn unexplained(error: &serde_json::Error) -> String {
    alloc::format!("is not JSON: {}", describe::reason(&error.to_string()))
}
