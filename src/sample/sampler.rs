//! Values of one shape, each judged before it is handed out.

use alloc::vec::Vec;
use core::fmt;

use serde_json::Value;

use super::heights::Heights;
use super::invalid::{self, Invalids};
use super::judged::report;
use super::make::{Extent, Maker};
use super::random::{Random, SplitMix};
use super::unmade::Unmade;
use crate::report::Violation;
use crate::rules::Rules;
use crate::shape::Shape;
use crate::validate::GlueValidate;

/// How many values are tried before giving up: functions of the user's may refuse most of them.
const ATTEMPTS: u64 = 200;
/// How many of them may be no value at all: chance changes little where rules contradict each other.
const FAILURES: usize = 8;

/// Makes values of one shape.
///
/// ```
/// use glue_validate::GlueValidate;
/// use glue_validate::sample::Sampler;
///
/// #[derive(GlueValidate)]
/// #[check(even)]
/// struct Size(#[range(1, 1000)] u32);
///
/// fn even(size: &Size) -> Result<(), &'static str> {
///     if size.0 % 2 == 0 { Ok(()) } else { Err("must be even") }
/// }
/// # impl<'de> serde::Deserialize<'de> for Size {
/// #     fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
/// #         serde::Deserialize::deserialize(deserializer).map(Self)
/// #     }
/// # }
///
/// let size = Sampler::new(Size::shape()).random(1)?;
/// assert_eq!(size.as_u64().map(|size| size % 2), Some(0));
/// # Ok::<(), glue_validate::sample::Unmade>(())
/// ```
pub struct Sampler {
    shape: &'static Shape,
    heights: Heights,
}

impl Sampler {
    /// For the values of a type.
    pub fn of<T: GlueValidate + ?Sized>() -> Self {
        Self::new(T::shape())
    }

    /// For the values of a shape that is only known at run time: of an operation, say.
    pub fn new(shape: &'static Shape) -> Self {
        Self { shape, heights: Heights::new(shape) }
    }

    /// The smallest value: what is required, as short as may be, made of letters that people read.
    ///
    /// # Errors
    /// If no value was found: the rules of a place contradict each other, every value holds another of its type, or a function of
    /// the user's refused all that were tried.
    pub fn minimal(&self) -> Result<Value, Unmade> {
        self.first_valid(|it, attempt| match attempt {
            0 => it.make(Extent::Drawn, &mut |_| 0),
            _ => it.seeded(Extent::Drawn, 0, attempt),
        })
    }

    /// A value that has every member, and an item in every list and map. What holds itself does so once.
    ///
    /// # Errors
    /// As [`minimal`](Self::minimal).
    pub fn full(&self) -> Result<Value, Unmade> {
        self.first_valid(|it, attempt| match attempt {
            0 => it.make(Extent::Full, &mut |_| 0),
            _ => it.seeded(Extent::Full, 0, attempt),
        })
    }

    /// A random value: the same for the same seed.
    ///
    /// # Errors
    /// As [`minimal`](Self::minimal).
    pub fn random(&self, seed: u64) -> Result<Value, Unmade> {
        self.first_valid(|it, attempt| it.seeded(Extent::Drawn, seed, attempt))
    }

    /// For every place and every rule there, a value that breaks just that; with what could not be broken. What a broken rule needs
    /// to be random, such as a text that does not match, comes from the seed. Functions of the user's are not tried to be broken.
    ///
    /// ```
    /// use glue_validate::GlueValidate;
    /// use glue_validate::sample::Sampler;
    ///
    /// #[derive(GlueValidate)]
    /// struct Name(#[len(max = 3)] #[pattern(".{0,4}")] &'static str);
    ///
    /// let invalid = Sampler::of::<Name>().invalid(0);
    /// let too_long = invalid.made().iter().find(|it| it.code().as_str() == "length").unwrap();
    /// assert_eq!(too_long.value().as_str().map(|text| text.chars().count()), Some(4));
    /// ```
    pub fn invalid(&self, seed: u64) -> Invalids {
        let mut random = SplitMix::new(seed, 2);
        invalid::all(self.shape, &self.heights, &mut |bound| random.below(bound))
    }

    fn seeded(&self, extent: Extent, seed: u64, attempt: u64) -> Result<Value, Unmade> {
        let mut random = SplitMix::new(seed, 3 + attempt);
        self.make(extent, &mut |bound| random.below(bound))
    }

    /// A value that was not judged yet.
    pub(super) fn make(&self, extent: Extent, random: Random<'_>) -> Result<Value, Unmade> {
        Maker::new(&self.heights, extent, random).value(self.shape, &Rules::NONE)
    }

    /// The first value that is valid.
    fn first_valid(&self, make: impl Fn(&Self, u64) -> Result<Value, Unmade>) -> Result<Value, Unmade> {
        let mut failures = Vec::new();
        let mut refusal = None;
        for attempt in 0..ATTEMPTS {
            match make(self, attempt).map(|value| self.judged(value)) {
                Ok(Ok(value)) => return Ok(value),
                Ok(Err(unmade)) => refusal = refusal.or(Some(unmade)),
                Err(unmade) => failures.push(unmade),
            }
            if failures.len() >= FAILURES {
                break;
            }
        }
        Err(refusal.or_else(|| failures.pop()).unwrap_or_else(|| Unmade::new("nothing was tried")))
    }

    /// The value, if it is valid.
    pub(super) fn judged(&self, value: Value) -> Result<Value, Unmade> {
        match report(self.shape, &value) {
            Ok(()) => Ok(value),
            Err(report) => Err(refused(report.violations().first())),
        }
    }
}

/// Why a value that was made is not handed out.
fn refused(violation: Option<&Violation>) -> Unmade {
    match violation {
        Some(it) => Unmade::new(alloc::format!("a value that was tried {}", it.message())).at(it.path()),
        None => Unmade::new("a value that was tried is invalid"),
    }
}

impl fmt::Debug for Sampler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sampler").field("shape", &self.shape.name()).finish_non_exhaustive()
    }
}
