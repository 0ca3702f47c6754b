//! "Did you mean": the known name nearest to an unknown one.

use crate::vocabulary;

/// The known name that `name` is most likely a misspelling of: few letters apart, or alike as a whole.
pub(crate) fn nearest<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let lower = name.to_lowercase();
    let apart = |candidate: &&&str| strsim::osa_distance(&lower, candidate);
    let close = known.iter().min_by_key(apart).filter(|candidate| apart(candidate) <= (lower.len() / 3).max(1));
    let score = |candidate: &str| strsim::jaro_winkler(&lower, candidate);
    let alike =
        || known.iter().max_by(|left, right| score(left).total_cmp(&score(right))).filter(|best| score(best) > 0.75);
    close.or_else(alike).copied()
}

/// The message for an unknown name: what it is, what it could have meant, what there is. A name that other libraries have for what has
/// no word here gets the way to it.
pub(crate) fn unknown(what: &str, name: &str, known: &[&str]) -> String {
    let is_meant = vocabulary::synonym(name).is_some_and(|synonym| known.contains(&synonym))
        || known.contains(&name.to_lowercase().as_str());
    if !is_meant && let Some(way) = vocabulary::way(name) {
        return format!("unknown {what} `{name}`; {way}");
    }
    let meant = vocabulary::synonym(name).filter(|synonym| known.contains(synonym)).or_else(|| nearest(name, known));
    let list = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match meant {
        Some(meant) => format!("unknown {what} `{name}`; did you mean `{meant}`? (there are {list})"),
        None => format!("unknown {what} `{name}`; there are {list}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{nearest, unknown};

    #[test]
    fn typos_find_their_word() {
        let known = ["min", "max", "equal", "unit"];
        assert_eq!(nearest("mim", &known), Some("min"));
        assert_eq!(nearest("maxx", &known), Some("max"));
        assert_eq!(nearest("Max", &known), Some("max"));
        assert_eq!(nearest("mn", &known), Some("min"));
        assert_eq!(nearest("zzz", &known), None);
        assert!(unknown("argument", "exact", &known).contains("did you mean `equal`"));
    }
}
