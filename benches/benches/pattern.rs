//! Patterns of Glue beside the `regex` crate on the same pattern, translated and anchored: `cargo bench -p glue-benches --bench pattern`.
//!
//! After criterion's own report a table of ratios is printed: how many times as long `regex` takes. Both are measured alternately, in one
//! process, and only the ratio means anything. What the measuring itself takes (a call of a closure that looks at the same two
//! references, and answers) is measured in the same turns and subtracted from both: it would be half of our time for a short text.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion};
use glue_benches::alternating;
use glue_pattern::Pattern;
use glue_pattern::compile::{Options, translate};
use glue_validate::pattern;
use regex::Regex;

static ID: Pattern = pattern!(r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*");
static ROLE: Pattern = pattern!("arn:aws[^:]*:iam::[0-9]*:role/.+");
static VERSION: Pattern = pattern!(r"^\w+\.\w+$");
static UUID: Pattern = pattern!("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
static TOKEN: Pattern = pattern!(r"[\.\-_A-Za-z0-9]+");

struct Case {
    name: String,
    ours: Pattern,
    regex: Regex,
    text: String,
    /// Nanoseconds of the first call of all on this text: nothing is initialised lazily, so it is no slower than later ones but for caches.
    first_call: f64,
}

fn main() {
    let cases = cases();
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(600))
        .configure_from_args();
    let mut group = criterion.benchmark_group("pattern");
    for case in &cases {
        group.bench_with_input(BenchmarkId::new("glue", &case.name), &case.text, |bencher, text| {
            bencher.iter(|| black_box(case.ours).is_match(black_box(text)));
        });
        group.bench_with_input(BenchmarkId::new("regex", &case.name), &case.text, |bencher, text| {
            bencher.iter(|| black_box(&case.regex).is_match(black_box(text)));
        });
    }
    group.finish();
    criterion.final_summary();
    println!(
        "\n{:32} {:>10} {:>10} {:>7}  {:>12}",
        "pattern, characters (net of calls)", "glue ns", "regex ns", "ratio", "first call"
    );
    for case in &cases {
        let ours = || black_box(case.ours).is_match(black_box(&case.text));
        let theirs = || black_box(&case.regex).is_match(black_box(&case.text));
        let nothing = || black_box(case.ours).is_partial() & black_box(&case.text).is_empty();
        let [ours, theirs, nothing] = alternating::least(case.text.len(), [&ours, &theirs, &nothing]);
        let (ours, theirs) = (ours - nothing, theirs - nothing);
        println!("{:32} {ours:10.1} {theirs:10.1} {:6.1}x  {:10.0} ns", case.name, theirs / ours, case.first_call);
    }
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let unicode = "Датасет для 東京、größer, naïve 😀 данные ";
    for length in [16, 64, 1024, 4096] {
        let repeat = |text: &str, length: usize| text.chars().cycle().take(length).collect::<String>();
        let filled = |prefix: &str, fill: &str| prefix.to_owned() + &repeat(fill, length - prefix.chars().count());
        cases.push(case("id ascii", ID, repeat("nightly run (prod) ", length)));
        cases.push(case("id unicode", ID, repeat(unicode, length)));
        if length > 16 {
            cases.push(case("role ascii", ROLE, filled("arn:aws:iam::123456789012:role/", "service-role/AWSGlue")));
            cases.push(case("role unicode", ROLE, filled("arn:aws:iam::123456789012:role/", unicode)));
        }
        let half = repeat("release4", length / 2 - 1);
        cases.push(case("version ascii", VERSION, format!("{half}.{half}a")));
        cases.push(case("version unicode", VERSION, filled(&format!("{half}."), "4é")));
        cases.push(case("token ascii", TOKEN, repeat("dbt-glue_1.0-RUN", length)));
        cases.push(case("token unicode", TOKEN, filled(&repeat("dbt-glue_1.0-RUN", length - 2), "é")));
        if length == 64 {
            cases.push(case("uuid ascii", UUID, "3f2504e0-4f89-11d3-9a0c-0305e82c3301".to_owned()));
        }
    }
    cases
}

fn case(name: &str, ours: Pattern, text: String) -> Case {
    let start = Instant::now();
    black_box(black_box(ours).is_match(black_box(&text)));
    let first_call = start.elapsed().as_secs_f64() * 1e9;
    let translated =
        translate(ours.source(), &Options::new()).expect("the pattern compiles").expect("it has no look-arounds");
    let regex = Regex::new(&translated).expect("the translation compiles");
    assert_eq!(ours.is_match(&text), regex.is_match(&text), "{name}");
    Case { name: format!("{name} {}", text.chars().count()), ours, regex, text, first_call }
}
