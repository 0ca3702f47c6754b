//! [`uuid`]: text of which the rules see the form with hyphens, whichever was read.

use uuid::Uuid;

use super::texts;

texts! { Uuid: "UUID", "a UUID"; }
