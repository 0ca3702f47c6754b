//! [`compact_str`]: a string.

use compact_str::CompactString;

use super::strings;

strings! { CompactString }
