//! No prelude, no extern prelude, and names of the user's own where the standard library's would be.
#![no_implicit_prelude]

/// In the way.
pub mod core {}
/// In the way.
pub mod std {}
/// In the way.
pub mod alloc {}
/// In the way.
pub mod glue_validate {}
/// In the way.
#[derive(::core::fmt::Debug)]
pub struct Option;
/// In the way.
pub trait Some {}

/// A request.
#[derive(::core::fmt::Debug, ::glue_validate::GlueValidate)]
#[check(whole)]
pub struct Request<T: ::core::cmp::Eq> {
    /// Its name.
    #[len(1, 255)]
    #[pattern("[a-z]+")]
    #[check(text)]
    pub name: ::std::string::String,
    /// A number.
    #[range(min = 1, max = 9)]
    pub number: ::core::option::Option<i32>,
    /// Whatever.
    #[list(unique)]
    pub list: ::std::vec::Vec<T>,
    /// A choice.
    pub choice: Choice,
}

/// A choice.
#[derive(::core::fmt::Debug, ::glue_validate::GlueValidate)]
pub enum Choice {
    /// A text.
    Text(#[len(max = 1)] ::std::string::String),
    /// A number.
    Number {
        /// The number.
        number: Number,
    },
    /// Neither.
    Neither,
}

/// A number.
#[derive(::core::fmt::Debug, ::glue_validate::GlueValidate)]
pub struct Number(#[range(max = 1.5)] pub f64);

fn whole<T: ?::core::marker::Sized>(_: &T) -> ::core::result::Result<(), &'static str> {
    ::core::result::Result::Ok(())
}

fn text(_: &str) -> ::core::result::Result<(), &'static str> {
    ::core::result::Result::Ok(())
}
