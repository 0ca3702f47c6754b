//! [`serde_json`]: free JSON, of which only the size may matter.

use alloc::collections::BTreeMap;
use alloc::string::String;

use serde_json::{Map, Number, Value};

use crate::__private::{ReadOwned as _, Reading};
use crate::checker::Checker;
use crate::rules;
use crate::shape::{Kind, Shape};
use crate::types::TakesRules;
use crate::validate::GlueValidate;

/// Everything is valid. An absent document is a `null` one, unless it is an `Option` that is `required`.
impl GlueValidate for Value {
    fn shape() -> &'static Shape {
        const {
            // Any JSON, but for strings and numbers that Rust has no value for.
            &Shape::new("document", Kind::Converted(&Kind::Opaque, |raw| Reading::<Self>::new(raw).read_owned()))
        }
    }

    fn check(&self, cx: &mut Checker<'_>) {
        match self {
            Self::Null => cx.absent(),
            Self::Bool(value) => cx.boolean(*value),
            Self::Number(number) => match (number.as_i128(), number.as_f64()) {
                (Some(whole), _) => cx.integer(rules::Number::from_i128(whole)),
                (None, value) => cx.number(rules::Number::from_f64(value.unwrap_or(f64::NAN))),
            },
            Self::String(text) => cx.string(text),
            Self::Array(items) => cx.list(items.iter()),
            Self::Object(members) => cx.map(members.iter()),
        }
    }
}

impl TakesRules for Value {
    type As = Self;
}

/// An object whose members nobody declared.
impl GlueValidate for Map<String, Value> {
    fn shape() -> &'static Shape {
        const {
            &Shape::new(
                "map",
                Kind::Map { key: <String as GlueValidate>::shape, value: <Value as GlueValidate>::shape },
            )
        }
    }

    fn check(&self, cx: &mut Checker<'_>) {
        cx.map(self.iter());
    }
}

impl TakesRules for Map<String, Value> {
    type As = BTreeMap<String, Value>;
}

/// Any number that a double holds; its bounds are doubles.
impl GlueValidate for Number {
    fn shape() -> &'static Shape {
        f64::shape()
    }

    fn check(&self, cx: &mut Checker<'_>) {
        cx.number(rules::Number::from_f64(self.as_f64().unwrap_or(f64::NAN)));
    }

    const INERT: bool = true;
}

impl TakesRules for Number {
    type As = f64;
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use serde_json::{Value, json};

    use crate::GlueValidate;

    #[test]
    fn everything_is_valid_and_can_be_compared() {
        #[derive(GlueValidate, serde::Deserialize)]
        struct Documents {
            #[list(unique)]
            each: Vec<Value>,
            #[required]
            one: Option<Value>,
        }

        let text = |each: &Value, one: &Value| serde_json::to_vec(&json!({"each": each, "one": one})).unwrap();
        let good = text(&json!([null, 1, 1.5, "1", [1], {"a": [1]}, true]), &json!({}));
        assert!(crate::json::from_slice::<Documents>(&good).is_ok());

        let bad = text(&json!([{"a": [1]}, {"a": [1]}]), &Value::Null);
        let report = crate::json::from_slice::<Documents>(&bad).map(drop).unwrap_err();
        let found: Vec<_> = report.iter().map(|it| (it.path(), it.code().as_str())).collect();
        assert_eq!(found, [("/each", "unique"), ("/one", "required")]);
        assert_eq!(report, crate::json::check::<Documents>(&bad).unwrap_err());
    }
}
