//! The case files.
//!
//! ```text
//! //# unknown_argument: bare, no_std
//! //~ unknown argument `mim`; did you mean `min`?…
//! #[derive(GlueValidate)]
//! struct S {
//!     #[len(«mim» = 1)]
//!     name: String,
//! }
//! ```
//!
//! A case begins with its name, after which there may be tags (see [`Needs`]; `bare`: without `use
//! glue_validate::GlueValidate;`). Guillemets mark the exact place of each error, and the lines of `//~` are the messages
//! in the same order, one for each mark. `…` before or after a message: there may be more text; alone: any text. `//|`
//! continues a message on the next line. A program without marks must compile. What is above the first case is prose.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::cargo_check::Message;

/// A program, and what is expected of it.
pub(crate) struct Case {
    pub(crate) id: String,
    /// Its file, and its text there.
    file: PathBuf,
    text: String,
    pub(crate) needs: Needs,
    pub(crate) is_bare: bool,
    /// The program, without marks.
    pub(crate) snippet: String,
    /// Where an error is expected, and its message. None at all: the program must compile without a warning.
    pub(crate) mistakes: Vec<Mistake>,
}

/// What a program needs around it; a tag of the same name says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    Nothing,
    /// It must be a library.
    NoStd,
    /// The crate is a dependency under the name `g`.
    Renamed,
    /// Clippy must be content as well.
    Clippy,
    /// Another validation derive.
    Garde,
}

/// Where an error is expected, in bytes of the snippet, and what it says.
pub(crate) struct Mistake {
    pub(crate) span: Range<usize>,
    message: String,
}

impl Mistake {
    /// Whether this is the message that is expected.
    pub(crate) fn is_worded(&self, said: &str) -> bool {
        // Some releases of rustc print a type with its path.
        let said = said.replace("std::string::", "");
        let wanted = self.message.trim_matches('…');
        match (self.message.starts_with('…'), self.message.ends_with('…')) {
            (false, false) => said == wanted,
            (true, false) => said.ends_with(wanted),
            (false, true) => said.starts_with(wanted),
            (true, true) => said.contains(wanted),
        }
    }
}

impl Case {
    /// The first mistake as rustc shows it, in a file that begins with the import and an empty line.
    pub(crate) fn as_rustc_shows_it(&self) -> String {
        let Mistake { span, message } = &self.mistakes[0];
        let before = &self.snippet[..span.start];
        let indent = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.matches('\n').count() + 3;
        let text = self.snippet.lines().nth(line - 3).expect("the line of the mistake");
        let carets = "^".repeat(span.len());
        format!("{message}\n --> src/main.rs:{line}:{}\n  |\n{line} | {text}\n  | {:indent$}{carets}\n", indent + 1, "")
    }
}

/// The cases of all files, sorted by file.
pub(crate) fn all() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attributes/cases");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let cases: Vec<_> = files.iter().flat_map(|file| read(file)).collect();
    let mut ids: Vec<_> = cases.iter().map(|case| &case.id).collect();
    ids.sort_unstable();
    for pair in ids.windows(2) {
        assert!(pair[0] != pair[1], "two cases are named `{}`", pair[0]);
    }
    cases
}

fn read(file: &Path) -> Vec<Case> {
    let text = fs::read_to_string(file).expect("a case file is text");
    text.split("//# ").skip(1).map(|block| parse(file, block)).collect()
}

fn parse(file: &Path, text: &str) -> Case {
    let (head, mut rest) = text.split_once('\n').expect("a program below the head");
    let (id, tags) = head.split_once(':').unwrap_or((head, ""));
    let (mut needs, mut is_bare) = (Needs::Nothing, false);
    for tag in tags.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
        match tag {
            "bare" => is_bare = true,
            "no_std" => needs = Needs::NoStd,
            "renamed" => (needs, is_bare) = (Needs::Renamed, true),
            "clippy" => needs = Needs::Clippy,
            "garde" => needs = Needs::Garde,
            other => panic!("{id}: unknown tag `{other}`"),
        }
    }
    let mut messages: Vec<String> = Vec::new();
    while let Some((line, below)) = rest.split_once('\n') {
        if let Some(message) = line.strip_prefix("//~ ") {
            messages.push(message.to_owned());
        } else if let Some(more) = line.strip_prefix("//| ") {
            messages.last_mut().unwrap_or_else(|| panic!("{id}: `//|` continues nothing")).extend(["\n", more]);
        } else {
            break;
        }
        rest = below;
    }
    let (mut snippet, mut spans) = (String::new(), Vec::new());
    for (index, piece) in rest.trim_end().split(['«', '»']).enumerate() {
        if index % 2 == 1 {
            spans.push(snippet.len()..snippet.len() + piece.len());
        }
        snippet.push_str(piece);
    }
    assert_eq!(messages.len(), spans.len(), "{id}: a message for each mark");
    let mistakes = spans.into_iter().zip(messages).map(|(span, message)| Mistake { span, message }).collect();
    Case { id: id.to_owned(), file: file.to_owned(), text: text.to_owned(), needs, is_bare, snippet, mistakes }
}

/// Writes what was said about these cases into their files.
pub(crate) fn bless(failed: &[(&Case, Vec<&Message>)]) {
    let mut files: BTreeMap<&Path, String> = BTreeMap::new();
    for (case, messages) in failed {
        let text = files.entry(&case.file).or_insert_with(|| fs::read_to_string(&case.file).expect("a case file"));
        *text = text.replacen(&format!("//# {}", case.text), &format!("//# {}", blessed(case, messages)), 1);
    }
    for (file, text) in files {
        fs::write(file, text).expect("a case file is written");
    }
}

fn blessed(case: &Case, messages: &[&Message]) -> String {
    let mut errors: Vec<_> = messages.iter().filter(|message| message.is_error).collect();
    errors.sort_by_key(|message| (message.span.start, message.span.end));
    let (head, _) = case.text.split_once('\n').expect("a head");
    let mut text = format!("{head}\n");
    let mut snippet = case.snippet.clone();
    for message in &errors {
        // Where the old message still fits, how much of it counts stays as it was.
        let kept = case.mistakes.iter().find(|it| it.span == message.span && it.is_worded(&message.text));
        let worded = kept.map_or_else(|| message.text.replace("std::string::", ""), |it| it.message.clone());
        text.extend(["//~ ", &worded.replace('\n', "\n//| "), "\n"]);
    }
    for message in errors.iter().rev() {
        snippet.insert(message.span.end, '»');
        snippet.insert(message.span.start, '«');
    }
    let gap = &case.text[case.text.trim_end().len()..];
    text + &snippet + gap
}
