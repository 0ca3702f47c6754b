//! The operations that can be asked for, and where the knowledge of each comes from.

use std::sync::LazyLock;

use glue_model::api;
use glue_model::create_session::CreateSessionRequest;
pub(crate) use glue_validate::__private::nearest;
use glue_validate::json::Options;
use glue_validate::shape::Shape;
use glue_validate::{GlueValidate, Model, Report};
use serde::de::DeserializeOwned;

/// Where the constraints of an operation are taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source {
    /// The operation's page of the API reference, written down by hand.
    Documented,
    /// The current API model.
    Api,
}

impl Source {
    /// The lower-case name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Api => "api",
        }
    }
}

/// An operation: its name, what its request looks like, and how to check one.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    name: &'static str,
    knowledge: Knowledge,
}

/// What is known of an operation.
#[derive(Clone, Copy, Debug)]
enum Knowledge {
    /// A type for its request, with the rules that the page gives in prose.
    Documented { shape: fn() -> &'static Shape, check: fn(&[u8], &Options) -> Result<(), Report> },
    /// Its shapes in the current API.
    Api(&'static api::Operation),
}

impl Operation {
    /// The operation of this name, whose documented request is a `T`.
    pub const fn of<T: DeserializeOwned + GlueValidate>(name: &'static str) -> Self {
        let check = |json: &[u8], options: &Options| options.from_slice::<T>(json).map(drop);
        Self { name, knowledge: Knowledge::Documented { shape: T::shape, check } }
    }

    /// The name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Where its constraints are taken from.
    pub const fn source(&self) -> Source {
        match self.knowledge {
            Knowledge::Documented { .. } => Source::Documented,
            Knowledge::Api(_) => Source::Api,
        }
    }

    /// The model that its constraints are from; a documented page has none.
    pub fn model(&self) -> Option<&'static Model> {
        (self.source() == Source::Api).then_some(&api::MODEL)
    }

    /// The shape of its request.
    pub fn shape(&self) -> &'static Shape {
        match self.knowledge {
            Knowledge::Documented { shape, .. } => shape(),
            Knowledge::Api(operation) => operation.input(),
        }
    }

    /// Checks a request.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, json: &[u8], options: &Options) -> Result<(), Report> {
        let checked = match self.knowledge {
            Knowledge::Documented { check, .. } => check(json, options),
            Knowledge::Api(operation) => operation.check_with(json, options),
        };
        checked.map_err(Report::of_request)
    }
}

/// Operations by their documented pages.
static DOCUMENTED: [Operation; 1] = [Operation::of::<CreateSessionRequest>("CreateSession")];

/// Operations of the current API, sorted by name.
static API: LazyLock<Vec<Operation>> = LazyLock::new(|| {
    let operation = |it: &'static api::Operation| Operation { name: it.name(), knowledge: Knowledge::Api(it) };
    api::operations().iter().map(operation).collect()
});

/// All operations. One that has both a documented page and an entry in the API appears twice.
///
/// ```
/// let operation = glue_check::operations().find(|it| it.name() == "CreateSession").unwrap();
/// assert!(operation.check(b"{}", &Default::default()).is_err());
/// ```
pub fn operations() -> impl Iterator<Item = &'static Operation> + Clone {
    DOCUMENTED.iter().chain(API.iter())
}

/// Finds an operation by its name, in any case, with or without hyphens (`create-session`): its documented page if
/// there is one and `api` is not asked for, else the API's.
pub(crate) fn find(name: &str, api: bool) -> Result<&'static Operation, String> {
    let named = operations().filter(|it| is_name(it.name, name));
    named.clone().find(|it| !api || it.source() == Source::Api).ok_or_else(|| unknown(name))
}

/// An operation as the current API has it.
pub(crate) fn current(name: &str) -> Option<&'static Operation> {
    API.iter().find(|it| it.name == name)
}

fn unknown(name: &str) -> String {
    let name = glue_validate::render::visible(name);
    match nearest(&name, operations().map(Operation::name)) {
        Some(near) => format!("there is no operation `{name}`; did you mean `{near}`?"),
        None => format!("there is no operation `{name}`; `--list` names those there are"),
    }
}

/// Whether a name is meant: in any case, with or without hyphens and underscores.
fn is_name(name: &str, written: &str) -> bool {
    let bare = written.bytes().filter(|byte| !matches!(byte, b'-' | b'_'));
    name.len() == bare.clone().count() && name.bytes().zip(bare).all(|(left, right)| left.eq_ignore_ascii_case(&right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_what_was_meant() {
        let names = || ["CreateSession", "CreateJob", "StopSession"].into_iter();
        assert_eq!(nearest("create-sesion", names()), Some("CreateSession"));
        assert_eq!(nearest("CreateSesion", names()), Some("CreateSession"));
        assert_eq!(nearest("Frobnicate", names()), None);
    }

    #[test]
    fn names_are_found_however_they_are_written() {
        for written in ["CreateSession", "create-session", "CREATE_SESSION", "createsession"] {
            assert_eq!(find(written, false).map(Operation::name), Ok("CreateSession"), "{written}");
            assert_eq!(find(written, true).map(Operation::source), Ok(Source::Api), "{written}");
        }
        assert_eq!(find("start-job-run", false).map(Operation::source), Ok(Source::Api));
        assert!(find("CreateSessions", false).is_err() && find("", false).is_err());
    }

    #[test]
    fn names_stand_once_for_each_source() {
        let mut keys: Vec<_> = operations().map(|it| (it.name, it.source().as_str())).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }
}
