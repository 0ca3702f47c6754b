//! What a type is to the rules, and how a type of your own, or one that is not yours, takes them.
//!
//! A field's type must implement [`GlueValidate`](crate::GlueValidate), which says what a value is on the wire, and
//! [`TakesRules`], which says which rules may be written on it. The derive implements both; so does this crate for the
//! types of the standard library and, each behind a feature of its name, for those of other crates. That leaves two cases.
//!
//! # A type of yours, written by hand
//! Say what it is on the wire, and which type's rules it takes:
//!
//! ```
//! use glue_validate::types::TakesRules;
//! use glue_validate::{Checker, GlueValidate, shape::Shape};
//!
//! /// A name that is compared without regard to case.
//! struct Caseless(Box<str>);
//!
//! impl GlueValidate for Caseless {
//!     fn shape() -> &'static Shape {
//!         str::shape()
//!     }
//!
//!     fn check(&self, cx: &mut Checker<'_>) {
//!         cx.string(&self.0);
//!     }
//! }
//!
//! impl TakesRules for Caseless {
//!     type As = str;
//! }
//!
//! #[derive(GlueValidate)]
//! struct Request {
//!     #[len(max = 3)]
//!     #[pattern("[A-Za-z]+")]
//!     name: Caseless,
//! }
//!
//! let report = Request { name: Caseless("abcd".into()) }.validate().unwrap_err();
//! assert_eq!(report.to_string(), "/name: must have at most 3 characters, has 4");
//! ```
//!
//! # A type that is not yours
//! Name an [`Adapter`] on the field, which says what the type's values are: `#[glue(with = AsText)]`. A field whose value need
//! not be looked into takes `#[glue(skip)]`; rules on its size and a `#[check(…)]` work on it all the same. So do `item(skip)` in a
//! `list` and `value(skip)` in a `map`, for what is in them.
//!
//! # What works already
//! Of the standard library, what serde reads and writes:
//!
//! | types | on the wire | rules |
//! |---|---|---|
//! | `str`, `String` | a string | `len`, `pattern`, `one_of` |
//! | `Path`, `PathBuf` | a string; of a path that is not UTF-8 the rules see `U+FFFD` | those of a string |
//! | `IpAddr`, `SocketAddr` and their kinds | a string that is one | those of a string |
//! | integers, `NonZero…`, `f32`, `f64` | a number; `f32` and `f64` must be finite ([`AnyFloat`](crate::AnyFloat) need not be) | `range`, `one_of` with numbers |
//! | `Saturating` | an integer of any size | `range` |
//! | `Atomic…` | what they hold | `range` |
//! | `char` | a string of one character | `one_of` with characters |
//! | `bool`, `()`, `PhantomData` | | none |
//! | `Option`, `Box`, `Rc`, `Arc`, `Cow`, references, `Cell`, `RefCell`, `Mutex`, `RwLock`, `Wrapping`, `Reverse`, [`Valid`](crate::Valid) | what they hold | of what they hold |
//! | slices, arrays, `Vec`, `VecDeque`, `LinkedList`, `BinaryHeap`, `BTreeSet`, `HashSet` | an array | `len`, `list` |
//! | `BTreeMap`, `HashMap` | an object | `map` |
//! | tuples of up to 12 | an array of that length | `len` |
//! | `CString` | an array of bytes, or a string | `len` |
//! | `Range…`, `Duration`, `SystemTime` | serde's structures, as in `{"secs": 1, "nanos": 0}` | none |
//! | `Result`, `Bound` | serde's variants, as in `{"Ok": 1}` | none |
//! | `OsString` | serde's variants by system | none |
//!
//! What serde does not know, such as `OnceCell`, is missing. The items of a `BinaryHeap` have the order of the heap in the report
//! of a value, and that of the text in the report of a text.
//!
//! Of other crates, each behind a feature of its name:
//!
//! | feature | types | on the wire | rules |
//! |---|---|---|---|
//! | `bytes` | `Bytes`, `BytesMut` | an array of bytes, or a string | `len` |
//! | `chrono` | `DateTime<Utc>`, `DateTime<FixedOffset>`, `NaiveDateTime`, `NaiveDate`, `NaiveTime` | RFC 3339, or its part | those of a string |
//! | `compact_str` | `CompactString` | a string | those of a string |
//! | `indexmap` | `IndexMap`, `IndexSet` | an object, an array | `map`; `len`, `list` |
//! | `jiff` | `Timestamp`, `ZonedDateTime`, `civil::{DateTime, Date, Time}`, `Span`, `SignedDuration` | the string that the crate writes | those of a string |
//! | `json` | `serde_json::{Value, Map, Number}` | anything, an object, a number | none; `map`; `range` |
//! | `rust_decimal` | `Decimal` | a string or a number | `range`; its bounds are doubles |
//! | `secrecy` | `SecretString`, `SecretBox` | what they hold, and always sensitive | of what they hold |
//! | `serde_bytes` | `ByteBuf`, `ByteArray` | an array of bytes, or a string | `len` |
//! | `smol_str` | `SmolStr` | a string | those of a string |
//! | `url` | `Url` | a string that is one; the rules see it as the crate writes it | those of a string |
//! | `uuid` | `Uuid` | a string that is one; the rules see it with hyphens | those of a string |
//!
//! A string that only its type can tell from others is read by its type, so that the rules are about the same value in a text
//! and in a typed value ([`Kind::Parsed`](crate::shape::Kind::Parsed)).

mod adapter;
mod applies;
mod check;
mod derived;
mod inside;
mod takes_rules;

pub use self::adapter::{Adapter, Anything, Countable, FieldAdapter, Inside, Itself, Keyed};
pub use self::applies::{
    CharacterApplies, CharacterInside, LenApplies, LenInside, ListApplies, ListInside, MapApplies, MapInside,
    NumberApplies, NumberInside, RangeApplies, RangeInside, RequiredApplies, TextApplies, TextInside, Through,
    UniqueApplies, Way,
};
pub use self::check::{
    AsItIs, BehindPointer, BehindPointerIfSome, Copied, CopiedIfSome, IfSome, IsCheckInContext, IsCheckOf, IsVerdict,
};
pub use self::derived::Derived;
#[doc(hidden)]
pub use self::derived::{Visit, Walked, check, visit};
pub use self::inside::{Entries, Items};
pub use self::takes_rules::TakesRules;
