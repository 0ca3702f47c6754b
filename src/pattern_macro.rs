//! `pattern!`. The macro that compiles is in a crate of its own, which cannot know where its user has this one from; this one can.

/// A pattern as a constant: `pattern!("[a-z]+")`, or `pattern!("[a-z]+", partial)` for one that may match anywhere.
///
/// It is compiled where it is written: a mistake in it is a compile error, and there is nothing left to do at run
/// time. Give a pattern that several fields share a `static` of its own and name that in `#[pattern(…)]`.
///
/// ```
/// use glue_validate::{GlueValidate, Pattern, pattern};
///
/// static NAME: Pattern = pattern!(r"[a-z]\w*");
///
/// #[derive(GlueValidate)]
/// struct Job {
///     #[pattern(NAME)]
///     name: String,
/// }
///
/// assert!(NAME.is_match("nightly_2"));
/// assert!(Job { name: "2".into() }.validate().is_err());
/// ```
///
/// It finds this crate wherever it is called from, also through a crate that re-exports it. Where it shall name another way
/// to it, as `#[glue(crate = …)]` does: `pattern!("[a-z]+", crate = path::to::glue_validate)`.
#[macro_export]
macro_rules! pattern {
    () => {
        ::core::compile_error!("`pattern` says nothing; give it a pattern, e.g. `pattern!(\"[a-z]+\")`")
    };
    ($($pattern:tt)+) => {
        $crate::__private::compile_pattern!($crate; $($pattern)+)
    };
}
