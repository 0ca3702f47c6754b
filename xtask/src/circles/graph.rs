//! Circles in a graph of files: its strongly connected components.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A file that imports another, with the first place where it does.
#[derive(Clone, Debug)]
pub(crate) struct Arrow {
    pub(crate) from: PathBuf,
    pub(crate) to: PathBuf,
    pub(crate) line: usize,
    pub(crate) name: String,
}

/// The arrows of each circle, largest circle first.
pub(crate) fn circles(arrows: &[Arrow]) -> Vec<Vec<Arrow>> {
    let mut next: BTreeMap<&Path, Vec<&Path>> = BTreeMap::new();
    for arrow in arrows {
        next.entry(&arrow.from).or_default().push(&arrow.to);
    }
    // Crates have some dozens of files: whether each reaches the other is asked directly.
    let reached: BTreeMap<&Path, BTreeSet<&Path>> = next.keys().map(|from| (*from, reach(&next, from))).collect();
    let mut done: BTreeSet<&Path> = BTreeSet::new();
    let mut circles = Vec::new();
    for (file, others) in &reached {
        if done.contains(file) || !others.contains(file) {
            continue;
        }
        let circle: BTreeSet<&Path> =
            others.iter().copied().filter(|other| reached.get(other).is_some_and(|back| back.contains(file))).collect();
        done.extend(&circle);
        let inside = |arrow: &&Arrow| circle.contains(&*arrow.from) && circle.contains(&*arrow.to);
        let mut arrows: Vec<Arrow> = arrows.iter().filter(inside).cloned().collect();
        arrows.sort_by(|left, right| (&left.from, &left.to).cmp(&(&right.from, &right.to)));
        circles.push((circle.len(), arrows));
    }
    circles.sort_by_key(|(files, _)| std::cmp::Reverse(*files));
    circles.into_iter().map(|(_, arrows)| arrows).collect()
}

fn reach<'p>(next: &BTreeMap<&'p Path, Vec<&'p Path>>, from: &Path) -> BTreeSet<&'p Path> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&Path> = next.get(from).cloned().unwrap_or_default();
    while let Some(file) = open.pop() {
        if reached.insert(file) {
            open.extend(next.get(file).into_iter().flatten());
        }
    }
    reached
}
