//! Texts that serde reads and that break constraints: what a report costs, by how many violations it has and how long the text is.

use std::fmt::Write as _;

use glue_validate::GlueValidate;
use serde::Deserialize;

/// A list of records, any number of which may be wrong.
#[derive(Debug, Deserialize, GlueValidate)]
pub struct Batch {
    /// The records.
    pub records: Vec<Record>,
}

/// A record with one member that its constraint may refuse.
#[derive(Debug, Deserialize, GlueValidate)]
pub struct Record {
    /// 1 to 64 characters.
    #[len(1, 64)]
    #[pattern("[a-z0-9-]*")]
    pub name: String,
    /// What makes the text long.
    pub note: String,
    /// At least 1.
    #[range(min = 1)]
    pub size: i32,
}

/// A `CreateSession` request of the size of a usual one, with ten violations, all of which serde reads past.
pub const TEN_FAULTS: &str = r#"{
  "Id": "",
  "Role": "role",
  "Command": {"Name": "glueetl", "PythonVersion": "3"},
  "GlueVersion": "four",
  "RequestOrigin": "the console",
  "SecurityConfiguration": "",
  "Timeout": 0,
  "IdleTimeout": 0,
  "NumberOfWorkers": 5,
  "Tags": {"": "empty key"},
  "DefaultArguments": {"--a b": "c"}
}"#;

/// Batches as JSON: the number of violations in each, and the text. The violations are spread over the text.
#[must_use]
pub fn batches() -> Vec<(usize, String)> {
    [(1, 10_000), (10, 10_000), (100, 10_000), (1, 1_000_000), (100, 1_000_000), (1000, 1_000_000)]
        .map(|(faults, bytes)| (faults, batch(faults, bytes)))
        .into()
}

fn batch(faults: usize, bytes: usize) -> String {
    let records = faults.max(bytes / 1000);
    let note = "n".repeat((bytes / records).saturating_sub(50));
    let mut text = String::from("{\"records\":[");
    for record in 0..records {
        // Record `i` is wrong where the share of faults passes a whole number: evenly over the text.
        let is_wrong = (record + 1) * faults / records > record * faults / records;
        let separator = if record == 0 { "" } else { "," };
        let size = i32::from(!is_wrong);
        write!(text, r#"{separator}{{"name":"record-{record}","note":"{note}","size":{size}}}"#)
            .expect("writing to a string");
    }
    text + "]}"
}
