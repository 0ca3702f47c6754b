//! `GlueValidate` for the types of the standard library.

mod collections;
mod pointers;
mod scalars;
