//! Which file each file names: every path is followed to the file that defines what it ends in.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::graph::Arrow;
use super::modules::{Module, Modules};

/// All arrows from one file to another, the first of each pair.
pub(crate) fn arrows(modules: &Modules) -> Vec<Arrow> {
    let mut arrows = Vec::new();
    let mut seen = BTreeSet::new();
    for (path, module) in modules.iter() {
        let mut named = Named::default();
        module.items.iter().for_each(|item| named.visit_item(item));
        for (segments, line) in named.0 {
            let Some(target) = resolve(modules, path, &segments, &mut BTreeSet::new()) else { continue };
            if target.file != module.file && seen.insert((module.file.clone(), target.file.clone())) {
                let (from, to) = (module.file.clone(), target.file.clone());
                arrows.push(Arrow { from, to, line, name: segments.join("::") });
            }
        }
    }
    arrows
}

/// The module that defines the item that a path ends in, seen from a module; `None` if that is no item of this crate.
/// `steps` are those taken so far: imports may go in circles too.
fn resolve<'m>(
    modules: &'m Modules,
    within: &[String],
    path: &[String],
    steps: &mut BTreeSet<(Vec<String>, Vec<String>)>,
) -> Option<&'m Module> {
    if !steps.insert((within.to_vec(), path.to_vec())) {
        return None;
    }
    let (within, path) = descend(modules, within, path)?;
    let (first, rest) = path.split_first()?;
    let module = modules.get(&within)?;
    if module.defined.contains(first) {
        // What follows is of the item: a variant, a method.
        return Some(module);
    }
    // `use quote::quote`: a crate and its item of the same name.
    if let Some(target) = module.imported.get(first).filter(|target| target.first() != Some(first)) {
        let full: Vec<String> = target.iter().chain(rest).cloned().collect();
        return resolve(modules, &within, &full, steps);
    }
    module.globs.iter().find_map(|glob| {
        let (glob, below) = descend(modules, &within, glob)?;
        if below.is_empty() { resolve(modules, &glob, path, steps) } else { None }
    })
}

/// Follows a path through modules as far as they go: the last one, and what is left of the path.
fn descend<'p>(modules: &Modules, within: &[String], path: &'p [String]) -> Option<(Vec<String>, &'p [String])> {
    let mut at = within.to_vec();
    for (index, name) in path.iter().enumerate() {
        match name.as_str() {
            "crate" => at.clear(),
            "self" => {}
            "super" => drop(at.pop()?),
            name => {
                at.push(name.to_owned());
                if modules.get(&at).is_none() {
                    at.pop();
                    return Some((at, &path[index..]));
                }
            }
        }
    }
    Some((at, &[]))
}

/// The paths that a module names, with their lines.
#[derive(Default)]
struct Named(Vec<(Vec<String>, usize)>);

impl Visit<'_> for Named {
    fn visit_item_use(&mut self, item: &syn::ItemUse) {
        let mut module = Module::default();
        super::modules::import(&item.tree, &mut Vec::new(), &mut module);
        let line = item.use_token.span.start().line;
        self.0.extend(module.imported.into_values().chain(module.globs).map(|path| (path, line)));
    }

    fn visit_path(&mut self, path: &syn::Path) {
        if path.leading_colon.is_none() {
            let line = path.segments.first().map_or(0, |segment| segment.ident.span().start().line);
            self.0.push((path.segments.iter().map(|segment| segment.ident.to_string()).collect(), line));
        }
        visit::visit_path(self, path);
    }

    fn visit_visibility(&mut self, _: &syn::Visibility) {
        // `pub(in path)` names whom an item is shown to, not what it needs.
    }

    fn visit_macro(&mut self, call: &syn::Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }
}

impl Named {
    /// The paths of a macro's arguments, which may be of any grammar: words with `::` between them.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let (mut line, mut colons) = (0, 0);
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 || path.is_empty() {
                        self.end(&mut path, line);
                        line = ident.span().start().line;
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.end(&mut path, line);
                    self.tokens(group.stream());
                }
                _ => self.end(&mut path, line),
            }
        }
        self.end(&mut path, line);
    }

    fn end(&mut self, path: &mut Vec<String>, line: usize) {
        // A single word may be a variable, a field, anything.
        if path.len() > 1 {
            self.0.push((path.clone(), line));
        }
        path.clear();
    }
}
