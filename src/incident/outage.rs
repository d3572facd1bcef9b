//! How long something was wrong: what began again after it was over is another stretch, and the time between counts for
//! nothing. What a person reopens never was over: somebody had said so too early.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::{Happening, Incident};

/// Who writes what a check has seen.
const OURSELVES: &str = "opsplan";

/// From when to when, in the incident's own time; open while nobody said that it was over.
type Stretch = (DateTime<FixedOffset>, Option<DateTime<FixedOffset>>);

impl Incident {
    /// Since when it is wrong this time, in the incident's own time.
    pub fn outage_began(&self) -> DateTime<FixedOffset> {
        self.stretches()
            .last()
            .map_or_else(|| self.began_at(), |(began, _)| *began)
    }

    /// How long it was wrong in all, until then.
    pub fn lasted(&self, until: DateTime<FixedOffset>) -> TimeDelta {
        let lengths = self.stretches().into_iter();
        let until = until + self.ahead();
        let length = |(began, over): Stretch| (over.unwrap_or(until) - began).max(TimeDelta::zero());
        lengths.map(length).sum()
    }

    fn stretches(&self) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = vec![(self.began_at(), None)];
        for entry in &self.log {
            match (&entry.what, stretches.last_mut()) {
                (Happening::Restored(_), Some((_, over @ None))) => *over = Some(entry.own_at()),
                (Happening::Reopened(_), _) if entry.by == OURSELVES => {
                    stretches.push((entry.own_at(), None));
                }
                (Happening::Reopened(_), Some((_, over))) => *over = None,
                _ => {}
            }
        }
        stretches
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::sample::{Story, time};
    use crate::incident::{IncidentId, Reopened};

    fn reopened_by_a_check(story: &mut Story, at: &str) {
        let incident: IncidentId = story.incident().id;
        let note = None;
        story.by(
            at,
            at,
            OURSELVES,
            Happening::Reopened(Reopened { incident, note }),
        );
    }

    #[test]
    fn what_begins_again_is_another_stretch_and_what_never_was_over_is_none() {
        let mut story = Story::opened("02:00", 2);
        story.restored("02:30");
        assert_eq!(story.incident().lasted(time("02:30")), TimeDelta::minutes(30));
        reopened_by_a_check(&mut story, "05:00");
        assert_eq!(story.incident().outage_began(), time("05:00"));
        story.restored("05:10");
        assert_eq!(story.incident().lasted(time("05:10")), TimeDelta::minutes(40));
        // Somebody had restored it too early.
        story.reopened("05:20").restored("05:40");
        assert_eq!(story.incident().outage_began(), time("05:00"));
        assert_eq!(story.incident().lasted(time("05:40")), TimeDelta::minutes(70));
    }
}
