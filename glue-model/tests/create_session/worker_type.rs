//! The value set: names on the wire and back.

use glue_model::create_session::WorkerType;

#[test]
fn names_are_those_of_the_wire() {
    for name in ["Standard", "G.1X", "G.2X", "G.025X", "G.4X", "", "standard", "G1X", "Unknown"] {
        let worker_type = WorkerType::from(name);
        assert_eq!(worker_type.as_str(), name);
        assert_eq!(WorkerType::from(name.to_owned()), worker_type);
        assert_eq!(serde_json::to_value(&worker_type).unwrap(), name);
        assert_eq!(serde_json::from_value::<WorkerType>(name.into()).unwrap(), worker_type);
    }
}
