//! The operations that can be asked for, and where the knowledge of each comes from.

use glue_model::create_session::CreateSessionRequest;
use glue_validate::json::Options;
use glue_validate::shape::Shape;
use glue_validate::{GlueValidate, Report};
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

/// An operation: its name, what its request looks like, and how to judge one.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    name: &'static str,
    source: Source,
    shape: fn() -> &'static Shape,
    check: fn(&[u8], &Options) -> Result<(), Report>,
}

impl Operation {
    /// The operation of this name whose request is a `T`.
    pub const fn of<T: DeserializeOwned + GlueValidate>(name: &'static str, source: Source) -> Self {
        Self { name, source, shape: T::shape, check: |json, options| options.from_slice::<T>(json).map(drop) }
    }

    /// The name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Where its constraints are taken from.
    pub const fn source(&self) -> Source {
        self.source
    }

    /// The shape of its request.
    pub fn shape(&self) -> &'static Shape {
        (self.shape)()
    }

    /// Judges a request.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, json: &[u8], options: &Options) -> Result<(), Report> {
        (self.check)(json, options)
    }
}

/// Operations by their documented pages.
const DOCUMENTED: &[Operation] = &[Operation::of::<CreateSessionRequest>("CreateSession", Source::Documented)];

/// Operations by the current API.
const API: &[Operation] = &[];

/// All operations. One that has both a documented page and an entry in the API stands twice.
///
/// ```
/// let operation = glue_check::operations().find(|it| it.name() == "CreateSession").unwrap();
/// assert!(operation.check(b"{}", &Default::default()).is_err());
/// ```
pub fn operations() -> impl Iterator<Item = &'static Operation> + Clone {
    DOCUMENTED.iter().chain(API)
}

/// Finds an operation: its documented page where there is one and `api` is not asked for, else the API's.
pub(crate) fn find(name: &str, api: bool) -> Result<&'static Operation, String> {
    let named = |source: Source| operations().find(|it| it.name == name && it.source == source);
    let documented = named(Source::Documented);
    match (documented, named(Source::Api)) {
        (Some(documented), _) if !api => Ok(documented),
        (_, Some(current)) => Ok(current),
        (Some(_), None) => Err(format!("`{name}` is known by its documented page only; leave `--api` out")),
        (None, None) => Err(unknown(name, api)),
    }
}

fn unknown(name: &str, api: bool) -> String {
    let names = || operations().filter(|it| !api || it.source == Source::Api).map(Operation::name);
    let name = glue_validate::render::visible(name);
    match nearest(&name, names()) {
        Some(near) => format!("there is no operation `{name}`; did you mean `{near}`?"),
        None => format!("there is no operation `{name}`; `--list` names those there are"),
    }
}

/// The name most like another: equal but for case and hyphens (`create-session`), or with a few letters amiss.
pub(crate) fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let bare: String = name.chars().filter(|char| !matches!(char, '-' | '_')).collect();
    let same = names.clone().find(|it| it.eq_ignore_ascii_case(&bare));
    same.or_else(|| {
        names
            .map(|it| (strsim::normalized_damerau_levenshtein(&it.to_lowercase(), &bare.to_lowercase()), it))
            .filter(|(likeness, _)| *likeness > 0.6)
            .max_by(|(left, _), (right, _)| left.total_cmp(right))
            .map(|(_, it)| it)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_what_was_meant() {
        let names = || ["CreateSession", "CreateJob", "StopSession"].into_iter();
        assert_eq!(nearest("create-session", names()), Some("CreateSession"));
        assert_eq!(nearest("CreateSesion", names()), Some("CreateSession"));
        assert_eq!(nearest("Frobnicate", names()), None);
    }

    #[test]
    fn names_stand_once_for_each_source() {
        let mut keys: Vec<_> = operations().map(|it| (it.name, it.source.as_str())).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }
}
