//! The trait that the derive implements beside `GlueValidate`.

use crate::checker::{Checker, Members};
use crate::shape::Shape;

// One function: rustc repeats an error about a field's type in each body that names the type. And not a constant, which
// rustc would evaluate whenever the crate is checked.
/// A type whose [`GlueValidate`](crate::GlueValidate) is derived. The derive implements it, and nobody else has a use for it; rustc names it
/// where a type derives twice, and where a constant that depends on a type parameter turns out wrong.
pub trait Derived {
    /// The type's shape, and how a value of it is checked.
    #[doc(hidden)]
    fn walk() -> Walked<Self>;
}

/// What a type is, and how a value of it is checked.
#[derive(Debug)]
pub struct Walked<T: ?Sized> {
    /// What it looks like on the wire.
    pub shape: &'static Shape,
    /// Checks a value.
    pub check: Visit<T>,
}

/// How a value is checked.
#[derive(Debug)]
pub enum Visit<T: ?Sized> {
    /// The members of a structure, a tuple structure or a newtype.
    Members(fn(&T, &mut Members<'_, '_>)),
    /// The value as a whole, given the type's shape.
    Value(fn(&T, &mut Checker<'_>, &'static Shape)),
}

/// Checks a value of a derived type.
#[inline]
pub fn check<T: Derived + ?Sized>(value: &T, cx: &mut Checker<'_>) {
    let Walked { shape, check } = T::walk();
    visit(&check, value, cx, shape);
}

/// Checks a value of a shape, in this way.
#[inline]
pub fn visit<T: ?Sized>(check: &Visit<T>, value: &T, cx: &mut Checker<'_>, shape: &'static Shape) {
    match check {
        Visit::Members(visit) => cx.members(shape, |members| visit(value, members)),
        Visit::Value(check) => check(value, cx, shape),
    }
}
