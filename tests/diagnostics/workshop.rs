//! A generated workspace with a target for each program, and what cargo says about it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::cases::{Case, Needs};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The packages, and what they depend on besides serde.
const PACKAGES: [(&str, &[Needs], &str); 4] = [
    ("plain", &[Needs::Nothing, Needs::NoStd], "glue-validate = { path = \"{ROOT}\" }"),
    ("renamed", &[Needs::Renamed], "g = { package = \"glue-validate\", path = \"{ROOT}\" }"),
    ("lints", &[Needs::Clippy], "glue-validate = { path = \"{ROOT}\" }"),
    (
        "second",
        &[Needs::Garde],
        "glue-validate = { path = \"{ROOT}\" }\ngarde = { version = \"=0.23.0\", features = [\"derive\"] }",
    ),
];

/// Where the programs are built.
pub(crate) struct Workshop {
    folder: PathBuf,
}

/// A message of rustc's, with its place in the program's snippet.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) is_error: bool,
    pub(crate) text: String,
    pub(crate) rendered: String,
    /// The file's offsets.
    pub(crate) span: std::ops::Range<usize>,
}

/// All messages, by program.
#[derive(Default)]
pub(crate) struct Said {
    messages: BTreeMap<String, Vec<Message>>,
    /// Packages that could not be built for want of a dependency.
    missing: Vec<String>,
    packages: BTreeMap<String, &'static str>,
}

impl Said {
    /// What was said about a program; `None` if it could not be built for want of a dependency.
    pub(crate) fn about(&self, id: &str) -> Option<&[Message]> {
        let package = self.packages.get(id)?;
        let missing = self.missing.iter().any(|missing| missing == package);
        (!missing).then(|| self.messages.get(id).map_or(&[][..], Vec::as_slice))
    }
}

/// A program as a file: the snippet's inner attributes first, and where the rest of it begins.
pub(crate) fn program(case: &Case) -> (String, usize) {
    let (inner, rest): (Vec<_>, Vec<_>) = case.snippet.split_inclusive('\n').partition(|line| line.starts_with("#!["));
    let mut text: String = inner.concat();
    text.push_str("#![allow(dead_code)]\n");
    text.push_str(&case.preamble);
    text.push('\n');
    let start = text.len();
    text.push_str(&rest.concat());
    text.push('\n');
    if calls_validate(case) {
        text.push_str("fn __call(__value: &S) -> bool { ::glue_validate::GlueValidate::validate(__value).is_ok() }\n");
    }
    if case.needs != Needs::NoStd {
        text.push_str("fn main() {}\n");
    }
    (text, start)
}

/// A caller shows follow-on errors.
fn calls_validate(case: &Case) -> bool {
    let derived = ["struct S {", "enum S {", "struct S(", "union S {"]
        .iter()
        .any(|head| case.snippet.contains(&format!("\n{head}")));
    derived && case.needs != Needs::Renamed
}

impl Workshop {
    /// Writes the workspace; files that did not change are left alone.
    pub(crate) fn set_up(name: &str, cases: &[Case]) -> Self {
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| Path::new(ROOT).join("target"), PathBuf::from);
        let folder = target.join("tests").join(name);
        for (package, needs, dependencies) in PACKAGES {
            let own: Vec<_> = cases.iter().filter(|case| needs.contains(&case.needs)).collect();
            write_package(&folder.join(package), package, dependencies, &own);
        }
        for members in ["plain\", \"renamed\", \"lints", "second"] {
            let place = if members == "second" { folder.join("second") } else { folder.clone() };
            let manifest = place.join("Cargo.toml");
            let head = if members == "second" {
                fs::read_to_string(&manifest).expect("just written") + "\n[workspace]\n"
            } else {
                format!("[workspace]\nresolver = \"3\"\nmembers = [\"{members}\"]\nexclude = [\"second\"]\n")
            };
            write(&manifest, &head);
            // The versions that this repository was built with.
            let lock = place.join("Cargo.lock");
            if !lock.exists() {
                fs::copy(Path::new(ROOT).join("Cargo.lock"), lock).expect("the lock file is copied");
            }
        }
        Self { folder }
    }

    /// Builds everything.
    pub(crate) fn check(&self) -> Said {
        let mut said = Said::default();
        self.cargo(
            &["check", "--package", "plain", "--package", "renamed", "--bins", "--examples"],
            &self.folder,
            &mut said,
            &["plain", "renamed"],
        );
        self.cargo(&["clippy", "--package", "lints", "--bins"], &self.folder, &mut said, &["lints"]);
        self.cargo(&["check", "--bins"], &self.folder.join("second"), &mut said, &["second"]);
        for (package, ..) in PACKAGES {
            for file in fs::read_dir(self.folder.join(package).join("src")).expect("the package").flatten() {
                let id = file.path().file_stem().expect("a name").to_string_lossy().into_owned();
                said.packages.insert(id, package);
            }
        }
        said
    }

    fn cargo(&self, args: &[&str], folder: &Path, said: &mut Said, packages: &[&str]) {
        let mut command = Command::new(env!("CARGO"));
        command.args(args).args(["--keep-going", "--quiet", "--message-format=json"]).current_dir(folder);
        command.env("CARGO_TARGET_DIR", self.folder.join("target")).env_remove("RUSTFLAGS");
        // Programs without a change are not built again, and cargo repeats what was said about them.
        let output = command.output().expect("cargo runs");
        let stdout = String::from_utf8_lossy(&output.stdout);
        let messages = stdout.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let mut finished = false;
        for message in messages {
            finished |= message["reason"] == "build-finished";
            if message["reason"] == "compiler-message" {
                note(&message, said);
            }
        }
        if !finished {
            said.missing.extend(packages.iter().map(ToString::to_string));
            println!("{}: cannot be built here:\n{}", packages.join(", "), String::from_utf8_lossy(&output.stderr));
        }
    }
}

fn write_package(folder: &Path, name: &str, dependencies: &str, cases: &[&Case]) {
    let source = folder.join("src");
    // A program that was renamed or removed must not be built again.
    for old in fs::read_dir(&source).into_iter().flatten().flatten() {
        let stem = old.path().file_stem().expect("a name").to_string_lossy().into_owned();
        if !cases.iter().any(|case| case.id == stem) {
            fs::remove_file(old.path()).expect("an old program is removed");
        }
    }
    let mut manifest =
        format!("[package]\nname = \"{name}\"\nedition = \"2024\"\nautobins = false\nautoexamples = false\n");
    for case in cases {
        let id = &case.id;
        let kind = if case.needs == Needs::NoStd { "example" } else { "bin" };
        let library = if case.needs == Needs::NoStd { "crate-type = [\"lib\"]\n" } else { "" };
        writeln!(manifest, "[[{kind}]]\nname = \"{id}\"\npath = \"src/{id}.rs\"\n{library}")
            .expect("writing to a string");
        write(&source.join(format!("{id}.rs")), &program(case).0);
    }
    let dependencies = dependencies.replace("{ROOT}", ROOT);
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

fn note(line: &Value, said: &mut Said) {
    let message = &line["message"];
    let level = message["level"].as_str().unwrap_or_default();
    let text = message["message"].as_str().unwrap_or_default().to_owned();
    let is_sum =
        text.starts_with("aborting due to") || text.contains("warning emitted") || text.contains("warnings emitted");
    if !matches!(level, "error" | "warning") || is_sum {
        return;
    }
    let spans = message["spans"].as_array().cloned().unwrap_or_default();
    let primary = spans.iter().find(|span| span["is_primary"] == true);
    let end =
        |name: &str| primary.and_then(|span| span[name].as_u64()).and_then(|at| usize::try_from(at).ok()).unwrap_or(0);
    let id = line["target"]["name"].as_str().unwrap_or_default().to_owned();
    let rendered = message["rendered"].as_str().unwrap_or_default().to_owned();
    let span = end("byte_start")..end("byte_end");
    said.messages.entry(id).or_default().push(Message { is_error: level == "error", text, rendered, span });
}
