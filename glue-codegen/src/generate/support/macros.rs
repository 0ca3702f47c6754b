//! What the types of all families have in common.

/// How a structure is built: `new` takes what is required, in parentheses, and each other member has a method.
macro_rules! builder {
    (
        $type:ident($($required:ident: $required_type:ty),* $(,)?)
        $($optional:ident: $optional_type:ty),* $(,)?
    ) => {
        impl $type {
            /// A value with what is required, and nothing else.
            #[allow(clippy::too_many_arguments, reason = "the service requires so many")]
            pub fn new($($required: impl Into<$required_type>),*) -> Self {
                Self { $($required: $required.into(),)* $($optional: None,)* }
            }
            $(
                #[doc = concat!("Sets `", stringify!($optional), "`.")]
                #[must_use]
                pub fn $optional(mut self, $optional: impl Into<$optional_type>) -> Self {
                    self.$optional = Some($optional.into());
                    self
                }
            )*
        }
    };
}

/// A value set that takes other values as they come, so that an answer with a newer one can be read. Validation
/// reports them.
macro_rules! open_enum {
    ($(#[$attr:meta])* pub enum $name:ident { $($variant:ident = $wire:literal,)* }) => {
        $(#[$attr])*
        #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, glue_validate::GlueValidate)]
        pub enum $name {
            $(
                #[doc = concat!("`", $wire, "`")]
                #[glue(rename = $wire)]
                $variant,
            )*
            /// A value that this model does not list.
            #[glue(other)]
            Unknown(String),
        }

        impl $name {
            /// The value on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(value) => value,
                }
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($wire => Self::$variant,)*
                    _ => Self::Unknown(value.to_owned()),
                }
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                match Self::from(value.as_str()) {
                    Self::Unknown(_) => Self::Unknown(value),
                    listed => listed,
                }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <String as serde::Deserialize>::deserialize(deserializer).map(Self::from)
            }
        }
    };
}

/// A structure that an operation fails with.
macro_rules! error_type {
    ($type:ident, $code:literal, $fault:ident, $status:expr) => {
        impl super::ErrorType for $type {
            const CODE: &'static str = $code;
            const FAULT: super::Fault = super::Fault::$fault;
            const STATUS: Option<u16> = $status;
        }
    };
}

/// The table of operations.
macro_rules! operations {
    ($($(#[$cfg:meta])* $name:literal: $input:ty => $output:ty, [$($error:ty),* $(,)?];)*) => {
        /// All operations of the families that are on, by name.
        pub(super) static OPERATIONS: &[super::Operation] = &[$(
            $(#[$cfg])*
            super::Operation {
                name: $name,
                input: <$input as glue_validate::GlueValidate>::shape,
                output: <$output as glue_validate::GlueValidate>::shape,
                errors: &[$(super::ErrorShape::of::<$error>()),*],
            },
        )*];
    };
}
