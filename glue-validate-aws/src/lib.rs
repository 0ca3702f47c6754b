//! Validates AWS Glue requests inside the [AWS SDK for Rust](https://docs.rs/aws-sdk-glue), before they are sent.
//!
//! The SDK checks nothing of what Glue documents about a request: lengths, patterns, ranges and value sets are the service's to
//! refuse, one round trip later. [`GlueValidation`] is an interceptor: one line on a client, and a call that Glue would refuse
//! never leaves.
//!
//! ```ignore
//! let config = aws_sdk_glue::config::Builder::from(&aws_config::load_from_env().await)
//!     .interceptor(glue_validate_aws::GlueValidation::new())
//!     .build();
//! let client = aws_sdk_glue::Client::from_conf(config);
//!
//! let error = client.create_session().id("").role("nobody").send().await.unwrap_err();
//! let report = error.source().and_then(|it| it.downcast_ref::<glue_validate::Report>()).unwrap();
//! assert_eq!(report.violations()[0].path(), "/Id");
//! ```
//!
//! On one call alone: `client.create_session().….customize().interceptor(GlueValidation::new()).send()`.
//!
//! # What happens to a call
//! The SDK serializes the request once, before retries, signing and the connection. There the body is judged by the operation that
//! its `x-amz-target` header names:
//!
//! | the request | the call |
//! |---|---|
//! | is valid | goes on, its body unchanged |
//! | is denied | fails as `SdkError::ConstructionFailure`; the error's `source()` is the [`Report`] |
//! | is only warned of | goes on; each violation is a `tracing` event of level `WARN` |
//! | is of an operation that the model does not have | goes on; the first such call of each operation is a `tracing` event |
//! | has a streaming body, or none | goes on |
//!
//! A model grows old, and an old model errs by refusing. So the default is [`Levels::tolerant`]: it warns where a newer model may be
//! laxer and denies what no newer model would accept. [`GlueValidation::strict`] denies everything.
//!
//! Nothing here names a type of the SDK's Glue client: the crate needs `aws-smithy-runtime-api` and `aws-smithy-types`, and works with
//! each version of `aws-sdk-glue` that uses these.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::{BeforeSerializationInterceptorContextMut, Input};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::client::ser_de::{SerializeRequest, SharedRequestSerializer};
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use glue_model::api;
use glue_validate::{Level, Levels, Report};

/// What a Glue operation's target begins with, in the protocol awsJson 1.1.
const TARGET_PREFIX: &str = "AWSGlue.";

/// An interceptor that validates the requests of a Glue client.
///
/// See the [crate's documentation](crate) for what happens to a call.
#[derive(Clone)]
pub struct GlueValidation {
    shared: Arc<Shared>,
}

struct Shared {
    levels: Levels,
    /// The operations that the model does not have and that were spoken of.
    unknown: Mutex<BTreeSet<String>>,
}

impl GlueValidation {
    /// Warns of what a newer model may accept, and denies the rest: [`Levels::tolerant`].
    pub fn new() -> Self {
        Self::with_levels(Levels::tolerant())
    }

    /// Denies every violation: [`Levels::strict`].
    pub fn strict() -> Self {
        Self::with_levels(Levels::strict())
    }

    /// Levels of the caller's choice, for codes, operations and places.
    ///
    /// ```
    /// use glue_validate::{Level, Levels};
    /// use glue_validate_aws::GlueValidation;
    ///
    /// // Glue has a newer version of itself than the model knows, in one operation.
    /// let levels = Levels::strict().set(Level::Allow, "pattern=CreateSession./GlueVersion".parse()?);
    /// let validation = GlueValidation::with_levels(levels);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_levels(levels: Levels) -> Self {
        Self { shared: Arc::new(Shared { levels, unknown: Mutex::default() }) }
    }
}

impl Default for GlueValidation {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for GlueValidation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GlueValidation").field("levels", &self.shared.levels).finish_non_exhaustive()
    }
}

impl Intercept for GlueValidation {
    fn name(&self) -> &'static str {
        "GlueValidation"
    }

    fn modify_before_serialization(
        &self,
        _context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        // A client's interceptor and a call's may both be there: the call's runs last, and its levels count.
        let inner = match cfg.load::<Validated>() {
            Some(Validated(inner)) => inner.clone(),
            None => match cfg.load::<SharedRequestSerializer>() {
                Some(serializer) => serializer.clone(),
                None => return Ok(()),
            },
        };
        let state = cfg.interceptor_state();
        state.store_put(Validated(inner.clone()));
        state.store_put(SharedRequestSerializer::new(ValidatingSerializer { inner, shared: Arc::clone(&self.shared) }));
        Ok(())
    }
}

/// The serializer that an interceptor of ours has wrapped already.
#[derive(Debug)]
struct Validated(SharedRequestSerializer);

impl Storable for Validated {
    type Storer = StoreReplace<Self>;
}

/// The operation's own serializer, and a look at what it wrote.
struct ValidatingSerializer {
    inner: SharedRequestSerializer,
    shared: Arc<Shared>,
}

impl fmt::Debug for ValidatingSerializer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ValidatingSerializer").field(&self.inner).finish()
    }
}

impl SerializeRequest for ValidatingSerializer {
    fn serialize_input(&self, input: Input, cfg: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        let request = self.inner.serialize_input(input, cfg)?;
        self.shared.judge(&request)?;
        Ok(request)
    }
}

impl Shared {
    /// Judges a serialized request. What is no request of Glue's, or has no body in memory, passes.
    fn judge(&self, request: &HttpRequest) -> Result<(), Report> {
        let target = request.headers().get("x-amz-target").unwrap_or_default();
        let Some(name) = target.strip_prefix(TARGET_PREFIX) else { return Ok(()) };
        let Some(body) = request.body().bytes().filter(|body| !body.is_empty()) else { return Ok(()) };
        let Some(operation) = api::operations().iter().find(|operation| operation.name() == name) else {
            self.pass_unknown(name);
            return Ok(());
        };
        let Err(report) = operation.check(body) else { return Ok(()) };
        match self.levels.apply(name, report) {
            None => Ok(()),
            Some(report) if report.is_denied() => Err(report),
            Some(report) => {
                for violation in report.iter().filter(|violation| violation.level() == Level::Warn) {
                    tracing::warn!(operation = name, code = violation.code().as_str(), "{violation}");
                }
                Ok(())
            }
        }
    }

    fn pass_unknown(&self, name: &str) {
        // The set is whole even if another thread panicked beside it.
        if self.unknown.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned()) {
            tracing::warn!(operation = name, "the model does not have this operation; its requests are not validated");
        }
    }
}
