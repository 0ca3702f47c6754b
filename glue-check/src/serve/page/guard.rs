//! Who may ask for the page and for what it asks: the person at this machine, and no other site that their browser shows.
//!
//! There is nothing to steal here, for nothing is stored. But a site that could ask would know that the endpoint runs, and could
//! keep it busy. So:
//!
//! - The page is asked for by an address or by `localhost`, never by another name: a name can be made to lead here (DNS
//!   rebinding), and then its site would be of the page's own origin.
//! - What the page asks for is answered to the page alone: `Sec-Fetch-Site` and `Origin` say who asks. Requests are of a media
//!   type that a site may not send elsewhere without asking first (CORS), which is never granted.

use std::net::{Ipv4Addr, Ipv6Addr};

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

/// What every answer says, to keep browsers to it.
const HEADERS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
];

/// Lets a call pass, or says why not.
pub(super) async fn guard(request: Request, next: Next) -> Response {
    let is_page = request.uri().path() == "/";
    let mut response = match refusal(request.headers(), is_page) {
        Some(reason) => (StatusCode::FORBIDDEN, format!("{reason}\n")).into_response(),
        None => next.run(request).await,
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Why a call is refused.
fn refusal(headers: &HeaderMap, is_page: bool) -> Option<&'static str> {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let host = text("host").unwrap_or_default();
    if !is_of_this_machine(host) {
        return Some("the page is shown under an address or `localhost`, not under another name");
    }
    let site = text("sec-fetch-site").unwrap_or("none");
    // A link of another site may lead to the page, as any bookmark may.
    let is_link = is_page && text("sec-fetch-mode") == Some("navigate");
    if !(is_link || matches!(site, "none" | "same-origin")) {
        return Some("this is for the page alone, not for other sites");
    }
    let is_own = |origin: &str| origin.split_once("://").is_some_and(|(_, it)| it.eq_ignore_ascii_case(host));
    match text(header::ORIGIN.as_str()) {
        Some(origin) if !is_own(origin) => Some("this is for the page alone, not for other sites"),
        _ => None,
    }
}

/// Whether a `Host` is an address or `localhost`.
fn is_of_this_machine(host: &str) -> bool {
    if let Some((address, port)) = host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return address.parse::<Ipv6Addr>().is_ok() && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port));
    }
    let name = match host.rsplit_once(':') {
        Some((name, port)) if is_port(port) => name,
        Some(_) => return false,
        None => host,
    };
    // RFC 6761: `localhost` and what is under it lead nowhere else.
    let name = name.to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost") || name.parse::<Ipv4Addr>().is_ok()
}

fn is_port(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_lead_nowhere_else() {
        for host in [
            "127.0.0.1:4580",
            "127.0.0.1",
            "[::1]:80",
            "[::1]",
            "localhost:1",
            "LOCALHOST",
            "a.localhost:9",
            "10.0.0.7:80",
        ] {
            assert!(is_of_this_machine(host), "{host}");
        }
        let others = [
            "",
            "evil.example",
            "localhost.evil.example:4580",
            "127.0.0.1.nip.io",
            "xlocalhost",
            "127.0.0.1:",
            ":80",
            "[::1",
            "[::1]x",
            "[::1]:",
            "[evil]",
            "1.2.3",
            "127.0.0.1:80:80",
            "localhost:99999",
            "2130706433",
        ];
        for host in others {
            assert!(!is_of_this_machine(host), "{host}");
        }
    }

    #[test]
    fn other_sites_get_nothing_but_a_link_to_the_page() {
        let refused = |pairs: &[(&'static str, &'static str)], is_page| {
            let pairs = pairs.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value)));
            refusal(&pairs.collect(), is_page).is_some()
        };
        let host = ("host", "127.0.0.1:4580");
        assert!(!refused(&[host], false));
        assert!(!refused(&[host, ("sec-fetch-site", "same-origin"), ("origin", "http://127.0.0.1:4580")], false));
        assert!(!refused(&[host, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")], true));
        for (pairs, is_page) in [
            (&[host, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")][..], false),
            (&[host, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")], true),
            (&[host, ("sec-fetch-site", "same-site")], false),
            (&[host, ("origin", "http://127.0.0.1:8080")], false),
            (&[host, ("origin", "null")], false),
            (&[host, ("origin", "http://evil.example")], true),
            (&[("sec-fetch-site", "same-origin")], false),
        ] {
            assert!(refused(pairs, is_page), "{pairs:?}");
        }
    }
}
