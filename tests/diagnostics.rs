//! Every mistake at its own token, all in one compile, nothing else: programs with planted mistakes, and programs that
//! must compile, are built and what rustc says about them is compared with what is expected.
//!
//! Two collections: `catalogue.json` (byte offsets, several accepted places for each mistake) and `mistakes.txt` (the
//! one accepted place of each mistake stands in guillemets). All programs are targets of one generated package, so one
//! `cargo check` builds them.

#[path = "diagnostics/cases.rs"]
mod cases;
#[path = "diagnostics/judge.rs"]
mod judge;
#[path = "diagnostics/workshop.rs"]
mod workshop;

use cases::Case;
use judge::Score;
use workshop::Workshop;

#[test]
fn every_mistake_is_at_its_own_token() {
    let cases: Vec<Case> = cases::catalogue().into_iter().chain(cases::mistakes()).collect();
    let workshop = Workshop::set_up("diagnostics", &cases);
    let said = workshop.check();
    let mut score = Score::default();
    for case in &cases {
        match said.about(&case.id) {
            Some(messages) => score.judge(case, messages),
            None => score.skip(case),
        }
    }
    println!("{score}");
    score.assert_perfect();
}
