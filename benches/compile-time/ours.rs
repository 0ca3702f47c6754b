    use std::collections::BTreeMap;
    use serde::{Deserialize, Serialize};
    use glue_validate::{GlueValidate, Pattern, pattern};
    static TEXT: Pattern = pattern!(r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*");
    static NAME: Pattern = pattern!(r"[\.\-_A-Za-z0-9]+");
    static VERSION: Pattern = pattern!(r"^\w+\.\w+$");
    static ROLE: Pattern = pattern!(r"^arn:aws[^:]*:iam::[0-9]*:role/.+");
    static PYTHON: Pattern = pattern!(r"^([2-3]|3[.]9)$");
    #[derive(Clone, Debug, Serialize, Deserialize, GlueValidate)]
    #[serde(rename_all = "PascalCase")]
    pub struct SessionCommand {
        #[len(1, 255)]
        #[pattern(TEXT)]
        pub name: Option<String>,
        #[pattern(PYTHON)]
        pub python_version: Option<String>,
    }
    #[derive(Clone, Debug, Serialize, Deserialize, GlueValidate)]
    #[serde(rename_all = "PascalCase")]
    pub struct ConnectionsList {
        pub connections: Option<Vec<String>>,
    }
    #[derive(Clone, Debug, Serialize, Deserialize, GlueValidate)]
    #[serde(rename_all = "PascalCase")]
    pub struct CreateSessionRequest {
        #[len(1, 255)]
        #[pattern(TEXT)]
        pub id: String,
        #[len(0, 2048)]
        #[pattern(TEXT)]
        pub description: Option<String>,
        #[len(20, 2048)]
        #[pattern(ROLE)]
        pub role: String,
        pub command: SessionCommand,
        #[range(min = 1)]
        pub timeout: Option<i32>,
        #[range(min = 1)]
        pub idle_timeout: Option<i32>,
        #[map(max = 75, key(len(1, 128), pattern(NAME)), value(len(0, 4096), pattern(TEXT)))]
        pub default_arguments: Option<BTreeMap<String, String>>,
        pub connections: Option<ConnectionsList>,
        pub max_capacity: Option<f64>,
        pub number_of_workers: Option<i32>,
        #[one_of("Standard", "G.1X", "G.2X", "G.025X", "G.4X", "G.8X", "Z.2X")]
        pub worker_type: Option<String>,
        #[len(1, 255)]
        #[pattern(TEXT)]
        pub security_configuration: Option<String>,
        #[len(1, 255)]
        #[pattern(VERSION)]
        pub glue_version: Option<String>,
        #[map(max = 50, key(len(1, 128)), value(len(0, 256)))]
        pub tags: Option<BTreeMap<String, String>>,
        #[len(1, 128)]
        #[pattern(NAME)]
        pub request_origin: Option<String>,
    }
