//! An extractor for [axum](https://docs.rs/axum) 0.8: a JSON body that becomes a [`Valid`] value, or the answer that says why not.
//!
//! ```
//! use axum::{Router, routing::post};
//! use glue_validate::GlueValidate;
//! use glue_validate::axum::Validated;
//!
//! #[derive(serde::Deserialize, GlueValidate)]
//! struct CreateTrigger {
//!     #[len(1, 255)]
//!     name: String,
//! }
//!
//! async fn create(Validated(trigger): Validated<CreateTrigger>) -> String {
//!     format!("created {}", trigger.name)
//! }
//!
//! let app: Router = Router::new().route("/triggers", post(create));
//! ```
//!
//! What an invalid request is answered with is the second parameter, a [`Protocol`]: [`ProblemDetails`] unless another is
//! named, [`AwsJson`] and [`RestJson`] for clients of AWS and Smithy, or one of your own.
//!
//! As axum's own `Json` does, the extractor respects
//! [`DefaultBodyLimit`](https://docs.rs/axum/latest/axum/extract/struct.DefaultBodyLimit.html) and demands a content type; and
//! `Option<Validated<T>>` is `None` where there is no content type. Nothing of a sensitive value is in any answer.

mod protocol;
mod rejection;

use alloc::string::String;
use core::fmt;
use core::ops::Deref;

use axum_core::extract::{FromRequest, OptionalFromRequest, Request};
use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;

pub use self::protocol::{AwsJson, ProblemDetails, Protocol, Refused, RestJson};
pub use self::rejection::Rejection;
use crate::validate::{GlueValidate, Valid};

/// A JSON body that is a valid `T`, for a service that answers as `P` has it.
///
/// It is taken apart in the handler's parameters, and derefs to what it holds:
///
/// ```
/// use glue_validate::GlueValidate;
/// use glue_validate::axum::{AwsJson, Validated};
///
/// #[derive(serde::Deserialize, GlueValidate)]
/// #[serde(rename_all = "PascalCase")]
/// struct StopSession {
///     #[len(1, 255)]
///     id: String,
/// }
///
/// async fn stop(session: Validated<StopSession, AwsJson>) -> String {
///     format!(r#"{{"Id":"{}"}}"#, session.id)
/// }
/// # fn is_handler<T>(_: T) {}
/// # is_handler(axum::routing::post::<_, _, ()>(stop));
/// ```
pub struct Validated<T, P: ?Sized = ProblemDetails>(
    /// The value: a [`Valid<T>`](Valid).
    pub <P as Holds<T>>::Value,
);

/// What a [`Validated`] holds, whatever its protocol: so the protocol is a parameter, and not a second field to take apart.
#[doc(hidden)]
pub trait Holds<T> {
    type Value;
}

impl<T, P: ?Sized> Holds<T> for P {
    type Value = Valid<T>;
}

impl<T, P: ?Sized> Validated<T, P> {
    /// The value itself, which may be changed from now on.
    pub fn into_inner(self) -> T {
        Valid::into_inner(self.0)
    }
}

impl<T, P: ?Sized> Deref for Validated<T, P> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: fmt::Debug, P: ?Sized> fmt::Debug for Validated<T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Validated").field(&*self.0).finish()
    }
}

impl<T: Clone, P: ?Sized> Clone for Validated<T, P> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: DeserializeOwned + GlueValidate, P: Protocol, S: Send + Sync> FromRequest<S> for Validated<T, P> {
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        if !essence(request.headers()).is_some_and(|essence| P::accepts(&essence)) {
            return Err(Rejection::unread::<P>(StatusCode::UNSUPPORTED_MEDIA_TYPE, "the content type is not accepted"));
        }
        let body = Bytes::from_request(request, state).await;
        // axum's words: the body is larger than the limit, or broke off.
        let body = body.map_err(|rejection| Rejection::unread::<P>(rejection.status(), &rejection.body_text()))?;
        let value = P::options().from_slice::<T>(&body);
        value.map(Self).map_err(|report| Rejection::invalid::<T, P>(report.of_request(), &body))
    }
}

impl<T: DeserializeOwned + GlueValidate, P: Protocol, S: Send + Sync> OptionalFromRequest<S> for Validated<T, P> {
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, Rejection> {
        if !request.headers().contains_key(header::CONTENT_TYPE) {
            return Ok(None);
        }
        <Self as FromRequest<S>>::from_request(request, state).await.map(Some)
    }
}

/// The media type of a body, in lower case and without its parameters.
fn essence(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let essence = value.split_once(';').map_or(value, |(essence, _)| essence);
    Some(essence.trim().to_ascii_lowercase())
}
