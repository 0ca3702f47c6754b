//! The way from a pattern's text to a [`Compiled`]: which automaton, which form of it.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use crate::compile::alphabet::Alphabet;
use crate::compile::ast;
use crate::compile::compiled::Compiled;
use crate::compile::counters;
use crate::compile::dfa::determinize;
use crate::compile::dfa::language::Language;
use crate::compile::encode;
use crate::compile::encode::plan::OwnedPlan;
use crate::compile::error::Error;
use crate::compile::facts::Facts;
use crate::compile::failure::Failure;
use crate::compile::limits::{MAX_JOINT_STATES, MAX_STATES, MAX_TABLE};
use crate::compile::nfa;
use crate::compile::options::Options;
use crate::compile::parse;
use crate::compile::pieces;
use crate::compile::plan;
use crate::compile::set;

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
    let Part { facts, plan, language } = part;
    Ok(Compiled { source: source.to_owned(), partial: options.partial, facts, language, plan })
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
    plan: OwnedPlan,
    language: Option<Language>,
}

/// The node by one automaton, or by a fast form that needs none.
fn whole(node: &ast::Node, classes: &ast::Classes, partial: bool, max_states: usize) -> Result<Part, Failure> {
    let pieces = if partial { None } else { pieces::row(node, classes) };
    let fast = pieces.as_deref().and_then(plan::fast);
    match (automaton(node, classes, partial, max_states), fast, pieces) {
        (Ok(language), Some(plan), _) => Ok(Part { facts: Facts::new(&language), plan, language: Some(language) }),
        (Ok(language), None, _) => {
            let table = encode::table::table(&language).map(OwnedPlan::Table);
            let plan = match table {
                Ok(table) if table.size() <= MAX_TABLE => table,
                table => smaller(table, counted(node, classes, partial))?,
            };
            Ok(Part { facts: Facts::new(&language), plan, language: Some(language) })
        }
        // Counts too large for an automaton are none for a loop.
        (Err(_), Some(plan), Some(pieces)) => Ok(Part { facts: Facts::of_row(&pieces), plan, language: None }),
        (Err(failure), ..) => {
            let plan = counted(node, classes, partial).map_err(|_| failure)?;
            let facts = Facts::of_node(node, classes);
            let facts = if partial { facts.unbounded() } else { facts };
            Ok(Part { facts: facts.with_example(|text| plan.is_match(text)), plan, language: None })
        }
    }
}

/// The automaton with counters; a pattern that is looked for anywhere has anything behind it, too.
fn counted(node: &ast::Node, classes: &ast::Classes, partial: bool) -> Result<OwnedPlan, Failure> {
    let followed;
    let node = if partial {
        let ast::Node::Concat(nodes) = node else { return Err(Failure::TooLarge) };
        followed = ast::Node::concat(vec![node.clone(), nodes[0].clone()]);
        &followed
    } else {
        node
    };
    Ok(OwnedPlan::Counted(Box::new(counters::build(node, classes)?)))
}

fn smaller(a: Result<OwnedPlan, Failure>, b: Result<OwnedPlan, Failure>) -> Result<OwnedPlan, Failure> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok(if a.size() <= b.size() { a } else { b }),
        (a, b) => a.or(b),
    }
}

fn automaton(node: &ast::Node, classes: &ast::Classes, partial: bool, max_states: usize) -> Result<Language, Failure> {
    let alphabet = Alphabet::new(classes).ok_or(Failure::TooManyCharacters)?;
    let program = nfa::build::build(node, &alphabet, partial)?;
    let dfa = determinize::determinize(&program, &alphabet, max_states)?;
    Ok(Language::new(&dfa, &alphabet))
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
        Ok(part) if !matches!(part.plan, OwnedPlan::Counted(_)) => Ok(part),
        joint => match conjunction(conditions, classes) {
            Ok(parts) if joint.is_err() || parts.plan.size() <= MAX_TABLE => Ok(parts),
            _ => joint,
        },
    }
}

fn conjunction(conditions: &[ast::Node], classes: &ast::Classes) -> Result<Part, Failure> {
    let parts: Vec<Part> =
        conditions.iter().map(|node| whole(node, classes, false, MAX_STATES)).collect::<Result<_, _>>()?;
    let facts = Facts::of_all(parts.iter().map(|part| &part.facts));
    let plan = OwnedPlan::All(parts.into_iter().map(|part| part.plan).collect());
    Ok(Part { facts: facts.with_example(|text| plan.is_match(text)), plan, language: None })
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
    /// The same pattern matched with counters, for tests; `None` if it has constructs that they cannot follow.
    #[doc(hidden)]
    #[must_use]
    pub fn by_counters(&self) -> Option<Self> {
        let (node, classes) = prepared(&self.source, self.partial).ok()?;
        let plan = counted(&node, &classes, self.partial).ok()?;
        Some(Self { plan, ..self.clone() })
    }
}
