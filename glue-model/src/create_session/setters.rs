//! How Rust code builds a request: what the page requires at once, each optional member by a method of its name.

use std::collections::BTreeMap;

use super::{ConnectionsList, CreateSessionRequest, SessionCommand, WorkerType};

impl CreateSessionRequest {
    /// A request with what the page requires, and nothing else.
    ///
    /// ```
    /// use glue_model::create_session::{CreateSessionRequest, SessionCommand};
    /// use glue_validate::GlueValidate;
    ///
    /// let role = "arn:aws:iam::123456789012:role/GlueSession";
    /// let request = CreateSessionRequest::new("session-1", role, SessionCommand::new("glueetl"));
    /// assert!(request.validate().is_ok());
    /// ```
    pub fn new(id: impl Into<String>, role: impl Into<String>, command: SessionCommand) -> Self {
        Self {
            command,
            connections: None,
            default_arguments: None,
            description: None,
            glue_version: None,
            id: id.into(),
            idle_timeout: None,
            max_capacity: None,
            number_of_workers: None,
            request_origin: None,
            role: role.into(),
            security_configuration: None,
            tags: None,
            timeout: None,
            worker_type: None,
        }
    }

    /// Adds a connection, after those there are.
    #[must_use]
    pub fn connection(mut self, name: impl Into<String>) -> Self {
        let list = self.connections.get_or_insert_with(ConnectionsList::default);
        list.connections.get_or_insert_with(Vec::new).push(name.into());
        self
    }

    /// Adds a default argument, or replaces the one of this name.
    #[must_use]
    pub fn argument(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.default_arguments.get_or_insert_with(BTreeMap::new).insert(name.into(), value.into());
        self
    }

    /// Sets the description.
    #[must_use]
    pub fn description(mut self, text: impl Into<String>) -> Self {
        self.description = Some(text.into());
        self
    }

    /// Sets the AWS Glue version, such as `3.0`.
    #[must_use]
    pub fn glue_version(mut self, version: impl Into<String>) -> Self {
        self.glue_version = Some(version.into());
        self
    }

    /// Sets the seconds of idleness before the request times out.
    #[must_use]
    pub fn idle_timeout(mut self, seconds: i32) -> Self {
        self.idle_timeout = Some(seconds);
        self
    }

    /// Sets the data processing units that can be allocated.
    #[must_use]
    pub fn max_capacity(mut self, units: f64) -> Self {
        self.max_capacity = Some(units);
        self
    }

    /// Sets the number of workers.
    #[must_use]
    pub fn number_of_workers(mut self, workers: i32) -> Self {
        self.number_of_workers = Some(workers);
        self
    }

    /// Sets the origin of the request.
    #[must_use]
    pub fn request_origin(mut self, origin: impl Into<String>) -> Self {
        self.request_origin = Some(origin.into());
        self
    }

    /// Sets the name of the security configuration.
    #[must_use]
    pub fn security_configuration(mut self, name: impl Into<String>) -> Self {
        self.security_configuration = Some(name.into());
        self
    }

    /// Adds a tag, or replaces the one of this key.
    #[must_use]
    pub fn tag(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.tags.get_or_insert_with(BTreeMap::new).insert(key.into(), value.into());
        self
    }

    /// Sets the seconds before the request times out.
    #[must_use]
    pub fn timeout(mut self, seconds: i32) -> Self {
        self.timeout = Some(seconds);
        self
    }

    /// Sets the type of worker: `WorkerType::G1X`, or `"G.1X"`.
    #[must_use]
    pub fn worker_type(mut self, worker_type: impl Into<WorkerType>) -> Self {
        self.worker_type = Some(worker_type.into());
        self
    }
}
