//! The compiler: from a pattern's text to the data of a [`Pattern`](crate::Pattern).
//!
//! One direction: `parse` (text to nodes) → `program` (instructions) → `determine` (a deterministic automaton) →
//! `language` (minimal, with its alphabet) → `facts` and `encode`. Beside that, `plan` looks at the nodes for a form that needs no
//! automaton to match.

mod alphabet;
mod ast;
mod counters;
mod dfa;
mod encode;
mod error;
mod facts;
mod nfa;
mod parse;
mod pieces;
mod sample;
mod set;
mod translate;
mod unicode;

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::{Arc, LazyLock, Mutex};

pub use error::Error;
pub use facts::Facts;
pub use translate::translate;

use dfa::determinize;
use dfa::language::Language;
use encode::plan::Owned;
use nfa::build as program;

/// Limits that keep every pattern's compilation to a fraction of a second and a few megabytes.
const MAX_INSTRUCTIONS: u32 = 100_000;
const MAX_GROUP_STATES: usize = 2_000;
const MAX_STATES: usize = 10_000;
/// Beyond this many states a pattern's look-aheads are matched beside it, if they can be.
const MAX_JOINT_STATES: usize = 2_000;
/// A table whose expression is longer than this is replaced by counters, if they are shorter.
const MAX_TABLE: usize = 56_000;
const MAX_WORK: usize = 8_000_000;

/// How a pattern is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Options {
    /// Look for the pattern anywhere in a text (Smithy's meaning), instead of matching all of it (Java's `matches`, AWS's meaning).
    pub partial: bool,
}

impl Options {
    /// Matching in full.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with `partial` set.
    #[must_use]
    pub fn partial(self, partial: bool) -> Self {
        Self { partial }
    }
}

/// The form in which a pattern is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PlanKind {
    /// Repeats of one class of characters, many bytes at a time.
    Scan,
    /// Literals and repeated classes in a row.
    Segments,
    /// A table of transitions.
    Table,
    /// An automaton with counters.
    Counted,
}

/// A compiled pattern, at compile time.
///
/// ```
/// use glue_pattern::compile::{Options, compile};
///
/// let id = compile("[a-z]+-[0-9]{4}", &Options::new()).unwrap();
/// assert!(id.is_match("run-2024"));
/// assert!(!id.is_match("run-2024\n"));
/// ```
#[derive(Clone, Debug)]
pub struct Compiled {
    source: String,
    partial: bool,
    facts: Facts,
    language: Option<Language>,
    owned: Owned,
}

/// Compiles `source`, a regular expression of Java's.
///
/// # Errors
///
/// The pattern is not one, is not regular (back-references), or its automaton grows too large.
pub fn compile(source: &str, options: &Options) -> Result<Compiled, Error> {
    let (node, classes) = prepared(source, options.partial)?;
    let conditions = if options.partial { None } else { conditions(&node, &classes) };
    let part = match conditions {
        None => whole(&node, &classes, options.partial, MAX_STATES),
        // One automaton knows more, several are smaller.
        Some(conditions) => joint(&node, &conditions, &classes),
    };
    let part = part.map_err(|failure| failure.into_error(source))?;
    let Part { facts, owned, language } = part;
    Ok(Compiled { source: source.to_owned(), partial: options.partial, facts, language, owned })
}

/// The pattern's nodes: without superfluous anchors, or with anything in front of a pattern that is looked for anywhere.
fn prepared(source: &str, partial: bool) -> Result<(ast::Node, ast::Classes), Error> {
    let parse::Ast { node, mut classes } = parse::parse(source)?;
    let any = ast::Node::Class(classes.intern(set::Set::all()));
    let anything = ast::Node::repeat(any, 0, None, ast::Greed::Greedy);
    let node = if partial { ast::Node::Concat(vec![anything, node]) } else { pieces::trimmed(&node) };
    Ok((node, classes))
}

/// A node, compiled.
struct Part {
    facts: Facts,
    owned: Owned,
    language: Option<Language>,
}

/// The node by one automaton, or by a fast form that needs none.
fn whole(node: &ast::Node, classes: &ast::Classes, partial: bool, max_states: usize) -> Result<Part, Failure> {
    let pieces = if partial { None } else { pieces::row(node, classes) };
    let fast = pieces.as_deref().and_then(pieces::fast);
    match (automaton(node, classes, partial, max_states), fast, pieces) {
        (Ok(language), Some(owned), _) => Ok(Part { facts: Facts::new(&language), owned, language: Some(language) }),
        (Ok(language), None, _) => {
            let table = encode::plan::table(&language).map(Owned::Table);
            let owned = match table {
                Ok(table) if table.size() <= MAX_TABLE => table,
                table => smaller(table, counted(node, classes, partial))?,
            };
            Ok(Part { facts: Facts::new(&language), owned, language: Some(language) })
        }
        // Counts too large for an automaton are none for a loop.
        (Err(_), Some(owned), Some(pieces)) => Ok(Part { facts: Facts::of_row(&pieces), owned, language: None }),
        (Err(failure), ..) => {
            let owned = counted(node, classes, partial).map_err(|_| failure)?;
            let facts = Facts::of_node(node, classes);
            let facts = if partial { facts.unbounded() } else { facts };
            Ok(Part { facts: facts.with_example(|text| owned.is_match(text)), owned, language: None })
        }
    }
}

/// The automaton with counters; a pattern that is looked for anywhere has anything behind it, too.
fn counted(node: &ast::Node, classes: &ast::Classes, partial: bool) -> Result<Owned, Failure> {
    let followed;
    let node = if partial {
        let ast::Node::Concat(nodes) = node else { return Err(Failure::TooLarge) };
        followed = ast::Node::concat(vec![node.clone(), nodes[0].clone()]);
        &followed
    } else {
        node
    };
    Ok(Owned::Counted(Box::new(counters::build(node, classes)?)))
}

fn smaller(a: Result<Owned, Failure>, b: Result<Owned, Failure>) -> Result<Owned, Failure> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok(if a.size() <= b.size() { a } else { b }),
        (a, b) => a.or(b),
    }
}

fn automaton(node: &ast::Node, classes: &ast::Classes, partial: bool, max_states: usize) -> Result<Language, Failure> {
    let atoms = program::atoms_of(classes)?;
    let program = program::build(node, &atoms, partial)?;
    let dfa = determinize::determine(&program, &atoms, max_states)?;
    Ok(Language::new(&dfa, &atoms))
}

/// The look-aheads at the beginning of the pattern and its rest, each to be fulfilled by itself: together their automata may be large where
/// each is small.
fn conditions(node: &ast::Node, classes: &ast::Classes) -> Option<Vec<ast::Node>> {
    let any = classes.iter().position(|set| *set == set::Set::all())?;
    let anything = ast::Node::repeat(ast::Node::Class(u32::try_from(any).ok()?), 0, None, ast::Greed::Greedy);
    let ast::Node::Concat(nodes) = node else { return None };
    let is_leading = |node: &&ast::Node| match node {
        ast::Node::Start => true,
        ast::Node::Look(look) => !look.behind,
        _ => false,
    };
    let (leading, rest) = nodes.split_at(nodes.iter().take_while(is_leading).count());
    let looks = leading.iter().filter(|node| **node != ast::Node::Start);
    let mut conditions: Vec<ast::Node> =
        looks.map(|look| ast::Node::concat(vec![look.clone(), anything.clone()])).collect();
    if conditions.is_empty() {
        return None;
    }
    conditions.push(ast::Node::concat(rest.to_vec()));
    Some(conditions)
}

/// A pattern with look-aheads at its beginning.
fn joint(node: &ast::Node, conditions: &[ast::Node], classes: &ast::Classes) -> Result<Part, Failure> {
    match whole(node, classes, false, MAX_JOINT_STATES) {
        // Several tables are faster than counters, and tell more.
        Ok(part) if !matches!(part.owned, Owned::Counted(_)) => Ok(part),
        joint => match conjunction(conditions, classes) {
            Ok(parts) if joint.is_err() || parts.owned.size() <= MAX_TABLE => Ok(parts),
            _ => joint,
        },
    }
}

fn conjunction(conditions: &[ast::Node], classes: &ast::Classes) -> Result<Part, Failure> {
    let parts: Vec<Part> =
        conditions.iter().map(|node| whole(node, classes, false, MAX_STATES)).collect::<Result<_, _>>()?;
    let facts = Facts::of_all(parts.iter().map(|part| &part.facts));
    let owned = Owned::All(parts.into_iter().map(|part| part.owned).collect());
    Ok(Part { facts: facts.with_example(|text| owned.is_match(text)), owned, language: None })
}

/// Like [`compile`], remembering every answer for as long as the process lives.
///
/// # Errors
///
/// As [`compile`].
pub fn cached(source: &str, options: &Options) -> Result<Arc<Compiled>, Error> {
    type Memo = HashMap<(String, Options), Result<Arc<Compiled>, Error>>;
    static MEMO: LazyLock<Mutex<Memo>> = LazyLock::new(Mutex::default);
    let key = (source.to_owned(), options.clone());
    let known = MEMO.lock().ok().and_then(|memo| memo.get(&key).cloned());
    known.unwrap_or_else(|| {
        let result = compile(source, options).map(Arc::new);
        if let Ok(mut memo) = MEMO.lock() {
            memo.insert(key, result.clone());
        }
        result
    })
}

impl Compiled {
    /// The pattern as it was written.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether the pattern is looked for anywhere in a text.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.partial
    }

    /// Whether the pattern accepts `text`: the same answer, by the same code, as [`Pattern::is_match`](crate::Pattern::is_match).
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.owned.is_match(text)
    }

    /// A constant expression that makes the [`Pattern`](crate::Pattern). `types` is a path to `glue_pattern::__private`.
    ///
    /// ```
    /// use glue_pattern::compile::{Options, compile};
    ///
    /// let expression = compile("a|b", &Options::new()).unwrap().expression("::glue_pattern::__private");
    /// assert!(expression.starts_with("::glue_pattern::__private::Pattern("));
    /// ```
    #[must_use]
    pub fn expression(&self, types: &str) -> String {
        encode::plan::expression(self, types)
    }

    /// What is known about the accepted texts.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// An accepted text with a number of characters in `range`, one of the shortest such; `None` if there is none (or it would be
    /// immense).
    ///
    /// ```
    /// use glue_pattern::compile::{Options, compile};
    ///
    /// let pairs = compile("(ab)*", &Options::new()).unwrap();
    /// assert_eq!(pairs.example_within(3..=5).as_deref(), Some("abab"));
    /// assert_eq!(pairs.example_within(3..=3), None);
    /// ```
    #[must_use]
    pub fn example_within(&self, range: RangeInclusive<u64>) -> Option<String> {
        let length = self.facts.length_within(&range)?;
        let length = usize::try_from(length).ok()?;
        match &self.language {
            Some(language) => language.example(length),
            None => self.facts.stretched(length).filter(|text| self.is_match(text)),
        }
    }

    /// The same pattern matched by its table, for tests; `None` if it has no automaton that fits into one.
    #[doc(hidden)]
    #[must_use]
    pub fn by_table(&self) -> Option<Self> {
        let owned = Owned::Table(encode::plan::table(self.language.as_ref()?).ok()?);
        Some(Self { owned, ..self.clone() })
    }

    /// The same pattern matched with counters, for tests; `None` if it has constructs that they cannot follow.
    #[doc(hidden)]
    #[must_use]
    pub fn by_counters(&self) -> Option<Self> {
        let (node, classes) = prepared(&self.source, self.partial).ok()?;
        let owned = counted(&node, &classes, self.partial).ok()?;
        Some(Self { owned, ..self.clone() })
    }

    /// The form in which the pattern is matched.
    #[must_use]
    pub fn plan(&self) -> PlanKind {
        match self.owned {
            Owned::Scan(..) => PlanKind::Scan,
            Owned::Segments(_) | Owned::Fields(_) | Owned::Fixed(..) => PlanKind::Segments,
            Owned::Table(_) | Owned::All(_) => PlanKind::Table,
            Owned::Counted(_) => PlanKind::Counted,
        }
    }
}

/// Why a pattern that was read cannot be compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    TooLarge,
    TooManyCharacters,
    LookInAtomic((usize, usize)),
    NestedAtomic((usize, usize)),
    HalfSurrogates,
}

impl Failure {
    fn into_error(self, source: &str) -> Error {
        let all = (0, source.len());
        let ((start, end), message) = match self {
            Failure::TooLarge => (
                all,
                "the pattern's automaton grows too large; write smaller counts, or leave the length to a length rule",
            ),
            Failure::TooManyCharacters => (
                all,
                "the pattern tells more than 250 kinds of characters apart; write ranges instead of single characters",
            ),
            Failure::LookInAtomic(at) => (
                at,
                "a look-around or boundary inside an atomic group or under a possessive quantifier is not supported; write a plain \
                 group or quantifier",
            ),
            Failure::NestedAtomic(at) => (
                at,
                "an atomic group or possessive quantifier inside another is not supported; write a plain group or quantifier",
            ),
            Failure::HalfSurrogates => (
                all,
                "a look-behind that tells low surrogates apart is not supported; write whole characters, such as `\\x{1F600}`",
            ),
        };
        Error::new(source, start..end, message)
    }
}
