//! `#[check]` on fields and on types, on values and on JSON.

#![expect(
    clippy::ptr_arg,
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "a check takes what the field is"
)]

use glue_validate::GlueValidate;
use serde::Deserialize;

use crate::faults;

fn text(value: &str) -> Result<(), String> {
    if value == "bad" { Err(format!("{value} is bad")) } else { Ok(()) }
}

fn string(value: &String) -> Result<(), &'static str> {
    if value.is_empty() { Err("empty") } else { Ok(()) }
}

fn option(value: &Option<String>) -> Result<(), &'static str> {
    if value.is_none() { Err("none") } else { Ok(()) }
}

fn items(value: &[u8]) -> Result<(), std::fmt::Error> {
    if value.len() > 1 { Err(std::fmt::Error) } else { Ok(()) }
}

mod deep {
    pub(super) fn number(value: &u8) -> Result<(), u8> {
        if *value > 1 { Err(*value) } else { Ok(()) }
    }
}

#[derive(GlueValidate, Deserialize)]
#[check(Self::whole)]
#[check(whole)]
struct Checked {
    #[check(text)]
    #[check(string)]
    name: String,
    #[check(text)]
    #[check(option)]
    maybe: Option<String>,
    #[check(items)]
    #[serde(default)]
    list: Vec<u8>,
    #[glue(check(deep::number), range(max = 9))]
    number: u8,
}

impl Checked {
    fn whole(&self) -> Result<(), &'static str> {
        if self.number > 2 { Err("too much") } else { Ok(()) }
    }
}

fn whole(value: &Checked) -> Result<(), &'static str> {
    if value.list.len() > 2 { Err("too many") } else { Ok(()) }
}

/// Without serde.
#[derive(GlueValidate)]
struct Borrowed<'a, T> {
    #[check(text)]
    text: &'a str,
    #[check(any)]
    value: T,
}

fn any<T>(_: &T) -> Result<(), String> {
    Err("any".to_owned())
}

#[test]
fn typed() {
    let good = Checked { name: "a".into(), maybe: Some("b".into()), list: vec![1], number: 1 };
    assert_eq!(faults(&good), Vec::<String>::new());
    let bad = Checked { name: "bad".into(), maybe: None, list: vec![1, 2, 3], number: 3 };
    assert_eq!(faults(&bad), ["/name check", "/maybe check", "/list check", "/number check"]);
    let bad_as_a_whole = Checked { name: "a".into(), maybe: Some("b".into()), list: vec![], number: 3 };
    assert_eq!(faults(&bad_as_a_whole), ["/number check"]);
    let borrowed = Borrowed { text: "bad", value: 1_u8 };
    assert_eq!(faults(&borrowed), ["/text check", "/value check"]);
}
