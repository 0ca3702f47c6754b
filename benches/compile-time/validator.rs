    use std::collections::BTreeMap;
    use serde::{Deserialize, Serialize};
    use std::sync::LazyLock;
    use regex::Regex;
    use validator::Validate;
    static TEXT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}\t]*$").unwrap());
    static NAME: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[\.\-_A-Za-z0-9]+$").unwrap());
    static VERSION: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(?-u:\w)+\.(?-u:\w)+$").unwrap());
    static ROLE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^arn:aws[^:]*:iam::[0-9]*:role/.+$").unwrap());
    static PYTHON: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^([2-3]|3[.]9)$").unwrap());
    #[derive(Clone, Debug, Serialize, Deserialize, Validate)]
    #[serde(rename_all = "PascalCase")]
    pub struct SessionCommand {
        #[validate(length(min = 1, max = 255))]
        #[validate(regex(path = *TEXT))]
        pub name: Option<String>,
        #[validate(regex(path = *PYTHON))]
        pub python_version: Option<String>,
    }
    #[derive(Clone, Debug, Serialize, Deserialize, Validate)]
    #[serde(rename_all = "PascalCase")]
    pub struct ConnectionsList {
        pub connections: Option<Vec<String>>,
    }
    #[derive(Clone, Debug, Serialize, Deserialize, Validate)]
    #[serde(rename_all = "PascalCase")]
    pub struct CreateSessionRequest {
        #[validate(length(min = 1, max = 255))]
        #[validate(regex(path = *TEXT))]
        pub id: String,
        #[validate(length(min = 0, max = 2048))]
        #[validate(regex(path = *TEXT))]
        pub description: Option<String>,
        #[validate(length(min = 20, max = 2048))]
        #[validate(regex(path = *ROLE))]
        pub role: String,
        #[validate(nested)]
        pub command: SessionCommand,
        #[validate(range(min = 1))]
        pub timeout: Option<i32>,
        #[validate(range(min = 1))]
        pub idle_timeout: Option<i32>,
        #[validate(length(max = 75))]
        pub default_arguments: Option<BTreeMap<String, String>>,
        #[validate(nested)]
        pub connections: Option<ConnectionsList>,
        pub max_capacity: Option<f64>,
        pub number_of_workers: Option<i32>,
        pub worker_type: Option<String>,
        #[validate(length(min = 1, max = 255))]
        #[validate(regex(path = *TEXT))]
        pub security_configuration: Option<String>,
        #[validate(length(min = 1, max = 255))]
        #[validate(regex(path = *VERSION))]
        pub glue_version: Option<String>,
        #[validate(length(max = 50))]
        pub tags: Option<BTreeMap<String, String>>,
        #[validate(length(min = 1, max = 128))]
        #[validate(regex(path = *NAME))]
        pub request_origin: Option<String>,
    }
