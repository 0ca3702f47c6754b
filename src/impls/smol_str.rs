//! [`smol_str`]: a string.

use smol_str::SmolStr;

use super::strings;

strings! { SmolStr }
