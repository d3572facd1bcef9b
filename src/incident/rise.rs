//! The level that a long stop reaches by itself: `outage_from`.

use chrono::{DateTime, Utc};

use super::clock::later;
use super::{Because, Happening, Impact, Incident};
use crate::plan::Plan;

/// A level that a stop reaches, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rise {
    /// The level.
    pub to: u32,
    /// When the stop has lasted its `outage_from`.
    pub at: DateTime<Utc>,
}

/// The next level that the stop reaches: in the past it is due now. Counted from when it began, while it is an outage
/// and not restored. A threshold is used once, and one that was passed before a person last set the level is not used
/// at all: the person knew.
pub fn rise(incident: &Incident, plan: &Plan) -> Option<Rise> {
    if incident.impact != Some(Impact::Outage) || !incident.state.runs() {
        return None;
    }
    let began = incident.outage_began().to_utc();
    let set = incident.set_by_a_person().map(|(_, at)| at.to_utc());
    let thresholds = incident.terms.levels.iter().filter_map(|terms| {
        let at = later(plan, began, terms.outage_from?);
        let worse = incident.terms.is_worse(terms.level, incident.level);
        let unused = !used(incident, terms.level) && set.is_none_or(|set| set < at);
        (worse && unused).then(|| Rise {
            to: terms.level,
            at: at - incident.ahead(),
        })
    });
    thresholds.min_by_key(|rise| rise.at)
}

/// Did this outage reach that level by itself already? A reopened incident is a new outage.
fn used(incident: &Incident, level: u32) -> bool {
    let since = incident
        .log
        .iter()
        .rposition(|entry| matches!(entry.what, Happening::Reopened(_)))
        .unwrap_or(0);
    incident.log[since..].iter().any(|entry| {
        matches!(&entry.what, Happening::LevelChanged(it) if it.because == Because::Outage && it.to == level)
    })
}

#[cfg(test)]
mod tests {
    use super::super::Reopened;
    use super::super::sample::{self, Story};
    use super::*;

    fn next(story: &Story) -> Option<(u32, String)> {
        let zone = sample::plan().about.timezone;
        let rise = rise(&story.incident(), &sample::plan())?;
        Some((rise.to, rise.at.with_timezone(&zone).format("%H:%M").to_string()))
    }

    #[test]
    fn a_stop_reaches_each_level_once_and_a_person_s_word_stands() {
        let mut story = Story::opened("02:20", 2);
        assert_eq!(next(&story), None, "it is not known to be an outage");
        story.updated("02:25", |update| update.impact = Some(Impact::Outage));
        assert_eq!(next(&story), Some((3, "03:20".to_owned())));
        story.updated("02:30", |update| update.occurred = Some(sample::time("02:10")));
        assert_eq!(next(&story), Some((3, "03:10".to_owned())));
        story.rose("03:10", 3);
        assert_eq!(next(&story), None);
        story.level("03:12", 2);
        assert_eq!(next(&story), None, "the person knew how long it has lasted");
    }

    #[test]
    fn a_person_s_word_in_the_minute_of_the_threshold_stands() {
        let mut story = Story::opened("02:20", 2);
        story.updated("02:25", |update| update.impact = Some(Impact::Outage));
        for (minute, reached) in [("03:19", Some((3, "03:20".to_owned()))), ("03:20", None)] {
            let mut story = story.clone();
            story.level(minute, 2);
            assert_eq!(next(&story), reached, "{minute}");
        }
    }

    #[test]
    fn what_begins_again_reaches_its_levels_anew() {
        let mut story = Story::opened("02:20", 2);
        story
            .updated("02:25", |update| update.impact = Some(Impact::Outage))
            .restored("02:50");
        let (incident, note) = (story.incident().id, None);
        let again = Happening::Reopened(Reopened { incident, note });
        story.by("06:00", "06:00", "opsplan", again);
        assert_eq!(next(&story), Some((3, "07:00".to_owned())));
    }

    #[test]
    fn nothing_rises_after_the_restoration() {
        let mut story = Story::opened("02:20", 2);
        story
            .updated("02:25", |update| update.impact = Some(Impact::Outage))
            .restored("02:50");
        assert_eq!(next(&story), None);
    }
}
