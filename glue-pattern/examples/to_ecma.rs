//! Rewrites patterns to ECMA-262: a JSON string, or an object with a member `pattern`, a line in; a JSON string, or `null`, a line out.

use std::io::{self, BufRead};

use glue_pattern::compile::{Options, to_ecma};
use serde_json::Value;

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let value: Value = serde_json::from_str(&line?)?;
        let pattern = value.get("pattern").unwrap_or(&value).as_str().unwrap_or_default();
        println!("{}", Value::from(to_ecma(pattern, &Options::new()).ok().flatten()));
    }
    Ok(())
}
