    use std::collections::BTreeMap;
    use serde::{Deserialize, Serialize};
    use garde::Validate;
    #[derive(Clone, Debug, Serialize, Deserialize, Validate)]
    #[serde(rename_all = "PascalCase")]
    pub struct SessionCommand {
        #[garde(length(chars, min = 1, max = 255), pattern(r"^[\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}\t]*$"))]
        pub name: Option<String>,
        #[garde(pattern(r"^([2-3]|3[.]9)$"))]
        pub python_version: Option<String>,
    }
    #[derive(Clone, Debug, Serialize, Deserialize, Validate)]
    #[serde(rename_all = "PascalCase")]
    pub struct ConnectionsList {
        #[garde(skip)]
        pub connections: Option<Vec<String>>,
    }
    #[derive(Clone, Debug, Serialize, Deserialize, Validate)]
    #[serde(rename_all = "PascalCase")]
    pub struct CreateSessionRequest {
        #[garde(length(chars, min = 1, max = 255), pattern(r"^[\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}\t]*$"))]
        pub id: String,
        #[garde(length(chars, min = 0, max = 2048), pattern(r"^[\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}\t]*$"))]
        pub description: Option<String>,
        #[garde(length(chars, min = 20, max = 2048), pattern(r"^arn:aws[^:]*:iam::[0-9]*:role/.+$"))]
        pub role: String,
        #[garde(dive)]
        pub command: SessionCommand,
        #[garde(range(min = 1))]
        pub timeout: Option<i32>,
        #[garde(range(min = 1))]
        pub idle_timeout: Option<i32>,
        #[garde(length(max = 75))]
        pub default_arguments: Option<BTreeMap<String, String>>,
        #[garde(dive)]
        pub connections: Option<ConnectionsList>,
        #[garde(skip)]
        pub max_capacity: Option<f64>,
        #[garde(skip)]
        pub number_of_workers: Option<i32>,
        #[garde(skip)]
        pub worker_type: Option<String>,
        #[garde(length(chars, min = 1, max = 255), pattern(r"^[\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}\t]*$"))]
        pub security_configuration: Option<String>,
        #[garde(length(chars, min = 1, max = 255), pattern(r"^(?-u:\w)+\.(?-u:\w)+$"))]
        pub glue_version: Option<String>,
        #[garde(length(max = 50))]
        pub tags: Option<BTreeMap<String, String>>,
        #[garde(length(chars, min = 1, max = 128), pattern(r"^[\.\-_A-Za-z0-9]+$"))]
        pub request_origin: Option<String>,
    }
