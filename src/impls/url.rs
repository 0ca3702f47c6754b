//! [`url`]: text of which the rules see what the crate makes of it, such as a host in lower case.

use url::Url;

use super::texts;

texts! { Url: "URL", "a URL"; }
