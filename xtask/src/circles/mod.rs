//! Circles of files: files of one crate that import one another, directly or through others.
//!
//! A file imports another if it names an item that is defined there, in a `use` or in a path; a name that a module
//! re-exports counts as its definition's. What `#[cfg(test)]` holds does not count. The one kind of arrow that goes
//! without saying is `mod`: a parent declares its children, and may import them; a child that imports its parent closes
//! a circle.

mod graph;
mod modules;
mod names;

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

pub(crate) use graph::Arrow;

/// What was found in one crate.
pub(crate) struct Crate {
    root: PathBuf,
    files: usize,
    arrows: usize,
    pub(crate) circles: Vec<Vec<Arrow>>,
}

/// Looks through a crate, given the file of its root module.
pub(crate) fn of_crate(root: &Path) -> Result<Crate, String> {
    let modules = modules::read(root)?;
    let arrows = names::arrows(&modules);
    let files: BTreeSet<_> = modules.files().collect();
    let count = arrows.iter().map(|arrow| (&arrow.from, &arrow.to)).collect::<BTreeSet<_>>().len();
    let mut circles = graph::circles(&arrows);
    circles.retain(|circle| !is_excused(circle));
    Ok(Crate { root: root.to_owned(), files: files.len(), arrows: count, circles })
}

/// A trait may name what it takes and returns, and these the trait, as `Serialize` and `Serializer` do: a checker is told
/// values, and a shape may have its type read one.
const EXCUSED: [&str; 4] = ["GlueValidate", "Checker", "Shape", "Parsed"];

/// Whether nothing but these names closes the circle.
fn is_excused(circle: &[Arrow]) -> bool {
    circle.iter().filter_map(|arrow| arrow.name.rsplit("::").next()).all(|name| EXCUSED.contains(&name))
}

impl fmt::Display for Crate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let (files, circles) = (self.files, self.circles.len());
        let root = self.root.display();
        write!(
            f,
            "{root}: {files} file{}, {} imports, {circles} circle{}",
            plural(files),
            self.arrows,
            plural(circles)
        )?;
        for circle in &self.circles {
            let files: BTreeSet<_> = circle.iter().map(|arrow| arrow.from.display().to_string()).collect();
            write!(f, "\n  circle of {}", files.into_iter().collect::<Vec<_>>().join(", "))?;
            for arrow in circle {
                let (from, to) = (arrow.from.display(), arrow.to.display());
                write!(f, "\n    {from}:{} names {to} (`{}`)", arrow.line, arrow.name)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn circles(name: &str, files: &[(&str, &str)]) -> Vec<Vec<String>> {
        let folder = std::env::temp_dir().join(format!("circles-{}-{name}", std::process::id()));
        for (file, text) in files {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let found = of_crate(&folder.join("lib.rs")).unwrap().circles;
        fs::remove_dir_all(&folder).unwrap();
        let name = |path: &Path| path.strip_prefix(&folder).unwrap().display().to_string();
        let arrow = |arrow: &Arrow| format!("{} -> {}", name(&arrow.from), name(&arrow.to));
        found.iter().map(|circle| circle.iter().map(arrow).collect()).collect()
    }

    #[test]
    fn a_child_that_imports_its_parent_closes_a_circle() {
        let files = [("lib.rs", "mod a; use a::A; struct Own;"), ("a.rs", "use super::Own; pub struct A(Own);")];
        assert_eq!(circles("parent", &files), [["a.rs -> lib.rs", "lib.rs -> a.rs"]]);
    }

    #[test]
    fn a_trait_and_what_it_is_called_with_are_excused() {
        let files = [
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "use crate::b::Checker; pub trait GlueValidate { fn check(c: Checker); }"),
            ("b.rs", "use crate::a::GlueValidate; pub struct Checker; impl Checker { fn f(v: &impl GlueValidate) {} }"),
        ];
        assert_eq!(circles("pair", &files), [[""; 0]; 0]);
    }

    #[test]
    fn a_name_belongs_to_the_file_that_defines_it() {
        // `a` reaches `B` through the root, which imports both: no circle.
        let files = [
            ("lib.rs", "mod a; mod b; pub use a::A; pub use b::*;"),
            ("a.rs", "use crate::B; pub struct A(B);"),
            ("b/mod.rs", "mod deep; pub use deep::B as B;"),
            ("b/deep.rs", "pub struct B;"),
        ];
        assert_eq!(circles("reexport", &files), [[""; 0]; 0]);
    }

    #[test]
    fn paths_and_macros_count_and_tests_do_not() {
        let files = [
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "pub fn a() { crate::b::b() }"),
            ("b.rs", "pub fn b() { println!(\"{}\", super::a::a()) }"),
            ("c.rs", "pub fn c() {} #[cfg(test)] mod tests { use crate::d; }"),
        ];
        assert_eq!(circles("paths", &files), [["a.rs -> b.rs", "b.rs -> a.rs"]]);
    }
}
