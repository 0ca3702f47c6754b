//! What nobody but this repository may see by name: rustc tells of an expansion in its own words, and they must be ones that a
//! user can look up.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::case::Case;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What a definition begins with.
const KEYWORDS: [&str; 9] = ["fn", "struct", "enum", "union", "trait", "const", "static", "type", "macro_rules"];

/// The names of what is not public: all that `src/private` defines, and what is hidden elsewhere. Read from the sources, so that a new
/// one is among them.
pub(crate) struct Internals(BTreeSet<String>);

impl Internals {
    pub(crate) fn read() -> Self {
        let mut names = BTreeSet::new();
        for_each_source(&Path::new(ROOT).join("src"), &mut |file, text| {
            if file.components().any(|part| part.as_os_str() == "private") {
                names.extend(defined(text));
            }
            names.extend(text.split("#[doc(hidden)]").skip(1).flat_map(hidden));
        });
        // Some of these are names of public items, too, or words of the attribute language, of which messages may speak.
        let public = fs::read_to_string(Path::new(ROOT).join("public-api/glue-validate.txt")).expect("the listing");
        let public: BTreeSet<_> = identifiers(&public).collect();
        let vocabulary = fs::read_to_string(Path::new(ROOT).join("glue-derive/src/vocabulary.rs")).expect("the words");
        let words: BTreeSet<_> = vocabulary.split('"').skip(1).step_by(2).collect();
        names.retain(|name| !words.contains(name.as_str()) && !public.contains(name.as_str()));
        for known in ["RangeFacts", "demand", "Walked", "Reading"] {
            assert!(names.contains(known), "`{known}` is internal, and was not found");
        }
        Self(names)
    }

    /// The internals that a text about a program names, though the program does not.
    pub(crate) fn in_text(&self, text: &str, case: &Case) -> BTreeSet<String> {
        let own: BTreeSet<_> = identifiers(&case.snippet).collect();
        let quoted = text.split('`').skip(1).step_by(2).flat_map(identifiers).filter(|name| self.0.contains(*name));
        let reserved = identifiers(text).filter(|name| name.starts_with("__"));
        let named = quoted.chain(reserved).filter(|name| !own.contains(name)).map(str::to_owned);
        named.chain(text.contains("src/private/").then(|| "src/private".to_owned())).collect()
    }
}

fn for_each_source(folder: &Path, visit: &mut dyn FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            for_each_source(&path, visit);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            visit(&path, &fs::read_to_string(&path).expect("a source is text"));
        }
    }
}

fn identifiers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| char != '_' && !char.is_ascii_alphanumeric())
        .filter(|word| word.starts_with(|first: char| first == '_' || first.is_ascii_alphabetic()))
}

/// What a source defines.
fn defined(text: &str) -> Vec<String> {
    let code: Vec<_> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let words: Vec<_> = identifiers(&code).collect();
    // A single letter is an associated type or a parameter, and everybody's.
    let is_definition =
        |pair: &&[&str]| KEYWORDS.contains(&pair[0]) && !KEYWORDS.contains(&pair[1]) && pair[1].len() > 1;
    let pairs = words.windows(2).filter(is_definition);
    pairs.map(|pair| pair[1].to_owned()).collect()
}

/// What is hidden by an attribute that stands before this: a definition, or the names of a `pub use`.
fn hidden(text: &str) -> Vec<String> {
    let end = text.find(';').unwrap_or(text.len());
    let item = &text[..end];
    match item.split_once("pub use ") {
        Some((before, names)) if before.trim().is_empty() => {
            let list = names.split_once('{').map_or(names, |(_, list)| list);
            identifiers(list).map(str::to_owned).collect()
        }
        _ => defined(item).into_iter().take(1).collect(),
    }
}
