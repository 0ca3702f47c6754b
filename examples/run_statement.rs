//! Another Glue operation, added by hand: `cargo run --example run_statement`.
//!
//! [`RunStatement`](https://docs.aws.amazon.com/glue/latest/webapi/API_RunStatement.html) runs code in a session. Its
//! page names three members; each line of constraints there is one attribute here.

use glue_validate::{GlueValidate, json};
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize, GlueValidate)]
#[serde(rename_all = "PascalCase")]
struct RunStatementRequest {
    #[len(max = 68000)]
    code: String,

    #[len(1, 128)]
    #[pattern(r"[\.\-_A-Za-z0-9]+")]
    #[serde(skip_serializing_if = "Option::is_none")]
    request_origin: Option<String>,

    #[len(1, 255)]
    #[pattern(r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*")]
    session_id: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A request built in Rust, checked before it is sent.
    let request = RunStatementRequest {
        code: "spark.range(10).count()".into(),
        request_origin: Some("notebook".into()),
        session_id: "session-1".into(),
    };
    request.validate()?;
    println!("valid: {}", serde_json::to_string(&request)?);

    // A request as it arrives: one report, with places in the text.
    let text = br#"{"Code": 1, "RequestOrigin": "dbt/glue", "SessionID": "session-1"}"#;
    match json::from_slice::<RunStatementRequest>(text) {
        Ok(request) => println!("valid: {}", request.session_id),
        Err(report) => println!("not valid:\n{report}"),
    }
    Ok(())
}
