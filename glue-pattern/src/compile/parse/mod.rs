//! From the pattern's text to nodes: Java's grammar, with its quirks.
//!
//! The reader walks over code points the way Java's own does (the comments flag skips blanks at some reads and not at
//! others, a quantifier after a quantifier repeats nothing, …), because a pattern that means something to Java has to mean the
//! same here. What has no meaning here is refused with its place, never guessed.

mod atom;
mod case;
mod class;
mod cursor;
mod escape;
mod group;
mod look;
mod parser;
mod quote;
mod repeat;
mod study;

pub(crate) use parser::{Ast, parse};
