//! Which facts were counted already: for each writer the ranges of its counts, which are one range unless records were
//! lost or came late. Years of facts take a few bytes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::FactId;

/// The ids that were counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen(BTreeMap<String, BTreeMap<u64, u64>>);

impl Seen {
    /// Notes an id; false if it was there.
    pub fn insert(&mut self, id: &FactId) -> bool {
        if !self.0.contains_key(&*id.writer) {
            self.0.insert(id.writer.to_string(), BTreeMap::new());
        }
        self.0
            .get_mut(&*id.writer)
            .is_some_and(|ranges| insert(ranges, id.count))
    }
}

/// Adds a count to ranges (first → last), joining it to its neighbours.
fn insert(ranges: &mut BTreeMap<u64, u64>, count: u64) -> bool {
    let before = ranges
        .range(..=count)
        .next_back()
        .map(|(&first, &last)| (first, last));
    if before.is_some_and(|(_, last)| count <= last) {
        return false;
    }
    let first = before
        .filter(|(_, last)| last + 1 == count)
        .map_or(count, |(first, _)| first);
    let after = count.checked_add(1).and_then(|next| ranges.remove(&next));
    ranges.insert(first, after.unwrap_or(count));
    true
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ranges_know_what_a_set_knows(counts in prop::collection::vec(prop_oneof![0u64..40, Just(u64::MAX)], 0..80)) {
            let (mut seen, mut set) = (Seen::default(), BTreeSet::new());
            for count in counts {
                let id = FactId { writer: "w".into(), count };
                prop_assert_eq!(seen.insert(&id), set.insert(count));
            }
            let ranges = seen.0.get("w").cloned().unwrap_or_default();
            let members: BTreeSet<u64> = ranges.iter().flat_map(|(first, last)| *first..=*last).collect();
            prop_assert_eq!(members, set);
        }
    }

    #[test]
    fn years_of_one_writer_are_one_range() {
        let mut seen = Seen::default();
        for count in (1..=5000).rev() {
            assert!(seen.insert(&FactId {
                writer: "w".into(),
                count
            }));
        }
        assert_eq!(seen.0["w"], BTreeMap::from([(1, 5000)]));
    }
}
