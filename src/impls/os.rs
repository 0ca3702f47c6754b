//! Paths and strings of the operating system.

use std::ffi::{CString, OsString};
use std::path::{Path, PathBuf};

use crate::checker::Checker;
use crate::impls::blob::Blob;
use crate::shape::{Kind, Parsed, Shape};
use crate::types::TakesRules;
use crate::validate::GlueValidate;

macro_rules! paths {
    ($($path:ty)*) => {$(
        impl GlueValidate for $path {
            fn shape() -> &'static Shape {
                const { &Shape::new("path", Kind::String) }
            }

            /// A path that is not UTF-8, which serde cannot write, is judged with `U+FFFD` in place of what is not.
            fn check(&self, cx: &mut Checker<'_>) {
                cx.string(&self.to_string_lossy());
            }

            const INERT: bool = true;
        }

        impl TakesRules for $path {
            type As = str;
        }
    )*};
}

paths! { Path PathBuf }

/// serde writes the bytes or units of the system that it runs on under the system's name.
impl GlueValidate for OsString {
    fn shape() -> &'static Shape {
        const {
            &Shape::new(
                "system string",
                Kind::Parsed(Parsed::new::<Self>("a string of this system", crate::__private::opaque)),
            )
        }
    }

    fn check(&self, cx: &mut Checker<'_>) {
        cx.blob(self.as_encoded_bytes());
    }

    const INERT: bool = true;
}

impl TakesRules for OsString {
    type As = Self;
}

/// serde writes its bytes, without the zero at the end, as a list of numbers, and reads a string as well.
impl GlueValidate for CString {
    fn shape() -> &'static Shape {
        const {
            &Shape::new(
                "C string",
                Kind::Parsed(Parsed::new::<Self>("bytes other than 0", <[u8] as GlueValidate>::shape)),
            )
        }
    }

    fn check(&self, cx: &mut Checker<'_>) {
        cx.blob(self.as_bytes());
    }

    const INERT: bool = true;
}

impl TakesRules for CString {
    type As = Blob;
}
