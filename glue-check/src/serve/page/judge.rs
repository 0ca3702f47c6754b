//! A request's report as the page shows it: beside the report for programs, each violation in harmless words, with its line, and
//! with its place in the units in which browsers count.

use glue_model::api::Operation;
use glue_validate::json::{Options, sensitive_spans};
use glue_validate::render::human::{Excerpt, Source};
use glue_validate::render::json::Document;
use glue_validate::render::visible;
use glue_validate::{Fault, Levels, Report, Violation};
use serde::Serialize;

/// A range of a text, in UTF-16 units.
type Span = [usize; 2];

/// What the page shows of a request.
#[derive(Debug, Serialize)]
pub(super) struct Judgement<'j> {
    violations: Vec<Shown>,
    /// What the request holds that must not leave it.
    secrets: Vec<Span>,
    /// What `--format json` prints.
    report: Document<'j>,
}

/// A violation. None of its texts is hostile, and none holds a secret.
#[derive(Debug, Serialize)]
struct Shown {
    level: &'static str,
    code: &'static str,
    /// What the fault is in: `/Name`, `key of /Tags/owner`, `the request`.
    whose: String,
    message: String,
    /// A text that would pass, where that is no matter of course.
    example: Option<String>,
    #[serde(flatten)]
    place: Option<Place>,
}

/// Where a violation is.
#[derive(Debug, Serialize)]
struct Place {
    line: usize,
    column: usize,
    /// The value at fault.
    span: Span,
    /// What to mark of it: all, or the very character that a pattern does not accept.
    marked: Span,
    /// The line: what stands before the mark, what is marked, what stands behind it.
    excerpt: [String; 3],
}

/// Judges a request and hands on what is to be shown of it.
pub(super) fn judge<R>(
    operation: &'static Operation,
    levels: &Levels,
    text: &str,
    show: impl FnOnce(&Judgement<'_>) -> R,
) -> R {
    let report = operation.check_with(text.as_bytes(), &Options::new()).err();
    let report = report.and_then(|report| levels.apply(operation.name(), report));
    let source = Source::new("request", text.as_bytes(), operation.input());
    let secrets = sensitive_spans(operation.input(), text);
    let violations = report.as_ref().map(Report::violations).unwrap_or_default();
    let excerpts: Vec<_> = violations.iter().map(|violation| source.excerpt(violation)).collect();
    let located = violations.iter().filter_map(Violation::location).map(|it| &it.bytes);
    let spans = secrets.iter().chain(located).chain(excerpts.iter().flatten().map(|it| &it.bytes));
    let units = Units::of(text, spans.flat_map(|bytes| [bytes.start, bytes.end]).collect());
    let document = Document::new(operation.name(), report.as_ref()).model(&glue_model::api::MODEL);
    show(&Judgement {
        violations: violations.iter().zip(excerpts).map(|(it, excerpt)| shown(it, excerpt, &units)).collect(),
        secrets: secrets.iter().map(|bytes| units.span(bytes)).collect(),
        report: document,
    })
}

fn shown(violation: &Violation, excerpt: Option<Excerpt>, units: &Units) -> Shown {
    let example = match violation.fault() {
        Fault::Pattern { pattern, .. } if !violation.is_sensitive() => pattern.example(),
        _ => None,
    };
    let place = violation.location().zip(excerpt).map(|(location, excerpt)| Place {
        line: location.line,
        column: excerpt.column,
        span: units.span(&location.bytes),
        marked: units.span(&excerpt.bytes),
        excerpt: [excerpt.before, excerpt.marked, excerpt.after],
    });
    let message = visible(&violation.message()).into_owned();
    Shown {
        level: violation.level().as_str(),
        code: violation.code().as_str(),
        whose: whose(violation, &message),
        message,
        example: example.filter(|it| !it.is_empty()).map(|it| visible(it).into_owned()),
        place,
    }
}

/// What a violation's own line begins with.
fn whose(violation: &Violation, message: &str) -> String {
    if violation.path().is_empty() {
        return "the request".to_owned();
    }
    let line = violation.to_string();
    let whose = line.strip_suffix(message).and_then(|it| it.strip_suffix(": "));
    whose.unwrap_or(&line).to_owned()
}

/// Where some bytes of a text are in UTF-16 units: what JavaScript counts in.
struct Units {
    /// Bytes in order, each with its unit.
    known: Vec<(usize, usize)>,
}

impl Units {
    /// Counts once through the text.
    fn of(text: &str, mut bytes: Vec<usize>) -> Self {
        bytes.sort_unstable();
        bytes.dedup();
        let (mut unit, mut counted) = (0, 0);
        let known = bytes.into_iter().map(|byte| {
            // A place within a character, which there is none of, would count as the next one's start.
            let ends = (byte..text.len()).find(|at| text.is_char_boundary(*at));
            let end = ends.unwrap_or(text.len());
            unit += text.get(counted..end).unwrap_or_default().encode_utf16().count();
            counted = end;
            (byte, unit)
        });
        Self { known: known.collect() }
    }

    fn span(&self, bytes: &std::ops::Range<usize>) -> Span {
        [bytes.start, bytes.end].map(|byte| match self.known.binary_search_by_key(&byte, |it| it.0) {
            Ok(at) => self.known.get(at).map_or(0, |it| it.1),
            Err(_) => 0,
        })
    }
}

#[cfg(test)]
mod tests {
    use glue_model::api;
    use serde_json::{Value, json};

    use super::*;

    fn judged(operation: &str, text: &str) -> Value {
        let operation = api::find(operation).unwrap();
        judge(operation, &Levels::strict(), text, |it| serde_json::to_value(it).unwrap())
    }

    #[test]
    fn places_count_as_browsers_count() {
        // One, two, three and four bytes; one unit each but the last, which has two.
        let text = "{\"Arguments\": {\"aé字𝄞\": \"x\"}, \"JobName\": \"\"}";
        let shown = judged("StartJobRun", text);
        let violation = &shown["violations"][0];
        assert_eq!((&violation["whose"], &violation["column"]), (&json!("/JobName"), &json!(41)));
        let [start, end] = [0, 1].map(|at| usize::try_from(violation["span"][at].as_u64().unwrap()).unwrap());
        let units: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(String::from_utf16(&units[start..end]).unwrap(), "\"\"");
        assert_eq!(violation["excerpt"][1], "\"\"");
        assert_eq!(shown["report"]["violations"][0]["path"], "/JobName");
        assert_eq!(shown["report"]["model"]["service"], "AWS Glue");
    }

    #[test]
    fn what_is_at_fault_has_a_name() {
        let text = r#"{"JobName": "j", "Timeout": 0, "Arguments": {"": 1}, "Tags": {}}"#;
        let shown = judged("StartJobRun", text);
        let whose: Vec<_> = shown["violations"].as_array().unwrap().iter().map(|it| &it["whose"]).collect();
        assert_eq!(whose, ["/Arguments/ (an empty name)", "/Timeout", "/Tags"]);
        assert_eq!(judged("StartJobRun", "[]")["violations"][0]["whose"], "the request");
        assert_eq!(judged("StartJobRun", "{")["violations"][0]["whose"], "the request");
    }

    #[test]
    fn a_pattern_is_explained() {
        let text = r#"{"Name": "n", "Role": "r", "Command": {"PythonVersion": "3.1"}}"#;
        let violation = &judged("CreateJob", text)["violations"][0];
        assert_eq!((&violation["whose"], &violation["code"]), (&json!("/Command/PythonVersion"), &json!("pattern")));
        // The very character, and a value that would do.
        assert_eq!((&violation["excerpt"][1], &violation["column"]), (&json!("1"), &json!(60)));
        assert_eq!((&violation["span"], &violation["marked"]), (&json!([56, 61]), &json!([59, 60])));
        assert!(violation["example"].is_string(), "{violation}");
    }

    #[test]
    fn every_boundary_of_a_text_is_found() {
        let text = "a\u{301}𝄞\r\n字\u{10ffff}";
        let units = Units::of(text, (0..=text.len()).collect());
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(units.span(&(at..at))[0], text[..at].encode_utf16().count(), "{at}");
        }
    }

    #[test]
    fn secrets_and_hostile_text_are_not_shown() {
        let text = "{\"ConnectionInput\": {\"Name\": \"\u{202e}\\u001b\", \"AuthenticationConfiguration\": {\"BasicAuthenticationCredentials\":
            {\"Username\": \"u\", \"Password\": \"hunter2 hunter2\", \"Passwort\": \"hunter2\"}}}, \"\u{202e}\\u001b[2J\": 1}";
        let shown = judged("CreateConnection", text);
        let violations = shown["violations"].to_string();
        assert!(violations.contains("Passwort") && !violations.contains("hunter2"), "{violations}");
        for violation in shown["violations"].as_array().unwrap() {
            let texts = [&violation["whose"], &violation["message"]]
                .into_iter()
                .chain(violation["excerpt"].as_array().unwrap());
            for text in texts.map(|it| it.as_str().unwrap()) {
                assert!(!text.contains(|it: char| it.is_control() || it == '\u{202e}'), "{text:?}");
            }
        }
        assert!(!shown["secrets"].as_array().unwrap().is_empty(), "{shown}");
    }
}
