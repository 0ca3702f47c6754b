//! The forms as adapters: of a field that is a plain string or number and is to hold a timestamp.

use alloc::string::String;

use super::form::{DateTime, EpochSeconds, Form, HttpDate};
use super::moment::Timestamp;
use crate::checker::Checker;
use crate::report::{Fault, JsonType};
use crate::types::Adapter;
use crate::validate::GlueValidate;

/// The value is a string of a form, or of the wrong type.
fn text<F: Form>(value: &str, cx: &mut Checker<'_>) {
    if let Some(timestamp) = Timestamp::<F>::parse(value) {
        timestamp.check(cx);
    } else {
        let expected = F::EXPECTED.into();
        let fault = Fault::Type { expected, found: "another string".into(), json_type: JsonType::String };
        cx.found(fault, || Some(value.into()));
    }
}

macro_rules! texts {
    ($($form:ident: $($text:ty),*;)*) => {$($(
        impl Adapter<$text> for $form {
            type As = Timestamp<Self>;

            fn check(value: &$text, cx: &mut Checker<'_>) {
                text::<Self>(value, cx);
            }
        }
    )*)*};
}

texts! {
    DateTime: str, String, &str;
    HttpDate: str, String, &str;
}

macro_rules! numbers {
    ($($number:ident)*) => {$(
        impl Adapter<$number> for EpochSeconds {
            type As = Timestamp<Self>;

            fn check(value: &$number, cx: &mut Checker<'_>) {
                cx.f64((*value).into());
            }
        }
    )*};
}

numbers! { i32 u32 f64 }
