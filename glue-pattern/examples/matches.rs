//! Judges texts: one JSON object `{"pattern": …, "text": …}` a line on standard input, one verdict a line on standard output.
//!
//! A verdict is `true`, `false`, or `error: …` where the line or its pattern is none. `"partial": true` looks for the pattern anywhere.

use std::io::{self, BufRead, BufWriter, Write};
use std::sync::Arc;

use glue_pattern::compile::{Compiled, Options, cached};
use serde_json::Value;

fn main() -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut line = Vec::new();
    let mut last = None;
    while input.read_until(b'\n', &mut line)? > 0 {
        match judge(&line, &mut last) {
            Ok(verdict) => writeln!(output, "{verdict}")?,
            // A message is one line, whatever it quotes.
            Err(message) => writeln!(output, "error: {}", message.replace(['\n', '\r'], " "))?,
        }
        line.clear();
    }
    output.flush()
}

/// The verdict on one line. `last` is the previous line's pattern: patterns mostly come in runs.
fn judge(line: &[u8], last: &mut Option<Arc<Compiled>>) -> Result<bool, String> {
    let value: Value = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let text =
        |name: &str| value.get(name).and_then(Value::as_str).ok_or_else(|| format!("the line has no string `{name}`"));
    let (pattern, text) = (text("pattern")?, text("text")?);
    let partial = value.get("partial").and_then(Value::as_bool).unwrap_or(false);
    let compiled = match last {
        Some(last) if last.source() == pattern && last.is_partial() == partial => last,
        _ => last.insert(cached(pattern, &Options::new().partial(partial)).map_err(|error| error.to_string())?),
    };
    Ok(compiled.is_match(text))
}
