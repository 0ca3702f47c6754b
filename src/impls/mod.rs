//! `GlueValidate` for the types of the standard library.

pub(crate) mod blob;
mod collections;
mod pointers;
mod scalars;
