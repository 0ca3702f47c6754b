//! Bytes as the AWS JSON protocols carry them.

use alloc::vec::Vec;
use core::fmt;
use core::ops::{Deref, DerefMut};

use crate::checker::Checker;
use crate::shape::{Kind, Shape};
use crate::validate::GlueValidate;

/// Bytes that are a base64 string on the wire: Smithy's
/// [`blob`](https://smithy.io/2.0/spec/simple-types.html#blob). Its length is counted in bytes.
///
/// ```
/// use glue_validate::{Blob, GlueValidate};
///
/// #[derive(GlueValidate)]
/// struct Encrypt {
///     #[len(max = 4)]
///     plaintext: Blob,
/// }
///
/// assert!(Encrypt { plaintext: Blob::from(b"abcd") }.validate().is_ok());
/// assert!(Encrypt { plaintext: Blob::from(b"abcde") }.validate().is_err());
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Blob(Vec<u8>);

impl Blob {
    /// Bytes to be sent.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self(bytes.into())
    }

    /// The bytes, taken out.
    pub fn into_inner(self) -> Vec<u8> {
        self.0
    }
}

impl AsRef<[u8]> for Blob {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl GlueValidate for Blob {
    fn shape() -> &'static Shape {
        const { &Shape::new("blob", Kind::Blob) }
    }

    fn check(&self, cx: &mut Checker<'_>) {
        cx.blob(&self.0);
    }

    const INERT: bool = true;
}

impl Deref for Blob {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.0
    }
}

impl DerefMut for Blob {
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        &mut self.0
    }
}

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<Blob> for Vec<u8> {
    fn from(blob: Blob) -> Self {
        blob.0
    }
}

impl<const N: usize> From<[u8; N]> for Blob {
    fn from(bytes: [u8; N]) -> Self {
        Self(bytes.into())
    }
}

impl<const N: usize> From<&[u8; N]> for Blob {
    fn from(bytes: &[u8; N]) -> Self {
        Self(bytes.into())
    }
}

impl From<&[u8]> for Blob {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.into())
    }
}

/// Shows how many bytes there are, not which: blobs carry secrets.
impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Blob({} bytes)", self.0.len())
    }
}

#[cfg(feature = "serde")]
mod wire {
    use alloc::string::String;

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Blob;

    #[cfg(feature = "json")]
    impl Blob {
        /// How many bytes a base64 text stands for; `None` where it is not base64.
        pub(crate) fn decoded_len(text: &str) -> Option<usize> {
            STANDARD.decode(text).ok().map(|bytes| bytes.len())
        }
    }

    impl Serialize for Blob {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(&STANDARD.encode(&self.0))
        }
    }

    impl<'de> Deserialize<'de> for Blob {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = String::deserialize(deserializer)?;
            STANDARD.decode(text.as_bytes()).map(Self).map_err(|_| D::Error::custom("a string that is not base64"))
        }
    }
}
