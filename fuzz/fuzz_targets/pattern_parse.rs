//! Any text is a pattern or an error with a place inside of it; nothing panics, nothing hangs.

#![no_main]

use glue_pattern::compile::{Options, compile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    for partial in [false, true] {
        match compile(source, &Options::new().partial(partial)) {
            Ok(compiled) => {
                if let Some(example) = compiled.facts().example() {
                    assert!(compiled.is_match(example), "{source:?} on its own example {example:?}");
                }
                let _ = compiled.expression("::glue_pattern::__private");
            }
            Err(error) => {
                assert!(source.get(error.span()).is_some(), "{source:?}: {:?}", error.span());
                let _ = error.render();
            }
        }
    }
});
