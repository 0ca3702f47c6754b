//! "Did you mean": the known name nearest to an unknown one.

use crate::vocabulary;

/// Names of more characters get no suggestion.
const LONGEST: usize = 64;

/// The known name that differs from `name` in case alone, or else by the fewest edits, if they are few enough for a typo. The runtime's
/// `report/suggest.rs` states the rule; a macro cannot call it.
pub(crate) fn nearest<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let name = name.to_lowercase();
    let letters = name.chars().count();
    let at_most = if letters < 2 { 0 } else { (letters / 3).max(1) };
    let short = known.iter().filter(|known| letters.max(known.chars().count()) <= LONGEST);
    let edits = short.map(|known| (strsim::osa_distance(&name, &known.to_lowercase()), *known));
    edits.filter(|(edits, _)| *edits <= at_most).min_by_key(|(edits, _)| *edits).map(|(_, known)| known)
}

/// The message for an unknown name: what it is, what it could have meant, what there is. A name that other libraries have for what has
/// no word here gets the way to it.
pub(crate) fn unknown(what: &str, name: &str, known: &[&str]) -> String {
    let is_meant = vocabulary::synonym(name).is_some_and(|synonym| known.contains(&synonym))
        || known.contains(&name.to_lowercase().as_str());
    if !is_meant && let Some(way) = vocabulary::way(name) {
        return format!("unknown {what} `{name}`; {way}");
    }
    let synonym = vocabulary::synonym(name).filter(|synonym| known.contains(synonym));
    let meant = synonym.or_else(|| nearest(name, known)).or_else(|| by_another_name(name, known));
    let list = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match meant {
        Some(meant) => format!("unknown {what} `{name}`; did you mean `{meant}`? (there are {list})"),
        None => format!("unknown {what} `{name}`; there are {list}"),
    }
}

/// The known word for which others have one that is like this; or the one that begins so.
fn by_another_name<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let other = || vocabulary::synonyms().filter(|(_, word)| known.contains(word));
    let synonyms: Vec<_> = other().map(|(synonym, _)| synonym).collect();
    let meant = nearest(name, &synonyms).and_then(|meant| other().find(|(synonym, _)| *synonym == meant));
    let word = meant.and_then(|(_, word)| known.iter().find(|known| **known == word));
    let is_start = |known: &&&str| name.len() > 2 && known.to_lowercase().starts_with(&name.to_lowercase());
    word.or_else(|| known.iter().find(is_start)).copied()
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
        assert_eq!(nearest("m", &known), None);
        assert!(unknown("argument", "exakt", &known).contains("did you mean `equal`"));
        assert!(unknown("rule", "lenght", &["len", "list"]).contains("did you mean `len`"));
        assert!(unknown("spelling", "pascal", &["lowercase", "PascalCase"]).contains("did you mean `PascalCase`"));
        assert!(unknown("argument", "exact", &known).contains("did you mean `equal`"));
    }

    /// Words of the vocabulary and others, each with every edit of a letter or two: the runtime's answer is this one.
    #[test]
    fn the_rule_is_the_runtimes() {
        let known = ["min", "max", "equal", "unit", "one_of", "required", "PascalCase", "é", "multiple_of", "a"];
        let long = "x".repeat(70);
        let mut written: Vec<String> = vec![String::new(), long.clone(), "MULTIPLE-OF".to_owned(), "x".repeat(64)];
        for word in known {
            let letters: Vec<char> = word.chars().collect();
            for at in 0..letters.len() {
                let without: Vec<char> = [&letters[..at], &letters[at + 1..]].concat();
                let twice: Vec<char> = [&letters[..=at], &letters[at..]].concat();
                let mut swapped = letters.clone();
                swapped.swap(at, (at + 1) % letters.len());
                let mut other = letters.clone();
                other[at] = 'Z';
                let mut two = other.clone();
                two[letters.len() - 1 - at] = 'q';
                let more = format!("{word}{}", &"suffix"[..at % 6]);
                written.extend([without, twice, swapped, other, two].map(String::from_iter));
                written.push(more);
            }
        }
        let answers = written.iter().map(|name| nearest(name, &known));
        let theirs = written.iter().map(|name| glue_validate::__private::nearest(name, known));
        let differ: Vec<_> =
            written.iter().zip(answers.clone().zip(theirs)).filter(|(_, (ours, theirs))| ours != theirs).collect();
        assert!(differ.is_empty(), "{differ:?}");
        assert!(answers.clone().flatten().count() > 50 && answers.filter(Option::is_none).count() > 10);
        assert_eq!(nearest(&long, &[&long]), None);
        assert_eq!(glue_validate::__private::nearest(&long, [long.as_str()]), None);
    }
}
