//! Values that break one rule: for every place of a shape and every rule there, the smallest value that leads to the place
//! and breaks just that.
//!
//! `places` goes through them, as the walk over a text does; `objects` through those of objects; `found` keeps what they find. Where a
//! place is, is said by the walk's own frames, so that the pointers have what reports have in them: masks, and names that are cut.

mod found;
mod objects;
mod places;

use alloc::rc::Rc;

use self::found::Around;
pub use self::found::{Invalids, JustInvalid};
use self::places::Breaker;
use super::heights::Heights;
use super::random::Random;
use crate::checker::path::Frame;
use crate::rules::Rules;
use crate::shape::Shape;

/// Breaks every rule of a shape.
pub(super) fn all(shape: &'static Shape, heights: &Heights, random: Random<'_>) -> Invalids {
    let mut breaker = Breaker::new(shape, heights, random);
    breaker.value(&(Rc::new(|value| value) as Around), shape, &Rules::NONE, Frame::ROOT);
    breaker.found
}
