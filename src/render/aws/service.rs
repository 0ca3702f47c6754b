//! How services differ in their sentences.

/// How a service words its sentences, where services differ. What is not said here they have in common.
///
/// AWS publishes none of this. Each constant names where the service was seen to write so; another service, or another
/// operation of the same one, may differ, and then the options are to be set one by one.
///
/// ```
/// use glue_validate::render::aws::{Message, Wording};
/// use glue_validate::{GlueValidate, json};
///
/// #[derive(Debug, serde::Deserialize, GlueValidate)]
/// #[serde(rename_all = "PascalCase")]
/// struct UpdateFunction {
///     #[list(item(len(1, 140)))]
///     layers: Vec<String>,
/// }
///
/// let text = r#"{"Layers": [""]}"#;
/// let report = json::from_str::<UpdateFunction>(text).unwrap_err();
/// let message = Message::new(&report, UpdateFunction::shape()).with_request(text).with_wording(Wording::LAMBDA);
/// assert_eq!(
///     message.to_string(),
///     "1 validation error detected: Value '[]' at 'layers' failed to satisfy constraint: Member must satisfy constraint: \
///      [Member must have length less than or equal to 140, Member must have length greater than or equal to 1, \
///      Member must not be null]"
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct Wording {
    pub(super) names_null: bool,
    pub(super) unwraps_value_sets: bool,
    pub(super) pattern_first: bool,
    pub(super) cuts_values: bool,
}

impl Wording {
    /// AWS Glue's, as far as it is known, and the default: no option is set, and long values are cut.
    pub const GLUE: Self =
        Self { names_null: false, unwraps_value_sets: false, pattern_first: false, cuts_values: true };

    /// AWS Lambda's: what must not be null is said to be so, and the value set of items stands alone.
    ///
    /// Seen: `layers` and `routingConfig.additionalVersionWeights` (LocalStack's recorded snapshots of Lambda);
    /// `cors.allowMethods` of function URLs (logs); `compatibleRuntimes`
    /// ([cfn-lint#4427](https://github.com/aws-cloudformation/cfn-lint/issues/4427)). Lambda's `architectures` is an exception: its value
    /// set stands in brackets.
    pub const LAMBDA: Self = Self::GLUE.with_null_named(true).with_value_sets_unwrapped(true);

    /// IAM's: what must not be null is said to be so.
    ///
    /// Seen: `tagKeys` of `UntagRole` (LocalStack's recorded snapshots of IAM).
    pub const IAM: Self = Self::GLUE.with_null_named(true);

    /// DynamoDB's: of a string that breaks both, the pattern is named before the length.
    ///
    /// Seen: `backupName` of `CreateBackup`, `tableName` of `PutItem` (both `''`, in public tests against the service).
    pub const DYNAMODB: Self = Self::GLUE.with_pattern_first(true);

    /// AWS CloudFormation's: of a string that breaks both, the pattern is named before the length.
    ///
    /// Seen: `stackName` (`''`, as the CDK prints it).
    pub const CLOUDFORMATION: Self = Self::GLUE.with_pattern_first(true);

    /// Whether `Member must not be null` is among the constraints of keys, values and items, unless they may be.
    #[must_use]
    pub const fn with_null_named(self, names_null: bool) -> Self {
        Self { names_null, ..self }
    }

    /// Whether the value set of a list's items stands without `Member must satisfy constraint: […]` around it.
    #[must_use]
    pub const fn with_value_sets_unwrapped(self, unwraps_value_sets: bool) -> Self {
        Self { unwraps_value_sets, ..self }
    }

    /// Whether a value's pattern is named before its length, if both are broken. In brackets the length comes first everywhere.
    #[must_use]
    pub const fn with_pattern_first(self, pattern_first: bool) -> Self {
        Self { pattern_first, ..self }
    }

    /// Whether values are cut at 1,024 characters. What a report [keeps](crate::Settings::keep_values) is no longer than
    /// 4,096 in any case.
    #[must_use]
    pub const fn with_values_cut(self, cuts_values: bool) -> Self {
        Self { cuts_values, ..self }
    }
}

impl Default for Wording {
    fn default() -> Self {
        Self::GLUE
    }
}
