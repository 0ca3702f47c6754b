//! How long each pattern on standard input (JSON objects with a member `pattern`, a line each) takes to compile: the slowest last.

use std::io::{self, BufRead};
use std::time::Instant;

use glue_pattern::compile::{Options, compile};
use serde_json::Value;

fn main() -> io::Result<()> {
    let mut costs = Vec::new();
    for line in io::stdin().lock().lines() {
        let value: Value = serde_json::from_str(&line?)?;
        let Some(pattern) = value["pattern"].as_str() else { continue };
        let start = Instant::now();
        let result = compile(pattern, &Options::new());
        let size = result.as_ref().map_or(0, |compiled| compiled.expression("x").len());
        costs.push((start.elapsed(), size, result.map(|compiled| compiled.plan()), pattern.to_owned()));
    }
    costs.sort_by_key(|cost| cost.0);
    for (time, size, plan, pattern) in &costs {
        let plan = plan.as_ref().map_or_else(ToString::to_string, |plan| format!("{plan:?}"));
        println!("{:9.3} ms {size:8} bytes {plan:.40} {pattern}", time.as_secs_f64() * 1e3);
    }
    let total: f64 = costs.iter().map(|cost| cost.0.as_secs_f64()).sum();
    println!("{} patterns in {total:.3} s", costs.len());
    Ok(())
}
