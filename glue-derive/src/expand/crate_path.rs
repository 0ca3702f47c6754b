//! The way to the runtime crate, under whichever name its user has it.

use std::sync::OnceLock;

use proc_macro_crate::{Error, FoundCrate, crate_name};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// Finds it: first among the arguments of the compiler that runs this macro, which costs nothing; where they do not
/// say (rust-analyzer), in the manifest. `None` where neither has it: then its user has it through another crate alone.
pub(crate) fn find() -> Option<TokenStream> {
    // A compiler has one list of arguments, and many types.
    static ARGUMENTS: OnceLock<Option<String>> = OnceLock::new();
    let name = match ARGUMENTS.get_or_init(|| from_arguments(std::env::args())) {
        Some(name) => name.clone(),
        None => from_manifest()?,
    };
    let name = Ident::new(&name, Span::call_site());
    Some(quote!(::#name))
}

/// `--extern name=/path/libglue_validate-0123abcd.rmeta`.
fn from_arguments(args: impl Iterator<Item = String>) -> Option<String> {
    let mut renamed = None;
    for arg in args {
        let arg = arg.strip_prefix("--extern=").unwrap_or(&arg);
        let Some((name, path)) = arg.split_once('=') else { continue };
        let name = name.rsplit(':').next().unwrap_or(name);
        let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
        if !file.starts_with("libglue_validate-") && !file.starts_with("libglue_validate.") {
            continue;
        }
        if name == "glue_validate" {
            return Some(name.to_owned());
        }
        renamed = Some(name.to_owned());
    }
    renamed
}

fn from_manifest() -> Option<String> {
    match crate_name("glue-validate") {
        Ok(FoundCrate::Name(name)) => Some(name),
        Err(Error::CrateNotFound { .. }) => None,
        // The crate names itself so at its root. And what is built without a manifest says nothing of its dependencies.
        Ok(FoundCrate::Itself) | Err(_) => Some("glue_validate".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::from_arguments;

    fn find(args: &[&str]) -> Option<String> {
        from_arguments(args.iter().map(ToString::to_string))
    }

    #[test]
    fn the_compiler_says_what_the_crate_is_called() {
        assert_eq!(find(&["--extern", "g=/t/deps/libglue_validate-1a2b.rmeta"]).as_deref(), Some("g"));
        assert_eq!(find(&["--extern", "noprelude:g=/t/libglue_validate.rlib"]).as_deref(), Some("g"));
        let both = ["--extern", "g=/t/libglue_validate-1.rlib", "--extern", "glue_validate=/t/libglue_validate-1.rlib"];
        assert_eq!(find(&both).as_deref(), Some("glue_validate"));
        assert_eq!(find(&["--extern", "other=/t/libother-1.rmeta", "--cfg", "feature=\"json\""]), None);
    }
}
