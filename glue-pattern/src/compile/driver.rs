//! From a pattern's text to a [`Compiled`]: which automaton to build, which plan to choose.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use crate::compile::alphabet::Alphabet;
use crate::compile::ast::{Classes, Greed, Node};
use crate::compile::budget::{
    AUTOMATON_WORK, Budget, Cost, MAX_CONDITIONS, MAX_EXPRESSION, MAX_JOINT_STATES, MAX_STATES, MAX_TABLE,
};
use crate::compile::compiled::Compiled;
use crate::compile::counters;
use crate::compile::dfa::determinize;
use crate::compile::dfa::language::Language;
use crate::compile::encode;
use crate::compile::encode::plan::OwnedPlan;
use crate::compile::error::Error;
use crate::compile::facts::Facts;
use crate::compile::failure::Failure;
use crate::compile::lint::{self, Lint};
use crate::compile::nfa;
use crate::compile::options::Options;
use crate::compile::parse;
use crate::compile::pieces;
use crate::compile::plan;
use crate::compile::set::Set;

/// Compiles `source`, a regular expression of Java's.
///
/// # Errors
///
/// The pattern is not one, is not regular (back-references), or its automaton grows too large.
pub fn compile(source: &str, options: &Options) -> Result<Compiled, Error> {
    compile_within(source, options, &Budget::new())
}

/// [`compile`], and what it cost.
#[doc(hidden)]
pub fn measured(source: &str, options: &Options) -> (Result<Compiled, Error>, Cost) {
    let budget = Budget::new();
    (compile_within(source, options, &budget), budget.spent())
}

fn compile_within(source: &str, options: &Options, budget: &Budget) -> Result<Compiled, Error> {
    let partial = options.partial;
    let Prepared { node, classes, anything, lints } = prepared(source, partial, budget)?;
    let alphabet = Alphabet::new(&classes, budget);
    let compiler = Compiler { classes: &classes, alphabet, anything: &anything, partial, budget };
    let part = match if partial { None } else { conditions(&node, &anything) } {
        None => compiler.whole(&node, MAX_STATES),
        // One automaton gives better facts, several are smaller.
        Some(conditions) => compiler.joint(&node, &conditions),
    };
    let fits = |part: Part| if part.plan.size() > MAX_EXPRESSION { Err(Failure::TooLarge) } else { Ok(part) };
    let Part { facts, plan, language } = part.and_then(fits).map_err(|failure| failure.into_error(source))?;
    Ok(Compiled { source: source.to_owned(), partial, facts, language, plan, lints })
}

/// A pattern's nodes, as they are compiled.
struct Prepared {
    node: Node,
    classes: Classes,
    /// Any characters, any number of them.
    anything: Node,
    lints: Vec<Lint>,
}

/// The pattern's nodes: without superfluous anchors, or with anything in front of a pattern that is looked for anywhere.
fn prepared(source: &str, partial: bool, budget: &Budget) -> Result<Prepared, Error> {
    let parse::Ast { node, mut classes } = parse::parse(source, budget)?;
    let lints = lint::anchors(&node, source.len(), partial).into_iter().collect();
    let any = Node::Class(classes.intern(Set::all()));
    let anything = Node::repeat(any, 0, None, Greed::Greedy);
    let node = if partial { Node::Concat(vec![anything.clone(), node]) } else { pieces::trimmed(&node) };
    Ok(Prepared { node, classes, anything, lints })
}

/// The look-aheads at the beginning of the pattern and the rest, each as a pattern of its own. One automaton for all of them may be large
/// even if each alone is small.
fn conditions(node: &Node, anything: &Node) -> Option<Vec<Node>> {
    let Node::Concat(nodes) = node else { return None };
    let is_leading = |node: &&Node| match node {
        Node::Start => true,
        Node::Look(look) => !look.behind,
        _ => false,
    };
    let (leading, rest) = nodes.split_at(nodes.iter().take_while(is_leading).count());
    let mut looks: Vec<&Node> = Vec::new();
    for look in leading {
        if *look != Node::Start && !looks.contains(&look) {
            looks.push(look);
        }
        if looks.len() > MAX_CONDITIONS {
            return None;
        }
    }
    if looks.is_empty() {
        return None;
    }
    let mut conditions: Vec<Node> =
        looks.into_iter().map(|look| Node::concat(vec![look.clone(), anything.clone()])).collect();
    conditions.push(Node::concat(rest.to_vec()));
    Some(conditions)
}

/// A node, compiled.
struct Part {
    facts: Facts,
    plan: OwnedPlan,
    language: Option<Language>,
}

/// What all parts of a pattern are compiled with.
struct Compiler<'a> {
    classes: &'a Classes,
    alphabet: Result<Alphabet, Failure>,
    anything: &'a Node,
    partial: bool,
    budget: &'a Budget,
}

impl Compiler<'_> {
    /// The node by one automaton, or by a fast form that needs none.
    fn whole(&self, node: &Node, max_states: usize) -> Result<Part, Failure> {
        let pieces = if self.partial { None } else { pieces::row(node, self.classes) };
        let fast = pieces.as_deref().and_then(plan::fast);
        match (self.automaton(node, max_states), fast, pieces) {
            (Ok(language), Some(plan), _) => Ok(Part { facts: Facts::new(&language), plan, language: Some(language) }),
            (Ok(language), None, _) => {
                let table = encode::table::table(&language).map(OwnedPlan::Table);
                let plan = match table {
                    Ok(table) if table.size() <= MAX_TABLE => table,
                    table => smaller(table, self.counted(node))?,
                };
                Ok(Part { facts: Facts::new(&language), plan, language: Some(language) })
            }
            // Counts too large for an automaton are no problem for a row.
            (Err(_), Some(plan), Some(pieces)) => Ok(Part { facts: Facts::of_row(&pieces), plan, language: None }),
            (Err(failure), ..) => {
                let plan = self.counted(node).map_err(|_| failure)?;
                let facts = Facts::of_node(node, self.classes);
                let facts = if self.partial { facts.unbounded() } else { facts };
                Ok(Part { facts: facts.with_example(|text| plan.is_match(text)), plan, language: None })
            }
        }
    }

    fn automaton(&self, node: &Node, max_states: usize) -> Result<Language, Failure> {
        let alphabet = self.alphabet.as_ref().map_err(|&failure| failure)?;
        self.budget.lend(AUTOMATON_WORK, |budget| {
            let program = nfa::build::build(node, self.partial, budget)?;
            let dfa = determinize::determinize(&program, alphabet, max_states, budget)?;
            Ok(Language::new(&dfa, alphabet))
        })
    }

    /// The automaton with counters. If the pattern is looked for anywhere, anything may follow it, too.
    fn counted(&self, node: &Node) -> Result<OwnedPlan, Failure> {
        let alphabet = self.alphabet.as_ref().map_err(|&failure| failure)?;
        let followed;
        let node = if self.partial {
            followed = Node::concat(vec![node.clone(), self.anything.clone()]);
            &followed
        } else {
            node
        };
        Ok(OwnedPlan::Counted(Box::new(counters::build(node, self.classes, alphabet)?)))
    }

    /// A pattern with look-aheads at its beginning.
    fn joint(&self, node: &Node, conditions: &[Node]) -> Result<Part, Failure> {
        match self.whole(node, MAX_JOINT_STATES) {
            // Several tables are faster than counters and give better facts.
            Ok(part) if !matches!(part.plan, OwnedPlan::Counted(_)) => Ok(part),
            joint => match self.conjunction(conditions) {
                Ok(parts) if joint.is_err() || parts.plan.size() <= MAX_TABLE => Ok(parts),
                _ => joint,
            },
        }
    }

    fn conjunction(&self, conditions: &[Node]) -> Result<Part, Failure> {
        let parts: Vec<Part> = conditions.iter().map(|node| self.whole(node, MAX_STATES)).collect::<Result<_, _>>()?;
        let facts = Facts::of_all(parts.iter().map(|part| &part.facts));
        let plan = OwnedPlan::All(parts.into_iter().map(|part| part.plan).collect());
        Ok(Part { facts: facts.with_example(|text| plan.is_match(text)), plan, language: None })
    }
}

fn smaller(a: Result<OwnedPlan, Failure>, b: Result<OwnedPlan, Failure>) -> Result<OwnedPlan, Failure> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok(if a.size() <= b.size() { a } else { b }),
        (a, b) => a.or(b),
    }
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
        let budget = Budget::new();
        let Prepared { node, classes, anything, .. } = prepared(&self.source, self.partial, &budget).ok()?;
        let alphabet = Alphabet::new(&classes, &budget);
        let compiler =
            Compiler { classes: &classes, alphabet, anything: &anything, partial: self.partial, budget: &budget };
        Some(Self { plan: compiler.counted(&node).ok()?, ..self.clone() })
    }
}
