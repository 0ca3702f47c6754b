//! The trait that the derive implements beside `GlueValidate`.

use super::members::structure;
use crate::checker::{Checker, Members};
use crate::shape::Shape;
use crate::types::Adapter;

/// Shape and check of a derived type in one function: rustc repeats an error about a field's type in each body that names
/// the type. (Not in a constant, which rustc would evaluate whenever the crate is checked.)
pub trait Walk: Sized {
    /// The type's shape and its visitor.
    fn walk() -> Walked<Self>;
}

/// What a type is, and how a value of it is checked.
#[derive(Debug)]
pub struct Walked<T> {
    /// What it looks like on the wire.
    pub shape: &'static Shape,
    /// Checks a value.
    pub check: Visit<T>,
}

/// How a value is checked.
#[derive(Debug)]
pub enum Visit<T> {
    /// The members of a structure, a tuple structure or a newtype.
    Members(fn(&T, &mut Members<'_, '_>)),
    /// The value as a whole, given the type's shape.
    Value(fn(&T, &mut Checker<'_>, &'static Shape)),
}

/// Checks a value of a derived type.
#[inline]
pub fn check<T: Walk>(value: &T, cx: &mut Checker<'_>) {
    let Walked { shape, check } = T::walk();
    visit(&check, value, cx, shape);
}

/// Checks a value of a shape, in this way.
#[inline]
pub fn visit<T>(check: &Visit<T>, value: &T, cx: &mut Checker<'_>, shape: &'static Shape) {
    match check {
        Visit::Members(visit) => structure(cx, shape, |members| visit(value, members)),
        Visit::Value(check) => check(value, cx, shape),
    }
}

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
