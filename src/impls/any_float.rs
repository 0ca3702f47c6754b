//! Floating-point numbers as Smithy's JSON protocols carry them, with those that are no JSON numbers.

use crate::checker::Checker;
use crate::rules::Number;
use crate::shape::{Kind, Parsed, Shape};
use crate::types::TakesRules;
use crate::validate::GlueValidate;

/// A floating-point number that need not be finite. On the wire it is a number, or one of the strings `"NaN"`, `"Infinity"` and
/// `"-Infinity"`, as [Smithy's JSON protocols](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#shape-serialization)
/// have it. A plain `f64` or `f32` must be finite.
///
/// Not a number is within no range.
///
/// ```
/// use glue_validate::{AnyFloat, GlueValidate, json};
///
/// #[derive(Debug, serde::Deserialize, GlueValidate)]
/// struct Bucket {
///     #[range(min = 0)]
///     upper: AnyFloat,
///     count: f64,
/// }
///
/// let bucket = json::from_str::<Bucket>(r#"{"upper": "Infinity", "count": 2.5}"#)?;
/// assert_eq!(bucket.upper.0, f64::INFINITY);
///
/// assert!(json::from_str::<Bucket>(r#"{"upper": "-Infinity", "count": 2}"#).is_err());
/// assert!(json::from_str::<Bucket>(r#"{"upper": 1, "count": "Infinity"}"#).is_err());
/// # Ok::<(), glue_validate::Report>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct AnyFloat<F = f64>(pub F);

macro_rules! floats {
    ($($float:ident)*) => {$(
        impl GlueValidate for AnyFloat<$float> {
            fn shape() -> &'static Shape {
                const {
                    let expected = "a number, `NaN`, `Infinity` or `-Infinity`";
                    &Shape::new("float", Kind::Parsed(Parsed::new::<Self>(expected, crate::__private::opaque)))
                }
            }

            fn check(&self, cx: &mut Checker<'_>) {
                if self.0.is_finite() { cx.$float(self.0) } else { cx.number(Number::from(self.0)) }
            }

            const INERT: bool = true;
        }

        impl TakesRules for AnyFloat<$float> {
            type As = $float;
        }

        impl From<$float> for AnyFloat<$float> {
            fn from(value: $float) -> Self {
                Self(value)
            }
        }

        impl From<AnyFloat<$float>> for $float {
            fn from(float: AnyFloat<$float>) -> Self {
                float.0
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for AnyFloat<$float> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self.0 {
                    value if value.is_finite() => value.serialize(serializer),
                    value if value.is_nan() => serializer.serialize_str("NaN"),
                    value => serializer.serialize_str(if value > 0.0 { "Infinity" } else { "-Infinity" }),
                }
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for AnyFloat<$float> {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Reader;

                impl serde::de::Visitor<'_> for Reader {
                    type Value = AnyFloat<$float>;

                    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                        f.write_str("a number, `NaN`, `Infinity` or `-Infinity`")
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                        match text {
                            "NaN" => Ok(AnyFloat($float::NAN)),
                            "Infinity" => Ok(AnyFloat($float::INFINITY)),
                            "-Infinity" => Ok(AnyFloat($float::NEG_INFINITY)),
                            _ => Err(E::invalid_value(serde::de::Unexpected::Str(text), &self)),
                        }
                    }

                    #[allow(clippy::cast_possible_truncation, reason = "checked behind it")]
                    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Self::Value, E> {
                        let narrow = value as $float;
                        if narrow.is_finite() {
                            Ok(AnyFloat(narrow))
                        } else {
                            Err(E::invalid_value(serde::de::Unexpected::Float(value), &self))
                        }
                    }

                    #[allow(clippy::cast_precision_loss, reason = "as serde reads an integer into a float")]
                    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Self::Value, E> {
                        Ok(AnyFloat(value as $float))
                    }

                    #[allow(clippy::cast_precision_loss, reason = "as serde reads an integer into a float")]
                    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Self::Value, E> {
                        Ok(AnyFloat(value as $float))
                    }
                }

                deserializer.deserialize_any(Reader)
            }
        }
    )*};
}

floats! { f32 f64 }
