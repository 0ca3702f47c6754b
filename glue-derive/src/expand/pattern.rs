//! Patterns as constants: in `pattern!`, and in the attributes of a type.

use glue_pattern::compile::{Compiled, LintKind};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::span::Extent;

/// The constant of a `pattern!`; without one, a value of any type, beside the mistakes.
pub(crate) fn pattern(
    compiled: Option<&Compiled>,
    place: Option<Extent>,
    krate: &TokenStream,
    mistakes: &TokenStream,
) -> TokenStream {
    match compiled {
        Some(compiled) if mistakes.is_empty() => {
            let constant = constant(compiled, &quote!(__glue));
            let warning = place.and_then(|place| warning(compiled, place));
            // The way to the crate may be tokens that have no text, such as `$crate`.
            quote!({ #warning use #krate::__private::pattern as __glue; #constant })
        }
        _ => quote!({ #mistakes ::core::panic!("a mistake in the pattern") }),
    }
}

/// The constant expression of a compiled pattern, whose types are at a path.
pub(super) fn constant(compiled: &Compiled, types: &TokenStream) -> TokenStream {
    let expression = compiled.expression(&types.to_string().replace(' ', ""));
    // Inside a compiler its own lexer is enough; `proc_macro2` would read the text with its own first.
    if proc_macro::is_available() {
        return expression.parse::<proc_macro::TokenStream>().unwrap_or_default().into();
    }
    expression.parse().unwrap_or_default()
}

/// What a pattern says that its author can hardly mean, as a warning. Stable Rust lets a macro warn in one way: by the use of what is
/// deprecated, at the user's place. `#[allow(deprecated)]` accepts it. (What `$` means where a pattern may match anywhere is for the
/// documentation to say: Smithy's patterns are full of it.)
pub(super) fn warning(compiled: &Compiled, place: Extent) -> Option<TokenStream> {
    let is_told = |kind| matches!(kind, LintKind::OnlyStartAnchored | LintKind::OnlyEndAnchored);
    let lint = compiled.lints().iter().find(|lint| is_told(lint.kind()))?;
    let note = format!("{lint}; or accept it as it is: `#[allow(deprecated)]`");
    let used = Ident::new("ANCHORED_AT_ONE_END", place.user_first());
    Some(quote! {
        const _: () = {
            #[deprecated(note = #note)]
            const ANCHORED_AT_ONE_END: () = ();
            #used
        };
    })
}
