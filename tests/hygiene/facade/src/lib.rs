//! A library that re-exports the crate, and has macros of its own that use it.

pub use shared_name as glue;

/// A request of one field.
#[macro_export]
macro_rules! request {
    ($name:ident { $field:ident: $ty:ty [$min:expr, $max:expr, $pattern:literal] }) => {
        /// A request.
        #[derive(Debug, $crate::glue::GlueValidate)]
        #[glue(crate = $crate::glue)]
        pub struct $name {
            /// What is asked for.
            #[len($min, $max)]
            #[pattern($pattern)]
            pub $field: $ty,
        }
    };
}

/// A pattern.
#[macro_export]
macro_rules! text {
    ($name:ident, $pattern:literal) => {
        /// A pattern.
        pub static $name: $crate::glue::Pattern = $crate::glue::pattern!($pattern);
    };
}
