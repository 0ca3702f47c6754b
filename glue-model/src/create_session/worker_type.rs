//! The one value set of the page.

use std::fmt;

use glue_validate::GlueValidate;
use serde::{Deserialize, Serialize};

/// A type of predefined worker: `Standard`, `G.1X`, `G.2X` or `G.025X`.
///
/// A name that the page does not list deserialises as [`Unknown`](Self::Unknown), so that a newer worker type can be
/// carried and shown; validation refuses it. Compare and print it by [`as_str`](Self::as_str).
///
/// ```
/// use glue_model::create_session::WorkerType;
/// use glue_validate::GlueValidate;
///
/// assert_eq!(WorkerType::from("G.1X"), WorkerType::G1X);
///
/// let report = WorkerType::from("G.4X").validate().unwrap_err();
/// assert!(report.to_string().ends_with("must be one of `Standard`, `G.1X`, `G.2X`, `G.025X`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, GlueValidate)]
pub enum WorkerType {
    /// 4 vCPU, 16 GB of memory, a 50 GB disk and 2 executors for each worker.
    Standard,
    /// 1 DPU for each worker (4 vCPU, 16 GB of memory, 64 GB disk), 1 executor. For memory-intensive jobs.
    #[serde(rename = "G.1X")]
    G1X,
    /// 2 DPU for each worker (8 vCPU, 32 GB of memory, 128 GB disk), 1 executor. For memory-intensive jobs.
    #[serde(rename = "G.2X")]
    G2X,
    /// 0.25 DPU for each worker (2 vCPU, 4 GB of memory, 64 GB disk), 1 executor. For low-volume streaming jobs,
    /// and with AWS Glue version 3.0 only.
    #[serde(rename = "G.025X")]
    G025X,
    /// A worker type that the page does not list.
    #[serde(untagged)]
    Unknown(String),
}

impl WorkerType {
    /// The name on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Standard => "Standard",
            Self::G1X => "G.1X",
            Self::G2X => "G.2X",
            Self::G025X => "G.025X",
            Self::Unknown(name) => name,
        }
    }

    /// The worker type of this name, where the page lists it.
    fn listed(name: &str) -> Option<Self> {
        [Self::Standard, Self::G1X, Self::G2X, Self::G025X].into_iter().find(|listed| listed.as_str() == name)
    }
}

impl From<&str> for WorkerType {
    fn from(name: &str) -> Self {
        Self::listed(name).unwrap_or_else(|| Self::Unknown(name.to_owned()))
    }
}

impl From<String> for WorkerType {
    fn from(name: String) -> Self {
        Self::listed(&name).unwrap_or(Self::Unknown(name))
    }
}

impl fmt::Display for WorkerType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
