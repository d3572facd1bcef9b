//! Any bytes are a document or refused, and what comes of a document is a plan without errors. Input: a byte that says
//! whether it is Markdown, csv or a workbook; then the document.
#![no_main]

use libfuzzer_sys::fuzz_target;
use opsplan::document::import::{self, write};
use opsplan::plan::{self, File, Source, Sources};
use opsplan::world::foreign;

fuzz_target!(|bytes: &[u8]| {
    let Some((which, text)) = bytes.split_first() else { return };
    let extension = ["md", "csv", "xlsx"][*which as usize % 3];
    let Ok(document) = foreign::read(text, extension) else { return };
    let mut found = import::understand(&document);
    let entries = import::entries(&mut found, None);
    let about = write::About {
        name: found.name.clone().unwrap_or_default(),
        starts: found.starts.unwrap_or_default(),
        language: found.language,
    };
    let mut sources = Sources::default();
    for (file, text) in write::files(&entries, &about, &|file: File| file.name().to_owned()) {
        sources.insert(file, Source::new(file.name(), text));
    }
    let reading = plan::read(&sources);
    let errors: Vec<_> = reading.errors_in(&File::ALL).collect();
    assert!(errors.is_empty(), "{errors:?}");
});
