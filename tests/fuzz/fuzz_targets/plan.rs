//! Any text is a plan, or problems whose places lie inside the text. Input: a byte that says which of the nine files it
//! is, then the file; the others are those of a small good plan.
#![no_main]

use libfuzzer_sys::fuzz_target;
use opsplan::plan::{File, Source, Sources};

const PLAN: &str = "[plan]\nname = \"a\"\nstarts = 2026-11-01\n";

fuzz_target!(|bytes: &[u8]| {
    let Some((which, text)) = bytes.split_first() else { return };
    let file = File::ALL[*which as usize % File::ALL.len()];
    let mut sources = Sources::default();
    sources.insert(File::Plan, Source::new("plan.toml", PLAN));
    sources.insert(file, Source::from_bytes(file.name(), text.to_vec()));
    let reading = opsplan::plan::read(&sources);
    for problem in &reading.problems {
        let place = problem.place;
        let source = sources.get(place.file);
        let inside = source.is_none_or(|source| place.end as usize <= source.text.len());
        assert!(inside && place.start <= place.end, "{problem:?}");
    }
});
