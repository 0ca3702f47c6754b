//! Names as AWS writes them in its sentences: `jobName`.

use alloc::string::String;

pub(super) fn lower_camel(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
