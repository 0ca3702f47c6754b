//! A sensitive value is in no report, no message and no rendering, whatever is wrong with the text or around the value.
//!
//! Random texts of types with secrets in every place that serde has for them: most values are a marker, and so are the keys
//! of sensitive maps. Whatever comes of a text, in whichever rendering, must not have the marker. The usual run is short; the
//! long one, of more than a million judgements, is
//! `cargo test --release --test secrets --features human -- --ignored --nocapture`.

#![cfg(feature = "human")]

mod texts;
mod types;

use std::collections::BTreeMap;

use glue_validate::render::{aws, human, json as document, smithy};
use glue_validate::{GlueValidate, Report, Settings, json};
use serde::de::DeserializeOwned;

use texts::{MARKER, NUMBER, Texts};

/// Every form in which a report is shown.
fn renderings<T: GlueValidate>(text: &str, report: &Report) -> Vec<(&'static str, String)> {
    let shape = T::shape();
    let source = human::Source::new("request.json", text.as_bytes(), shape);
    let facts = report.iter().map(|it| format!("{:?} {:?} {:?} {}", it.value(), it.path(), it.fault(), it.message()));
    vec![
        ("display", report.to_string()),
        ("debug", format!("{report:?}{report:#?}")),
        ("snippets", human::Snippets::new(report, &source).to_string()),
        ("coloured snippets", human::Snippets::new(report, &source).with_style(human::Style::Ansi).to_string()),
        ("excerpts", format!("{:?}", report.iter().map(|it| source.excerpt(it)).collect::<Vec<_>>())),
        ("json", document::Document::new("Operation", Some(report)).to_string()),
        ("serialised", serde_json::to_string(report).expect("a report is serialisable")),
        ("smithy", smithy::body(report)),
        ("aws", aws::Message::new(report, shape).to_string()),
        ("aws, with the request", aws::Message::new(report, shape).with_request(text).body()),
        ("facts", facts.collect::<Vec<_>>().join("|")),
    ]
}

/// What was judged, and for each way in which a secret got out the shortest text that shows it.
#[derive(Default)]
struct Outcome {
    judged: usize,
    valid: usize,
    leaks: BTreeMap<String, String>,
}

impl Outcome {
    fn look_at(&mut self, what: &str, rendering: &str, text: &str, shown: &str) {
        if shown.contains(MARKER) || shown.contains(NUMBER) {
            let leak = format!("{text}\n  -> {shown}");
            let known = self.leaks.entry(format!("{what}, {rendering}")).or_insert_with(|| leak.clone());
            if leak.len() < known.len() {
                *known = leak;
            }
        }
    }

    fn judge<T: GlueValidate + DeserializeOwned>(&mut self, text: &str) {
        let what = std::any::type_name::<T>();
        for (keep, allow, most) in [(false, false, 1000), (true, false, 1000), (true, true, 2)] {
            let options = json::Options::new().keep_values(keep).allow_unknown_members(allow).max_violations(most);
            let read = options.from_str::<T>(text).map(|_| ());
            let settings = Settings::new().keep_values(keep).max_violations(most);
            let typed = serde_json::from_str::<T>(text).map_or(Ok(()), |value| value.validate_with(settings));
            for result in [read, options.check::<T>(text.as_bytes()), typed] {
                self.judged += 1;
                let Err(report) = result else {
                    self.valid += 1;
                    continue;
                };
                for (rendering, shown) in renderings::<T>(text, &report) {
                    self.look_at(what, rendering, text, &shown);
                }
            }
        }
        let mut shown = text.to_owned();
        for span in json::sensitive_spans(T::shape(), text).into_iter().rev() {
            shown.replace_range(span, "*");
        }
        self.look_at(what, "the text without its sensitive spans", text, &shown);
    }

    fn judge_all(&mut self, text: &str) {
        self.judge::<types::Root>(text);
        self.judge::<types::Sealed>(text);
        self.judge::<types::FlatMap>(text);
        self.judge::<types::FlatUnions>(text);
        self.judge::<types::FlatSecret>(text);
        self.judge::<types::Strict>(text);
        self.judge::<types::Login>(text);
        self.judge::<Vec<types::Checked>>(text);
    }

    #[track_caller]
    fn assert_tight(&self) {
        let leaks: Vec<_> = self.leaks.iter().map(|(way, leak)| format!("{way}: {leak}")).collect();
        assert!(leaks.is_empty(), "{} judged, {} ways out:\n{}", self.judged, leaks.len(), leaks.join("\n"));
    }
}

fn run(texts: usize, seed: u64) -> Outcome {
    let mut made = Texts::new(seed);
    let mut outcome = Outcome::default();
    for _ in 0..texts {
        outcome.judge_all(&made.text());
    }
    outcome
}

#[test]
fn a_marker_is_never_shown() {
    let outcome = run(150, 1);
    outcome.assert_tight();
    // Both kinds of text are among them.
    assert!(outcome.valid > 0 && outcome.valid < outcome.judged, "{} of {}", outcome.valid, outcome.judged);
}

#[test]
#[ignore = "takes minutes: the long run, for a release build"]
fn a_marker_is_never_shown_in_a_million_judgements() {
    let mut outcome = Outcome::default();
    for seed in 2.. {
        let next = run(1000, seed);
        outcome.judged += next.judged;
        outcome.valid += next.valid;
        outcome.leaks.extend(next.leaks);
        if outcome.judged >= 1_000_000 || !outcome.leaks.is_empty() {
            break;
        }
    }
    println!("{} judged, {} of them valid, {} ways out", outcome.judged, outcome.valid, outcome.leaks.len());
    outcome.assert_tight();
}
