//! [`rust_decimal`]: decimal numbers, which serde writes as a string and reads from a number as well.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::checker::Checker;
use crate::shape::{Kind, Parsed, Shape};
use crate::types::TakesRules;
use crate::validate::GlueValidate;

impl GlueValidate for Decimal {
    fn shape() -> &'static Shape {
        const {
            let parsed = Parsed::new::<Self>("a decimal number", crate::__private::opaque);
            &Shape::new("decimal", Kind::Parsed(parsed))
        }
    }

    /// A whole number is compared exactly, another as the double nearest to it.
    fn check(&self, cx: &mut Checker<'_>) {
        match self.is_integer().then(|| self.to_i128()).flatten() {
            Some(whole) => cx.integer(whole),
            None => cx.f64(self.to_f64().unwrap_or(f64::NAN)),
        }
    }

    const INERT: bool = true;
}

/// Its bounds are written as doubles: `#[range(min = 0.01)]`.
impl TakesRules for Decimal {
    type As = f64;
}
