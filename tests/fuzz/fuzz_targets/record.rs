//! Any bytes are a journal file: read without a crash, every whole good line kept, and the same facts read twice are
//! folded once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use opsplan::records::{Page, PageName, Replay, Seen};

fuzz_target!(|bytes: &[u8]| {
    let Some(name) = PageName::parse("2026-11.ops01-tanaka-7k2f.jsonl") else { return };
    let page = Page::read(name, bytes);
    let facts = page.facts.len();
    let lines = bytes.split(|byte| *byte == b'\n').count();
    assert!(facts <= lines);
    let replay = Replay::of([page.clone(), page], &mut Seen::default());
    assert!(replay.facts.len() <= facts);
});
