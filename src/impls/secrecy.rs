//! [`secrecy`]: secrets, which are sensitive without an attribute.

use secrecy::zeroize::Zeroize;
use secrecy::{ExposeSecret, SecretBox};

use crate::__private::{member, structure};
use crate::checker::Checker;
use crate::rules::Rules;
use crate::shape::{Kind, Member, Shape};
use crate::types::TakesRules;
use crate::validate::GlueValidate;

impl<T: GlueValidate + Zeroize + ?Sized> GlueValidate for SecretBox<T> {
    fn shape() -> &'static Shape {
        const {
            let secret = Member::new("", <T as GlueValidate>::shape).with_rules(Rules::NONE.with_sensitive());
            &Shape::new("secret", Kind::Newtype(secret)).with_sensitive(true)
        }
    }

    fn check(&self, cx: &mut Checker<'_>) {
        structure(cx, Self::shape(), |members| member(members, 0, self.expose_secret()));
    }
}

impl<T: TakesRules + Zeroize + ?Sized> TakesRules for SecretBox<T> {
    type As = T::As;
}
