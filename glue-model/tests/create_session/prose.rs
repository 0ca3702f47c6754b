//! The rules that the page states in prose.

use glue_model::create_session::{
    CreateSessionRequest, SessionCommand, WorkerType, newer_than_two, quarter_worker_fits_version,
};

#[test]
fn versions_compare_number_by_number() {
    for refused in ["0.9", "1.0", "1.9", "1.99", "2.0", "02.0", "2.00", "0002.000", "1.x", "0.abc", "0.0"] {
        assert!(newer_than_two(refused).is_err(), "{refused} must be refused");
    }
    for accepted in ["2.1", "2.01", "2.10", "3.0", "03.0", "4.0", "10.0", "20.0", "3.x", "100000000000000000000.0"] {
        assert!(newer_than_two(accepted).is_ok(), "{accepted} must pass");
    }
}

#[test]
fn a_long_version_does_not_overflow() {
    assert!(newer_than_two(&format!("2.{}", "9".repeat(253))).is_ok());
    assert!(newer_than_two(&format!("2.{}", "0".repeat(253))).is_err());
}

#[test]
fn what_has_no_order_passes() {
    for passes in ["abc.def", "2.x", "2._", "x.0", "2_0.0", "v1.0"] {
        assert!(newer_than_two(passes).is_ok(), "{passes} must pass");
    }
}

#[test]
fn what_is_no_version_is_left_to_the_pattern() {
    for passes in ["", "2", "1.", ".0", "1.0.0", "1.0\n", "\u{661}.\u{660}", "1-0"] {
        assert!(newer_than_two(passes).is_ok(), "{passes:?} must pass");
    }
}

#[test]
fn quarter_workers_need_version_three() {
    let request = CreateSessionRequest::new("id", "role", SessionCommand::default());
    let verdict = |worker_type: &str, version: &str| {
        quarter_worker_fits_version(&request.clone().worker_type(worker_type).glue_version(version))
    };
    assert!(verdict("G.025X", "3.0").is_ok());
    assert!(verdict("G.025X", "03.00").is_ok());
    assert!(verdict("G.025X", "three").is_ok());
    for other in ["2.0", "2.1", "3.1", "4.0", "30.0", "3.x", "abc.def"] {
        assert!(verdict("G.025X", other).is_err(), "{other} must be refused");
        assert!(verdict("G.1X", other).is_ok());
    }
    assert!(quarter_worker_fits_version(&request.worker_type(WorkerType::G025X)).is_ok());
}
