//! Nothing is lost in an import: documents of many forms are made up, with words and numbers in their cells that stand
//! nowhere else, and each of them must be in the plan or in the report. `MARKERS=20000 cargo test --test markers` looks
//! further than CI does.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read the environment, and may fail"
)]

#[path = "markers/forms.rs"]
mod forms;
#[path = "markers/made_up.rs"]
mod made_up;
#[path = "markers/maker.rs"]
mod maker;
#[path = "markers/told.rs"]
mod told;

use made_up::MadeUp;
use told::Told;

/// What of the document is told nowhere.
fn lost(made_up: &MadeUp) -> Vec<String> {
    let told = Told::of(&made_up.bytes, made_up.extension);
    let lost = made_up.markers.iter().filter(|it| !told.has(it));
    lost.map(|it| format!("{it:?}")).collect()
}

#[test]
fn every_word_and_every_number_is_in_the_plan_or_in_the_report() {
    let cases = std::env::var("MARKERS").ok().and_then(|it| it.parse().ok());
    let first = std::env::var("MARKERS_FROM").ok().and_then(|it| it.parse().ok());
    let first = first.unwrap_or(0);
    let made_up = (first..first + cases.unwrap_or(400_u64)).map(MadeUp::new);
    let failed: Vec<String> = made_up
        .filter_map(|it| {
            let lost = lost(&it);
            (!lost.is_empty()).then(|| format!("case {}: {}\n{}", it.case, lost.join(", "), it.text))
        })
        .collect();
    assert!(
        failed.is_empty(),
        "{} documents lost something:\n{}",
        failed.len(),
        failed.join("\n")
    );
}
