//! `GlueValidate` for the types of the standard library, for bytes and for JSON of any form.

pub(crate) mod blob;
mod collections;
#[cfg(feature = "json")]
mod document;
mod pointers;
mod scalars;
