//! How long answers took, counted in steps of a tenth: a day of looks in a few numbers, and percentiles out of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The upper end of the first step, in milliseconds.
const FIRST: f64 = 0.1;

/// Each step is wider than the one before by this: a percentile is right within a tenth.
const STEP: f64 = 1.1;

/// Counts by step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Latencies(BTreeMap<u16, u32>);

impl Latencies {
    /// Counts an answer, in milliseconds.
    pub fn add(&mut self, ms: f64) {
        let count = self.0.entry(step(ms)).or_default();
        *count = count.saturating_add(1);
    }

    /// Takes over the counts of others.
    pub fn merge(&mut self, others: &Self) {
        for (step, more) in &others.0 {
            let count = self.0.entry(*step).or_default();
            *count = count.saturating_add(*more);
        }
    }

    /// So many in a hundred were no slower than this, in milliseconds; `None` where nothing was counted.
    pub fn percentile(&self, hundredths: u32) -> Option<f64> {
        let all: u64 = self.0.values().map(|count| u64::from(*count)).sum();
        let wanted = (all * u64::from(hundredths)).div_ceil(100).max(1);
        let mut seen = 0;
        let at = self.0.iter().find(|(_, count)| {
            seen += u64::from(**count);
            seen >= wanted
        });
        at.map(|(step, _)| FIRST * STEP.powi(i32::from(*step)))
    }
}

fn step(ms: f64) -> u16 {
    let steps = (ms / FIRST).max(1.0).ln() / STEP.ln();
    // Not negative, and far below the largest.
    steps.ceil().min(f64::from(u16::MAX)) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_right_within_a_tenth() {
        let mut latencies = Latencies::default();
        assert_eq!(latencies.percentile(50), None);
        (1..=1000).for_each(|ms| latencies.add(f64::from(ms)));
        for (hundredths, exact) in [(1, 10.0), (50, 500.0), (95, 950.0), (99, 990.0), (100, 1000.0)] {
            let found = latencies.percentile(hundredths).unwrap();
            assert!((exact..=exact * 1.11).contains(&found), "{hundredths}: {found}");
        }
        let mut twice = latencies.clone();
        twice.merge(&latencies);
        assert_eq!(twice.percentile(95), latencies.percentile(95));
        latencies.add(f64::INFINITY);
        assert!(latencies.percentile(100).is_some());
    }
}
