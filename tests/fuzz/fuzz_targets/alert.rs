//! Any bytes are alerts or refused, and what they say fits on a line. Input: a byte that says whose form it is, or that
//! the content tells; then the payload.
#![no_main]

use libfuzzer_sys::fuzz_target;
use opsplan::incident::alert::{MOST_ALERTS, Sender, read};

fuzz_target!(|bytes: &[u8]| {
    let Some((which, payload)) = bytes.split_first() else { return };
    let sender = Sender::ALL.get(*which as usize).copied();
    let Ok(alerts) = read(payload, sender) else { return };
    assert!(alerts.list.len() <= MOST_ALERTS);
    for alert in alerts.list {
        let lines = [Some(alert.title), alert.text];
        assert!(lines.iter().flatten().all(|it| !it.chars().any(char::is_control)));
    }
});
