//! How a request is built.

use glue_model::create_session::{CreateSessionRequest, SessionCommand};

#[test]
fn every_setter_sets_its_member() {
    let request = CreateSessionRequest::new("id", "role", SessionCommand::new("glueetl").python_version("3"))
        .connection("one")
        .connection("two")
        .argument("--name", "value")
        .description("text")
        .glue_version("3.0")
        .idle_timeout(1)
        .max_capacity(2.5)
        .number_of_workers(3)
        .request_origin("origin")
        .security_configuration("security")
        .tag("key", "value")
        .timeout(4)
        .worker_type("G.2X");
    let expected = serde_json::json!({
        "Command": { "Name": "glueetl", "PythonVersion": "3" },
        "Connections": { "Connections": ["one", "two"] },
        "DefaultArguments": { "--name": "value" },
        "Description": "text",
        "GlueVersion": "3.0",
        "Id": "id",
        "IdleTimeout": 1,
        "MaxCapacity": 2.5,
        "NumberOfWorkers": 3,
        "RequestOrigin": "origin",
        "Role": "role",
        "SecurityConfiguration": "security",
        "Tags": { "key": "value" },
        "Timeout": 4,
        "WorkerType": "G.2X",
    });
    assert_eq!(serde_json::to_value(&request).unwrap(), expected);
    assert_eq!(serde_json::from_value::<CreateSessionRequest>(expected).unwrap(), request);
}
