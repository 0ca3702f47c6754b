//! A pattern and a text: every plan says what the `regex` crate says on the translated pattern.

#![no_main]

use glue_pattern::compile::{Options, compile, translate};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, &str)| {
    let (source, text) = input;
    if source.len() > 60 || text.len() > 200 {
        return;
    }
    let options = Options::new();
    let (Ok(compiled), Ok(Some(translated))) = (compile(source, &options), translate(source, &options)) else { return };
    let Ok(regex) = regex::RegexBuilder::new(&translated).size_limit(1 << 20).build() else { return };
    let expected = regex.is_match(text);
    assert_eq!(compiled.is_match(text), expected, "{source:?} as {translated:?} on {text:?}");
    if let Some(table) = compiled.by_table() {
        assert_eq!(table.is_match(text), expected, "{source:?} by table on {text:?}");
    }
});
