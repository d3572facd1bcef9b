//! Record lines, spoiled at random for as long as `OPSPLAN_FUZZ_SECONDS` says (a second where it says nothing): nothing
//! panics, nothing that was good is lost, and a repair leaves what could be read.
//!
//!     OPSPLAN_FUZZ_SECONDS=600 cargo test --release --test fuzz_records
#![expect(clippy::disallowed_methods, reason = "a fuzzer is bound by the clock")]

use std::time::{Duration, Instant};

use opsplan::records::{Page, PageName, Repair, Replay, Seen, Verification};
use proptest::prelude::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};

const SEED: &str = concat!(
    r#"{"format":1,"writer":"ops01-tanaka-7k2f","previous":null}"#,
    "\n",
    r#"{"id":"ops01-tanaka-7k2f.1","at":"2026-11-22T02:22:00+09:00","written":"2026-11-22T02:23:00+09:00","#,
    r#""by":"tanaka","kind":"done","data":{"task":"web-check","note":"異常なし \"ok\""},"answers":["a-b.1"],"#,
    r#""rehearsal":true,"prev":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}"#,
    "\n",
);

/// Pieces that the reader has special words for.
const PIECES: [&[u8]; 16] = [
    b"\n",
    b"\r\n",
    b"\0",
    b"\xff",
    b"{",
    b"}",
    b"\"",
    b"\\u0000",
    b"[[[[[[[[",
    b"<<<<<<< a\n",
    b"=======\n",
    b"1e999",
    b":60",
    b"-",
    b"99999999999999999999",
    b"{\"format\":2,\"writer\":\"w\"}\n",
];

fn spoil(bytes: &mut Vec<u8>, rng: &mut TestRng) {
    let mut below = |limit: usize| (rng.next_u64() % (limit.max(1) as u64)) as usize;
    for _ in 0..=below(4) {
        let at = below(bytes.len());
        let to = (at + below(40)).min(bytes.len());
        match below(5) {
            0 => drop(bytes.drain(at..to)),
            1 => drop(bytes.splice(at..at, PIECES[below(PIECES.len())].iter().copied())),
            2 => bytes
                .get_mut(at)
                .into_iter()
                .for_each(|byte| *byte ^= 1 << below(8)),
            3 => bytes.extend_from_within(at..to),
            _ => bytes.truncate(bytes.len() - below(20).min(bytes.len())),
        }
    }
}

fn replayed(name: &PageName, bytes: &[u8]) -> Vec<String> {
    let replay = Replay::of([Page::read(name.clone(), bytes)], &mut Seen::default());
    replay
        .facts
        .iter()
        .map(|fact| serde_json::to_string(fact).unwrap_or_default())
        .collect()
}

#[test]
fn nothing_in_a_file_makes_the_reader_panic_or_the_repair_lose_a_fact() {
    let seconds = std::env::var("OPSPLAN_FUZZ_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let name = PageName::parse("2026-11.ops01-tanaka-7k2f.jsonl").unwrap();
    let mut bytes = SEED.repeat(3).into_bytes();
    while Instant::now() < end {
        for _ in 0..100 {
            if bytes.len() < 100 || bytes.len() > 4000 {
                bytes = SEED.repeat(3).into_bytes();
            }
            spoil(&mut bytes, &mut rng);
            let facts = replayed(&name, &bytes);
            Verification::of(&[(name.clone(), bytes.clone())], &["00".to_owned()]);
            if let Some(repair) = Repair::of(&name, &bytes) {
                assert_eq!(replayed(&name, &repair.clean), facts, "{}", bytes.escape_ascii());
                assert!(
                    Repair::of(&name, &repair.clean).is_none(),
                    "{}",
                    bytes.escape_ascii()
                );
            }
        }
    }
}
