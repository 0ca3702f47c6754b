//! Types with secrets wherever serde has a place for one.

use std::collections::{BTreeMap, BTreeSet};

use glue_validate::{Blob, GlueValidate};
use serde::{Deserialize, Deserializer};

/// Refuses whatever it sees, and tells it: the worst that a function of the user's can do.
fn tells<T: std::fmt::Debug + ?Sized>(value: &T) -> Result<(), String> {
    Err(format!("must not be {value:?}"))
}

macro_rules! types {
    ($($item:item)*) => {$(
        #[derive(Clone, Debug, Deserialize, GlueValidate)]
        #[allow(dead_code, reason = "it is only read")]
        $item
    )*};
}

types! {
    #[derive(PartialEq, Eq, PartialOrd, Ord)]
    #[sensitive]
    pub(crate) struct Token(#[len(max = 3)] String);

    #[derive(PartialEq, Eq, PartialOrd, Ord)]
    pub(crate) struct CheckedToken(#[sensitive] #[pattern("[a-z]")] #[check(tells::<String>)] String);

    #[sensitive]
    pub(crate) struct Login {
        user: Option<String>,
        #[len(max = 2)]
        password: Option<String>,
    }

    pub(crate) struct Plain {
        #[sensitive]
        password: String,
    }

    /// A function above a secret sees it.
    #[check(tells)]
    pub(crate) struct Checked {
        #[check(tells::<Plain>)]
        plain: Option<Plain>,
        #[check(tells::<Vec<Plain>>)]
        list: Option<Vec<Plain>>,
        #[check(tells::<BTreeMap<String, Plain>>)]
        map: Option<BTreeMap<String, Plain>>,
        #[check(tells::<BTreeMap<CheckedToken, u8>>)]
        keys: Option<BTreeMap<CheckedToken, u8>>,
        #[check(tells::<Pair>)]
        pair: Option<Pair>,
        #[check(tells::<Named>)]
        named: Option<Named>,
        #[check(tells::<Generic<Plain>>)]
        generic: Option<Generic<Plain>>,
        #[check(tells::<Converted>)]
        converted: Option<Converted>,
        #[serde(flatten)]
        #[check(tells)]
        flat: Flat,
    }

    pub(crate) struct Pair(u8, #[check(tells)] Plain);

    pub(crate) enum Named {
        #[serde(alias = "Tk")]
        Token(#[sensitive] #[len(max = 2)] String),
        Pair(Token, u8),
        Record {
            #[sensitive]
            password: String,
            number: u8,
        },
        Checked(#[check(tells)] Plain),
        Unit,
    }

    #[serde(tag = "kind")]
    pub(crate) enum Internal {
        A {
            #[sensitive]
            password: String,
            #[serde(default)]
            number: u8,
        },
        B {
            number: u8,
        },
        Login(Login),
        Unit,
    }

    #[serde(tag = "kind2")]
    pub(crate) enum InternalMap {
        A {
            #[sensitive]
            #[len(max = 1)]
            password2: String,
        },
        B {
            number2: u8,
        },
        Map(#[sensitive] BTreeMap<String, String>),
    }

    #[serde(tag = "t", content = "c")]
    pub(crate) enum Adjacent {
        Secret(#[sensitive] #[len(max = 1)] String),
        Record {
            #[sensitive]
            password: String,
        },
        Tuple(Token, u8),
        Number(u8),
    }

    #[serde(untagged)]
    pub(crate) enum Untagged {
        Number(u8),
        Named {
            number: u8,
            #[sensitive]
            password: String,
        },
        Login(Login),
        List(Vec<Token>),
        Plain {
            number: u8,
        },
    }

    #[serde(untagged)]
    pub(crate) enum Loose {
        Small(u8),
        Text(#[sensitive] String),
    }

    #[serde(deny_unknown_fields)]
    pub(crate) struct Strict {
        #[sensitive]
        password: String,
        #[len(max = 1)]
        name: Option<String>,
    }

    pub(crate) struct Flat {
        #[sensitive]
        #[serde(alias = "pwd")]
        #[len(max = 1)]
        pass: Option<String>,
        #[len(max = 1)]
        title: Option<String>,
    }

    pub(crate) struct Generic<T> {
        #[len(max = 1)]
        name: Option<String>,
        inner: T,
    }

    pub(crate) struct Tuple(u8, Token);

    #[serde(from = "Raw")]
    pub(crate) struct Converted {
        #[sensitive]
        #[len(max = 1)]
        password: String,
    }

    #[derive(PartialEq, Eq, PartialOrd, Ord)]
    #[serde(try_from = "String")]
    pub(crate) struct ApiKey(#[sensitive] #[len(max = 3)] String);

    #[check(Self::tell)]
    pub(crate) struct Root {
        #[len(max = 3)]
        name: Option<String>,
        #[sensitive]
        #[len(max = 2)]
        #[check(tells::<String>)]
        #[serde(alias = "pw")]
        password: Option<String>,
        #[sensitive]
        #[map(max = 1, value(len(max = 1)))]
        secrets: Option<BTreeMap<String, String>>,
        #[map(key(sensitive, len(max = 1)))]
        keys: Option<BTreeMap<String, Strict>>,
        token_keys: Option<BTreeMap<Token, u8>>,
        checked_keys: Option<BTreeMap<CheckedToken, Vec<u8>>>,
        converted_keys: Option<BTreeMap<ApiKey, u8>>,
        #[list(unique)]
        tokens: Option<Vec<Token>>,
        set: Option<BTreeSet<CheckedToken>>,
        inner: Option<Box<Root>>,
        logins: Option<Vec<Option<Box<Login>>>>,
        #[list(unique, item(sensitive, len(max = 1)))]
        list: Option<Vec<String>>,
        #[map(value(list(item(sensitive, pattern("x")))))]
        deep: Option<BTreeMap<String, Vec<String>>>,
        named: Option<Named>,
        internal: Option<Internal>,
        adjacent: Option<Adjacent>,
        untagged: Option<Untagged>,
        loose: Option<Loose>,
        strict: Option<Strict>,
        #[serde(flatten)]
        flat: Flat,
        #[serde(flatten)]
        map: Option<InternalMap>,
        generic_token: Option<Generic<Token>>,
        generic_login: Option<Generic<Login>>,
        tuple: Option<Tuple>,
        array: Option<[CheckedToken; 2]>,
        converted: Option<Converted>,
        key: Option<ApiKey>,
        #[serde(default, deserialize_with = "read_login")]
        with: Option<Plain>,
        checked: Option<Box<Checked>>,
        #[sensitive]
        blob: Option<Blob>,
        #[sensitive]
        #[range(max = 3)]
        number: Option<i64>,
        #[sensitive]
        small: Option<u8>,
        #[sensitive]
        nonzero: Option<std::num::NonZeroU8>,
        #[sensitive]
        float: Option<f32>,
        #[sensitive]
        letter: Option<char>,
        #[sensitive]
        flag: Option<bool>,
        #[sensitive]
        #[one_of("a", "b")]
        one: Option<String>,
        #[sensitive]
        #[glue(skip)]
        any: Option<serde_json::Value>,
    }

    /// Nothing but what another type makes of the text is secret.
    pub(crate) struct Sealed {
        #[serde(default, deserialize_with = "read_login")]
        with: Option<Plain>,
        converted: Option<Converted>,
        #[len(max = 1)]
        name: Option<String>,
    }

    pub(crate) struct FlatMap {
        #[serde(flatten)]
        #[sensitive]
        rest: BTreeMap<String, String>,
        #[len(max = 1)]
        name: Option<String>,
    }

    pub(crate) struct FlatSecret {
        #[serde(flatten)]
        #[sensitive]
        login: Login,
        #[serde(flatten)]
        untagged: Untagged,
        #[len(max = 1)]
        name: Option<String>,
    }

    pub(crate) struct FlatUnions {
        #[serde(flatten)]
        internal: Internal,
        #[serde(flatten)]
        adjacent: Adjacent,
        #[len(max = 1)]
        name: Option<String>,
        #[serde(flatten)]
        named: Option<Named>,
    }
}

impl Root {
    fn tell(&self) -> Result<(), String> {
        if self.password.is_some() { tells(self) } else { Ok(()) }
    }
}

#[derive(Deserialize)]
struct Raw {
    password: String,
}

impl From<Raw> for Converted {
    fn from(raw: Raw) -> Self {
        Self { password: raw.password }
    }
}

impl TryFrom<String> for ApiKey {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.len() > 20 { Err(format!("no key: {text}")) } else { Ok(Self(text)) }
    }
}

fn read_login<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Plain>, D::Error> {
    Option::deserialize(deserializer)
}
