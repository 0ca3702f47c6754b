//! What serde's attributes about types of others ask: `getter`, `with`.

use crate::types::Adapter;

/// A reference to a value of a type, through as many references as there are: what serde's `getter` gives is either.
#[inline]
pub fn constrain<T: ?Sized>(value: &T) -> &T {
    value
}

/// A type that reads a field for serde: is it one that says what the field is, too?
#[derive(Debug)]
pub struct ReadBy<A, T>(core::marker::PhantomData<fn() -> (A, T)>);

impl<A: Adapter<T>, T> ReadBy<A, T> {
    /// It is.
    pub const IS_ADAPTER: bool = true;
}

/// A constant of a type is looked for before that of a trait.
pub trait NoAdapter {
    /// It is not.
    const IS_ADAPTER: bool = false;
}

impl<A, T> NoAdapter for ReadBy<A, T> {}
