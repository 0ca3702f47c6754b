//! Any bytes are a valid request or get a report: nothing panics, nothing that serde refuses passes, and every violation
//! and every rendering points into the text.

#![no_main]

use glue_model::create_session::CreateSessionRequest;
use glue_validate::{GlueValidate, json, render};
use glue_validate::render::human::{Source, Style};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let report = json::from_slice::<CreateSessionRequest>(bytes).err();
    let serde = serde_json::from_slice::<CreateSessionRequest>(bytes);
    assert!(report.is_some() || serde.is_ok(), "what serde refuses cannot be valid");
    if let Ok(value) = &serde {
        assert!(report.is_some() || value.validate().is_ok(), "an invalid value passed");
    }
    let Some(report) = report else { return };
    assert!(!report.violations().is_empty());
    for violation in &report {
        let span = violation.location().expect("a JSON report knows where").bytes.clone();
        assert!(span.start <= bytes.len() && span.start <= span.end, "{violation:?}");
    }
    let _ = render::smithy::body(&report);
    let shape = CreateSessionRequest::shape();
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = render::aws::Wording::new(shape).text(text).message(&report);
    }
    let shown = render::human::render(&report, &Source::new("input", bytes, shape), Style::Plain);
    assert!(!shown.contains('\u{1b}'), "a terminal would obey {shown:?}");
});
