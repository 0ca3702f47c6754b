    use std::collections::BTreeMap;
    use serde::{Deserialize, Serialize};
    #[derive(Clone, Debug, Serialize, Deserialize)]
    #[serde(rename_all = "PascalCase")]
    pub struct SessionCommand {
        pub name: Option<String>,
        pub python_version: Option<String>,
    }
    #[derive(Clone, Debug, Serialize, Deserialize)]
    #[serde(rename_all = "PascalCase")]
    pub struct ConnectionsList {
        pub connections: Option<Vec<String>>,
    }
    #[derive(Clone, Debug, Serialize, Deserialize)]
    #[serde(rename_all = "PascalCase")]
    pub struct CreateSessionRequest {
        pub id: String,
        pub description: Option<String>,
        pub role: String,
        pub command: SessionCommand,
        pub timeout: Option<i32>,
        pub idle_timeout: Option<i32>,
        pub default_arguments: Option<BTreeMap<String, String>>,
        pub connections: Option<ConnectionsList>,
        pub max_capacity: Option<f64>,
        pub number_of_workers: Option<i32>,
        pub worker_type: Option<String>,
        pub security_configuration: Option<String>,
        pub glue_version: Option<String>,
        pub tags: Option<BTreeMap<String, String>>,
        pub request_origin: Option<String>,
    }
