//! Any text is a phrase, or an error whose span lies inside the text, on whole characters; and what was understood can
//! be written back and means the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use opsplan::calendar::Frequency;

fuzz_target!(|phrase: &str| {
    let read = Frequency::parse(phrase);
    assert_eq!(Frequency::understood(phrase), read.clone().ok(), "{phrase:?}");
    match read {
        Ok((frequency, _)) => {
            for written in [frequency.japanese(), frequency.english()] {
                let again = Frequency::parse(&written).unwrap_or_else(|error| panic!("{written}: {error:?}"));
                assert_eq!(again.0, frequency, "{phrase} -> {written}");
            }
        }
        Err(error) => assert!(phrase.get(error.span.clone()).is_some(), "{:?} in {phrase:?}", error.span),
    }
});
