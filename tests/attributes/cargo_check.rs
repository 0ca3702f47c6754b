//! A generated workspace with a target for each program, and what cargo says about it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::case::{Case, Needs};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A generated package.
struct Package {
    name: &'static str,
    /// What the programs in it need.
    needs: &'static [Needs],
    /// What it depends on besides serde.
    dependencies: &'static str,
}

const PACKAGES: [Package; 4] = [
    Package {
        name: "plain",
        needs: &[Needs::Nothing, Needs::NoStd],
        dependencies: "glue-validate = { path = \"{ROOT}\" }",
    },
    Package {
        name: "renamed",
        needs: &[Needs::Renamed],
        dependencies: "g = { package = \"glue-validate\", path = \"{ROOT}\" }",
    },
    Package { name: "lints", needs: &[Needs::Clippy], dependencies: "glue-validate = { path = \"{ROOT}\" }" },
    Package {
        name: "second",
        needs: &[Needs::Garde],
        dependencies: "glue-validate = { path = \"{ROOT}\" }\n\
                       garde = { version = \"=0.23.0\", features = [\"derive\"] }",
    },
];

/// The generated workspace.
pub(crate) struct Workspace<'c> {
    folder: PathBuf,
    cases: BTreeMap<&'c str, &'c Case>,
}

/// A message of rustc's.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) is_error: bool,
    pub(crate) text: String,
    pub(crate) rendered: String,
    /// What is shown, and what tools are offered: every message, label and suggestion.
    pub(crate) everything: String,
    /// Bytes of the case's snippet.
    pub(crate) span: Range<usize>,
}

/// What was said about a program.
#[derive(Default)]
pub(crate) struct Said {
    pub(crate) messages: Vec<Message>,
    /// It was compiled to the end.
    pub(crate) is_built: bool,
}

/// What was said about all programs.
pub(crate) struct AllSaid(BTreeMap<String, Said>);

impl AllSaid {
    pub(crate) fn about(&self, id: &str) -> &Said {
        &self.0[id]
    }
}

/// A program as a file.
struct Program {
    text: String,
    /// What stands before the snippet's items and is not the snippet's: where, and how long it is.
    inserted: Range<usize>,
}

impl Program {
    /// Our lines go behind the inner attributes, which must come first.
    fn of(case: &Case) -> Self {
        let attributes = case.snippet.split_inclusive('\n').take_while(|line| line.starts_with("#!["));
        let start = attributes.map(str::len).sum();
        let preamble = if case.is_bare { "" } else { "use glue_validate::GlueValidate;" };
        let insertion = format!("#![allow(dead_code)]\n{preamble}\n");
        let (attributes, items) = case.snippet.split_at(start);
        let mut text = format!("{attributes}{insertion}{items}\n");
        if calls_validate(case) {
            text.push_str(
                "fn __call(__value: &S) -> bool { ::glue_validate::GlueValidate::validate(__value).is_ok() }\n",
            );
        }
        if case.needs != Needs::NoStd {
            text.push_str("fn main() {}\n");
        }
        Self { text, inserted: start..start + insertion.len() }
    }

    /// A place in the file as one in the snippet.
    fn in_snippet(&self, offset: usize) -> usize {
        if offset < self.inserted.end { offset.min(self.inserted.start) } else { offset - self.inserted.len() }
    }
}

/// Whether the program has a type `S` to be validated: a caller shows follow-on errors.
fn calls_validate(case: &Case) -> bool {
    let derived = ["struct S {", "enum S {", "struct S(", "union S {"]
        .iter()
        .any(|head| case.snippet.contains(&format!("\n{head}")));
    derived && case.needs != Needs::Renamed
}

impl<'c> Workspace<'c> {
    /// Writes the workspace; files that did not change are left alone.
    pub(crate) fn set_up(name: &str, cases: &'c [Case]) -> Self {
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| Path::new(ROOT).join("target"), PathBuf::from);
        let folder = target.join("tests").join(name);
        for package in &PACKAGES {
            let own: Vec<_> = cases.iter().filter(|case| package.needs.contains(&case.needs)).collect();
            write_package(&folder.join(package.name), package, &own);
        }
        // The peer's derive brings many dependencies; they are locked apart, and the others do not wait for them.
        let second = folder.join("second");
        let manifest = fs::read_to_string(second.join("Cargo.toml")).expect("just written");
        write(&second.join("Cargo.toml"), &(manifest + "\n[workspace]\n"));
        write(
            &folder.join("Cargo.toml"),
            "[workspace]\nresolver = \"3\"\nmembers = [\"plain\", \"renamed\", \"lints\"]\nexclude = [\"second\"]\n",
        );
        for place in [&folder, &second] {
            // The versions that this repository was built with.
            let lock = place.join("Cargo.lock");
            if !lock.exists() {
                fs::copy(Path::new(ROOT).join("Cargo.lock"), lock).expect("the lock file is copied");
            }
        }
        Self { folder, cases: cases.iter().map(|case| (case.id.as_str(), case)).collect() }
    }

    /// Builds everything.
    pub(crate) fn check(&self) -> AllSaid {
        let mut said = self.cases.keys().map(|id| ((*id).to_owned(), Said::default())).collect();
        let plain = ["check", "--package", "plain", "--package", "renamed", "--bins", "--examples"];
        self.cargo(&plain, &self.folder, &mut said);
        self.cargo(&["clippy", "--package", "lints", "--bins"], &self.folder, &mut said);
        self.cargo(&["check", "--bins"], &self.folder.join("second"), &mut said);
        AllSaid(said)
    }

    fn cargo(&self, args: &[&str], folder: &Path, said: &mut BTreeMap<String, Said>) {
        let mut command = Command::new(env!("CARGO"));
        command.args(args).args(["--keep-going", "--quiet", "--message-format=json"]).current_dir(folder);
        command.env("CARGO_TARGET_DIR", self.folder.join("target")).env_remove("RUSTFLAGS");
        // Then an error that two expansions of a macro share is shown once.
        command.env("CARGO_INCREMENTAL", "0");
        let output = command.output().expect("cargo runs");
        let stdout = String::from_utf8_lossy(&output.stdout);
        let mut is_finished = false;
        for line in stdout.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            let id = line["target"]["name"].as_str().unwrap_or_default();
            match line["reason"].as_str() {
                Some("build-finished") => is_finished = true,
                Some("compiler-artifact") => {
                    if let Some(said) = said.get_mut(id) {
                        said.is_built = true;
                    }
                }
                Some("compiler-message") => {
                    let case = self.cases.get(id);
                    let case = case.unwrap_or_else(|| panic!("{}", line["message"]["rendered"]));
                    said.get_mut(id).expect("of each case").messages.extend(message(case, &line["message"]));
                }
                _ => {}
            }
        }
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(is_finished, "`cargo {}` could not build anything (is the network there?):\n{errors}", args.join(" "));
    }
}

fn write_package(folder: &Path, package: &Package, cases: &[&Case]) {
    let source = folder.join("src");
    // A program that was renamed or removed must not be built again.
    for old in fs::read_dir(&source).into_iter().flatten().flatten() {
        let stem = old.path().file_stem().expect("a name").to_string_lossy().into_owned();
        if !cases.iter().any(|case| case.id == stem) {
            fs::remove_file(old.path()).expect("an old program is removed");
        }
    }
    let name = package.name;
    let mut manifest =
        format!("[package]\nname = \"{name}\"\nedition = \"2024\"\nautobins = false\nautoexamples = false\n");
    for case in cases {
        let id = &case.id;
        let kind = if case.needs == Needs::NoStd { "example" } else { "bin" };
        let library = if case.needs == Needs::NoStd { "crate-type = [\"lib\"]\n" } else { "" };
        writeln!(manifest, "[[{kind}]]\nname = \"{id}\"\npath = \"src/{id}.rs\"\n{library}")
            .expect("writing to a string");
        write(&source.join(format!("{id}.rs")), &Program::of(case).text);
    }
    let dependencies = package.dependencies.replace("{ROOT}", ROOT);
    writeln!(manifest, "[dependencies]\n{dependencies}\nserde = {{ version = \"1\", features = [\"derive\"] }}")
        .expect("writing to a string");
    write(&folder.join("Cargo.toml"), &manifest);
}

fn write(file: &Path, text: &str) {
    if fs::read_to_string(file).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder is made");
    fs::write(file, text).expect("a file is written");
}

/// A message with a place of its own; not the sums at the end.
fn message(case: &Case, message: &Value) -> Option<Message> {
    let level = message["level"].as_str().unwrap_or_default();
    let text = message["message"].as_str().unwrap_or_default().to_owned();
    let is_sum =
        text.starts_with("aborting due to") || text.contains("warning emitted") || text.contains("warnings emitted");
    if !matches!(level, "error" | "warning") || is_sum {
        return None;
    }
    let spans = message["spans"].as_array().map_or(&[][..], Vec::as_slice);
    let primary = spans.iter().find(|span| span["is_primary"] == true);
    let program = Program::of(case);
    let end = |name: &str| {
        let offset = primary.and_then(|span| span[name].as_u64()).and_then(|at| usize::try_from(at).ok());
        program.in_snippet(offset.unwrap_or(0))
    };
    let mut everything = String::new();
    collect(message, &mut everything);
    let rendered = message["rendered"].as_str().unwrap_or_default().to_owned();
    Some(Message { is_error: level == "error", text, rendered, everything, span: end("byte_start")..end("byte_end") })
}

/// The texts of a message and of all that belongs to it.
fn collect(value: &Value, texts: &mut String) {
    match value {
        Value::Array(list) => list.iter().for_each(|item| collect(item, texts)),
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(text)
                        if ["message", "label", "suggested_replacement", "rendered"].contains(&name.as_str()) =>
                    {
                        texts.extend([text, "\n"]);
                    }
                    _ if name == "expansion" => {}
                    other => collect(other, texts),
                }
            }
        }
        _ => {}
    }
}
