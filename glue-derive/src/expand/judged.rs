//! How a type judges a value of a JSON text: where its values know more than a walk over the text can tell.

use proc_macro2::TokenStream;
use quote::quote;

use super::checks;
use super::cx::Cx;
use crate::model::{Body, Field, Fields, Input, Tag, WireForm};

/// The function, if the type needs one.
pub(super) fn judge(cx: &Cx<'_>) -> TokenStream {
    if !knows_more(cx.input) {
        return quote!(__glue::None);
    }
    let this = checks::this(cx);
    quote! {
        __glue::Some(|__glue_trial| {
            use __glue::Judges as _;
            (&__glue::Judging::<'_, '_, #this>::new(__glue_trial)).judge()
        })
    }
}

/// Whether somebody asks about values of the type, or they may be other than what stands in the text; or the walk does not come to them
/// as to values of the type, since they stand among the members of another.
fn knows_more(input: &Input) -> bool {
    let fields: Vec<&Fields> = match &input.body {
        Body::Struct(fields) => vec![fields],
        Body::Enum(body) => body.variants.iter().map(|variant| &variant.fields).collect(),
        Body::Refused => return false,
    };
    let of_variants = match &input.body {
        Body::Enum(body) => {
            let holds = fields.iter().any(|fields| !fields.list.is_empty());
            matches!(body.tag, Tag::Internal(_)) && holds || body.variants.iter().any(|it| !it.checks.is_empty())
        }
        Body::Struct(_) | Body::Refused => false,
    };
    let asks = !input.checks.is_empty() || of_variants;
    asks || input.converted || input.default.is_some() || fields.iter().any(|fields| fields.list.iter().any(of_field))
}

fn of_field(field: &Field) -> bool {
    let converted = matches!(field.form, WireForm::Custom(_));
    !field.checks.is_empty()
        || field.rules.ask_inside()
        || field.flatten
        || field.defaulted
        || field.default.is_some()
        || converted
}
