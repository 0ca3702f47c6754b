//! How much of a call is read, and how long that may take.

use axum::body::{Body, Bytes, to_bytes};
use tokio::time::{Duration, timeout};

/// The greatest body that is read.
const MOST_BYTES: usize = 16 << 20;
/// How long a body may take to arrive.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// Why there is no body.
#[derive(Clone, Copy, Debug)]
pub(super) enum NoBody {
    TooLarge,
    TooSlow,
}

impl NoBody {
    /// The status of the answer.
    pub(super) const fn status(self) -> u16 {
        match self {
            Self::TooLarge => 413,
            Self::TooSlow => 408,
        }
    }

    /// What awsJson calls it.
    pub(super) const fn error(self) -> &'static str {
        match self {
            Self::TooLarge => "RequestEntityTooLargeException",
            Self::TooSlow => "RequestTimeoutException",
        }
    }

    /// What happened, for people.
    pub(super) const fn message(self) -> &'static str {
        match self {
            Self::TooLarge => "the body is too large, or was cut off",
            Self::TooSlow => "the body did not arrive in time",
        }
    }
}

/// Reads a body.
pub(super) async fn read(body: Body) -> Result<Bytes, NoBody> {
    match timeout(LONGEST_WAIT, to_bytes(body, MOST_BYTES)).await {
        Ok(read) => read.map_err(|_| NoBody::TooLarge),
        Err(_) => Err(NoBody::TooSlow),
    }
}
