//! The errors of the page, and their form on the wire (awsJson1.1).

use std::error::Error;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Writes the enum and the three tables that must agree with it, from one list.
macro_rules! errors {
    ($($(#[$doc:meta])* $name:ident = $status:literal;)*) => {
        /// What `CreateSession` answers when it fails. Each value holds the service's message, which may be empty.
        ///
        /// On the wire an error is an HTTP status and a JSON body, `{"__type":"…","Message":"…"}`.
        /// [`from_body`](Self::from_body) reads the body, [`to_body`](Self::to_body) writes it,
        /// [`http_status`](Self::http_status) is the status. The
        /// [page](https://docs.aws.amazon.com/glue/latest/webapi/API_CreateSession.html) lists eight; one that it does
        /// not list keeps the name of its type.
        ///
        /// ```
        /// use glue_model::create_session::CreateSessionError;
        ///
        /// let error = CreateSessionError::AlreadyExistsException("Session already exists.".into());
        /// assert_eq!(error.http_status(), Some(400));
        /// assert_eq!(error.to_body(), r#"{"__type":"AlreadyExistsException","Message":"Session already exists."}"#);
        /// assert_eq!(error.to_string(), "AlreadyExistsException: Session already exists.");
        ///
        /// let body = br#"{"__type":"com.amazonaws.glue#ThrottlingException:http://x/","message":"Rate exceeded"}"#;
        /// let error = CreateSessionError::from_body(body)?;
        /// assert_eq!(error.name(), "ThrottlingException");
        /// assert_eq!(error.message(), "Rate exceeded");
        /// assert_eq!(error.http_status(), None);
        /// # Ok::<(), serde_json::Error>(())
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum CreateSessionError {
            $($(#[$doc])*
            #[doc = concat!("\n\nHTTP status ", $status, ".")]
            $name(String),)*
            /// An error that the page does not list: one that all AWS services share, or a newer one.
            Unknown {
                /// The name of the error's type, without namespace and URI.
                name: String,
                /// The service's message.
                message: String,
            },
        }

        impl CreateSessionError {
            /// The error of this type, with this message. The type may be written as any AWS service sends it, in a
            /// body's `__type` or in the header `x-amzn-ErrorType`: `Name`, `namespace#Name`, `Name:uri`.
            pub fn new(error_type: &str, message: impl Into<String>) -> Self {
                let message = message.into();
                match bare(error_type) {
                    $(stringify!($name) => Self::$name(message),)*
                    name => Self::Unknown { name: name.to_owned(), message },
                }
            }

            /// The name of the error's type, as `__type` has it.
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$name(_) => stringify!($name),)*
                    Self::Unknown { name, .. } => name,
                }
            }

            /// The service's message; empty where it gave none.
            pub fn message(&self) -> &str {
                match self {
                    $(Self::$name(message))|* | Self::Unknown { message, .. } => message,
                }
            }

            /// The HTTP status that the page gives; `None` for an error that it does not list.
            pub fn http_status(&self) -> Option<u16> {
                match self {
                    $(Self::$name(_) => Some($status),)*
                    Self::Unknown { .. } => None,
                }
            }
        }
    };
}

errors! {
    /// Access to a resource was denied.
    AccessDeniedException = 400;
    /// A resource to be created or added already exists.
    AlreadyExistsException = 400;
    /// The same unique identifier was associated with two different records.
    IdempotentParameterMismatchException = 400;
    /// An internal service error occurred.
    InternalServiceException = 500;
    /// The input provided was not valid.
    InvalidInputException = 400;
    /// The operation timed out.
    OperationTimeoutException = 400;
    /// A resource numerical limit was exceeded.
    ResourceNumberLimitExceededException = 400;
    /// A value could not be validated.
    ValidationException = 400;
}

impl CreateSessionError {
    /// Reads the body of a response with an error status.
    ///
    /// The message may stand under `Message`, as Glue writes it, or `message`, as others do. Other members are skipped.
    ///
    /// # Errors
    /// The body is not a JSON object with a `__type`. Such a body comes from something between you and the service;
    /// where the response has a header `x-amzn-ErrorType`, [`new`](Self::new) takes that.
    pub fn from_body(body: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(body)
    }

    /// Writes the body: `__type`, and `Message` where there is one.
    pub fn to_body(&self) -> String {
        // Two strings under fixed names: nothing in them can fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// `ns#Name:uri` without namespace and URI. The URI goes first, since it may hold a `#` of its own.
fn bare(error_type: &str) -> &str {
    let name = error_type.split_once(':').map_or(error_type, |(name, _)| name);
    name.split_once('#').map_or(name, |(_, name)| name)
}

/// The body, as far as an error needs it.
#[derive(Deserialize)]
struct Body {
    #[serde(rename = "__type")]
    error_type: String,
    message: Option<String>,
    #[serde(rename = "Message")]
    capital_message: Option<String>,
}

impl<'de> Deserialize<'de> for CreateSessionError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Body { error_type, message, capital_message } = Body::deserialize(deserializer)?;
        Ok(Self::new(&error_type, capital_message.or(message).unwrap_or_default()))
    }
}

impl Serialize for CreateSessionError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written<'e> {
            #[serde(rename = "__type")]
            error_type: &'e str,
            #[serde(rename = "Message", skip_serializing_if = "str::is_empty")]
            message: &'e str,
        }
        Written { error_type: self.name(), message: self.message() }.serialize(serializer)
    }
}

impl fmt::Display for CreateSessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        match self.message() {
            "" => Ok(()),
            message => write!(f, ": {message}"),
        }
    }
}

impl Error for CreateSessionError {}
