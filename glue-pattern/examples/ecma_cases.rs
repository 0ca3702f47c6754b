//! Prints patterns of AWS in ECMA-262 with texts and our verdict on each: `{"pattern", "text", "matches"}` a line. Another engine
//! can say whether it agrees (`cargo xtask ajv`).
//!
//! Arguments: the corpus, and of how many patterns one is taken; those of Glue are taken all.

use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write as _, stdout};

use glue_pattern::compile::{Options, compile, to_ecma};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let corpus = fs::read_to_string(args.next().ok_or("name the corpus")?)?;
    let step: usize = args.next().map_or(Ok(1), |step| step.parse())?;
    let mut out = BufWriter::new(stdout().lock());
    let mut state = 1_u64;
    let mut random = move |below: u64| {
        state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
        (state >> 33) % below
    };
    let is_taken = |(at, line): &(usize, &str)| at % step == 0 || line.contains("\"glue\"");
    for (_, line) in corpus.lines().enumerate().filter(is_taken) {
        // A text with half a character is no Rust string.
        let Ok(line) = serde_json::from_str::<Value>(line) else { continue };
        let Some(source) = line["pattern"].as_str() else { continue };
        let options = Options::new();
        let Ok(Some(ecma)) = to_ecma(source, &options) else { continue };
        let compiled = compile(source, &options)?;
        let known = line["texts"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        let mut texts: Vec<String> = known.collect();
        let least = compiled.facts().min_chars().map_or(0, u64::from);
        if least < 300 {
            for _ in 0..4 {
                texts.extend(compiled.sample_within(least..=least + 40, &mut random));
                texts.extend(compiled.near_miss_within(least..=least + 40, &mut random));
            }
        }
        for text in texts {
            writeln!(out, "{}", json!({"pattern": ecma, "matches": compiled.is_match(&text), "text": text}))?;
        }
    }
    Ok(out.flush()?)
}
