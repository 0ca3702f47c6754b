//! Requests of several sizes, all valid.

use serde_json::{Map, Value, json};

/// The name of each request and its JSON text.
#[must_use]
pub fn requests() -> Vec<(&'static str, String)> {
    let cyrillic = "Привет, мир! Grüße, 中文，表情 🎉 ok. ";
    vec![
        ("small", request(&[], 0)),
        ("full", request(&["x".repeat(64)], 75)),
        ("max_ascii", request(&["The quick brown fox jumps over the lazy dog. ".repeat(92)[..4096].to_owned()], 75)),
        ("max_unicode", request(&[cyrillic.repeat(200).chars().take(4096).collect()], 75)),
    ]
}

/// A request whose arguments have these values in turn.
fn request(values: &[String], arguments: usize) -> String {
    let mut request = json!({
        "Id": "session-2026-11-22-analytics",
        "Role": "arn:aws:iam::123456789012:role/service-role/AWSGlueServiceRole-analytics",
        "Command": {"Name": "glueetl", "PythonVersion": "3"},
        "GlueVersion": "4.0",
        "WorkerType": "G.1X",
        "NumberOfWorkers": 5,
        "Timeout": 60,
    });
    if arguments > 0 {
        let entry = |index: usize| (format!("--argument-{index}"), Value::from(values[index % values.len()].as_str()));
        request["DefaultArguments"] = Value::Object((0..arguments).map(entry).collect());
        let tag = |index: usize| (format!("tag-{index}"), Value::from(format!("value-{index}")));
        request["Tags"] = Value::Object((0..50).map(tag).collect::<Map<_, _>>());
        request["Description"] = Value::from("A session with every member set.");
        request["SecurityConfiguration"] = Value::from("encrypted-at-rest");
        request["RequestOrigin"] = Value::from("console");
        request["IdleTimeout"] = Value::from(30);
        request["MaxCapacity"] = Value::from(10.0);
        request["Connections"] = json!({"Connections": ["jdbc", "network"]});
    }
    request.to_string()
}
