//! The requests in `examples/requests` that are judged by the API: the good ones are valid, the broken ones are broken
//! as they are listed here.

use std::fs;
use std::path::Path;

use glue_model::api;
use glue_validate::Report;

/// The violations of the broken request of an operation.
const BROKEN: [(&str, &[&str]); 6] = [
    (
        "create_job",
        &[
            "member /Name length",
            "member /Role type",
            "member /Command/PythonVersion pattern",
            "member /Timeout range",
            "key /Tags/ length",
            "member /GlueVersion pattern",
            "member /WorkerType enum",
            "member /CodeGenConfigurationNodes/*/S3CsvSource/Separator enum",
            "member /CodeGenConfigurationNodes/*/SelectFields/Inputs length",
            "member /MaintenanceWindow pattern",
        ],
    ),
    (
        "start_job_run",
        &[
            "member /JobName pattern",
            "member /Timeout type",
            "member /NotificationProperty/NotifyDelayAfter range",
            "member /ExecutionRoleSessionPolicy length",
            "member /Worker unknown_member",
        ],
    ),
    (
        "create_table",
        &[
            "member /TableInput/Name required",
            "member /TableInput/Retention range",
            "member /TableInput/StorageDescriptor/Columns/1/Name required",
            "member /TableInput/StorageDescriptor/Columns/2/Typ unknown_member",
            "member /TableInput/StorageDescriptor/Compressed type",
            "member /TableInput/StorageDescriptor/SortColumns/0/SortOrder range",
            "key /TableInput/Parameters/ length",
            "member /PartitionIndexes/0/Keys length",
        ],
    ),
    (
        "create_crawler",
        &[
            "member /Role required",
            "member /Targets/S3Targets type",
            "member /Targets/DynamoDBTargets/0/ScanAll unknown_member",
            "item /Targets/DynamoDBTargets/1 type",
            "item /Classifiers/1 length",
            "member /SchemaChangePolicy/UpdateBehavior enum",
            "member /RecrawlPolicy/RecrawlBehavior enum",
        ],
    ),
    (
        "put_data_catalog_encryption_settings",
        &[
            "member /CatalogId length",
            "member /DataCatalogEncryptionSettings/EncryptionAtRest/CatalogEncryptionMode enum",
            "member /DataCatalogEncryptionSettings/EncryptionAtRest/CatalogEncryptionServiceRole pattern",
            "member /DataCatalogEncryptionSettings/ConnectionPasswordEncryption/ReturnConnectionPasswordEncrypted required",
        ],
    ),
    (
        "create_connection",
        &[
            "member /ConnectionInput/ConnectionType enum",
            "key /ConnectionInput/ConnectionProperties/JDBC_URL enum",
            "value /ConnectionInput/ConnectionProperties/SECRET_ID type",
            "member /ConnectionInput/PhysicalConnectionRequirements/SubnetId length",
            "member /ConnectionInput/PhysicalConnectionRequirements/SecurityGroupIdList type",
            "member /ConnectionInput/AuthenticationConfiguration/BasicAuthenticationCredentials/Password pattern",
            "item /ConnectionInput/ValidateForComputeEnvironments/0 enum",
        ],
    ),
];

fn judge(operation: &str, file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/requests").join(file);
    let report = api::find(operation).unwrap().check(&fs::read(path).unwrap()).err();
    let violations = report.iter().flat_map(Report::violations);
    violations.map(|it| format!("{} {} {}", it.subject(), it.path(), it.code())).collect()
}

#[test]
fn good_requests_are_valid_and_broken_ones_are_not() {
    for (operation, expected) in BROKEN {
        assert_eq!(judge(operation, &format!("{operation}.json")), <[String; 0]>::default(), "{operation}");
        assert_eq!(judge(operation, &format!("broken-{operation}.json")), expected, "{operation}");
    }
}

#[test]
fn an_operation_is_found_in_any_spelling() {
    for name in ["CreateJob", "createjob", "create-job", "create_job", "CREATE_JOB"] {
        assert_eq!(api::find(name).unwrap().name(), "CreateJob");
    }
    let error = api::find("CraeteJob").unwrap_err();
    assert_eq!(error.to_string(), "there is no operation `CraeteJob`; did you mean `CreateJob`?");
    assert_eq!(api::find("Frobnicate").unwrap_err().to_string(), "there is no operation `Frobnicate`");
}
