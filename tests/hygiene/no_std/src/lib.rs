//! A library without the standard library.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use glue_validate::{GlueValidate, Pattern, pattern};

/// A pattern.
pub static WORD: Pattern = pattern!(r"\w+");

/// A request.
#[derive(Debug, GlueValidate)]
pub struct Request<'a> {
    /// Its name.
    #[len(1, 255)]
    #[pattern(WORD)]
    pub name: Cow<'a, str>,
    /// Its tags.
    #[map(max = 50, key(len(1, 128)), value(len(0, 256)))]
    pub tags: BTreeMap<String, String>,
    /// More.
    #[list(max = 3, item(range(max = 0.5)))]
    pub numbers: Option<Vec<f32>>,
    /// The next.
    #[check(shallow)]
    pub next: Option<Box<Request<'a>>>,
}

fn shallow(next: &Request<'_>) -> Result<(), &'static str> {
    if next.next.is_some() { Err("too deep") } else { Ok(()) }
}
