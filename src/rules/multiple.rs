//! Whether one number is a multiple of another.

use core::fmt::{LowerExp, Write};

use super::number::{Number, Repr};

impl Number {
    /// Whether this is a whole number of times the divisor. What is not finite is a multiple of nothing.
    pub(crate) fn is_multiple_of(self, divisor: Self) -> bool {
        match (self.0, divisor.0) {
            (Repr::Float(value), Repr::Float(divisor)) => are_multiples(value, divisor),
            (Repr::Float(value), _) => are_multiples(value, divisor.to_f64()),
            (_, Repr::Float(divisor)) => are_multiples(self.to_f64(), divisor),
            _ => self.magnitude().checked_rem(divisor.magnitude()) == Some(0),
        }
    }

    /// How far an integer is from zero.
    const fn magnitude(self) -> u128 {
        match self.0 {
            Repr::Int(value) => value.unsigned_abs(),
            Repr::Uint(value) => value,
            Repr::Float(_) => 0,
        }
    }
}

/// Whether a floating-point number is a multiple of another, both taken as the shortest decimals that stand for them: what
/// people wrote. The nearest binary fractions of 0.3 and 0.1 are not multiples of each other.
pub(crate) fn are_multiples<T: LowerExp>(value: T, divisor: T) -> bool {
    match (Decimal::of(value), Decimal::of(divisor)) {
        (Some(value), Some(divisor)) => value.is_multiple_of(&divisor),
        _ => false,
    }
}

/// `digits * 10^exponent`, without its sign.
struct Decimal {
    /// At most 17 digits, which is all that a double has.
    digits: u128,
    exponent: i32,
}

impl Decimal {
    /// `None` for what is not finite.
    fn of(value: impl LowerExp) -> Option<Self> {
        let mut text = Text { bytes: [0; 40], len: 0 };
        write!(text, "{value:e}").ok()?;
        let text = core::str::from_utf8(text.bytes.get(..text.len)?).ok()?;
        let (mantissa, exponent) = text.trim_start_matches('-').split_once('e')?;
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = whole.bytes().chain(fraction.bytes());
        let digits = digits.fold(0_u128, |digits, byte| digits * 10 + u128::from(byte - b'0'));
        let exponent = exponent.parse::<i32>().ok()?.checked_sub(i32::try_from(fraction.len()).ok()?)?;
        Some(Self { digits, exponent })
    }

    fn is_multiple_of(&self, divisor: &Self) -> bool {
        if divisor.digits == 0 {
            return false;
        }
        let shift = self.exponent - divisor.exponent;
        if shift >= 0 {
            // `digits * 10^shift` modulo the divisor, factor by factor: the power itself may be of 600 digits.
            let modulus = divisor.digits;
            return (0..shift).fold(self.digits % modulus, |rest, _| rest * 10 % modulus) == 0;
        }
        // The divisor has more zeros at its end: with more than 20 of them it exceeds every value but zero.
        let power = 10_u128.checked_pow(shift.unsigned_abs()).filter(|power| *power <= 10_u128.pow(20));
        let divisor = power.and_then(|power| divisor.digits.checked_mul(power));
        self.digits == 0 || divisor.is_some_and(|divisor| self.digits.is_multiple_of(divisor))
    }
}

/// A text of a number, without an allocation.
struct Text {
    bytes: [u8; 40],
    len: usize,
}

impl Write for Text {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        let end = self.len + text.len();
        let room = self.bytes.get_mut(self.len..end).ok_or(core::fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::are_multiples;
    use crate::rules::Number;

    #[test]
    fn decimals_are_taken_as_they_are_written() {
        for (value, divisor) in [
            (0.3, 0.1),
            (-0.3, 0.1),
            (0.0, 0.1),
            (-0.0, 7.0),
            (1e300, 1e-300),
            (1.5, 0.5),
            (4.35, 0.05),
            (1e22, 3.125),
            (100.0, 1e2),
            (5e-324, 5e-324),
        ] {
            assert!(are_multiples(value, divisor), "{value} of {divisor}");
        }
        for (value, divisor) in [
            (0.31, 0.1),
            (1e-300, 1e300),
            (1.0, 3.0),
            (50.0, 1e2),
            (f64::NAN, 1.0),
            (f64::INFINITY, 1.0),
            (1.0, f64::INFINITY),
            (1.0, 0.0),
            (1e22, 3.0),
        ] {
            assert!(!are_multiples(value, divisor), "{value} of {divisor}");
        }
        assert!(are_multiples(0.3_f32, 0.1_f32) && !are_multiples(0.35_f32, 0.1_f32));
    }

    #[test]
    fn integers_of_all_widths() {
        let number = Number::from_u128;
        assert!(number(u128::MAX).is_multiple_of(number(5)) && !number(u128::MAX).is_multiple_of(number(2)));
        assert!(Number::from_i128(-10).is_multiple_of(number(5)) && !Number::from_i128(-11).is_multiple_of(number(5)));
        assert!(Number::from_i128(0).is_multiple_of(number(5)) && !number(5).is_multiple_of(number(0)));
        assert!(Number::from_f64(7.5).is_multiple_of(Number::from_f64(2.5)));
        assert!(Number::from_i128(5).is_multiple_of(Number::from_f64(2.5)));
    }
}
