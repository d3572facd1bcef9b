//! The calls of a timeline → whom to tell, by which way, under which key.

use chrono::{DateTime, Utc};

use super::Key;
use crate::incident::{Call, Incident, SeatId, sitters};
use crate::plan::{ChannelRef, ContactRef, Plan};

/// One person who is to be told now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// When it fell due.
    pub at: DateTime<Utc>,
    /// The step that called for it.
    pub call: Call,
    /// For which seat.
    pub seat: SeatId,
    /// Whom.
    pub who: ContactRef,
    /// Who is away, where `who` stands in.
    pub instead_of: Option<ContactRef>,
    /// The way that opsplan itself has: the first channel of `reach`, and how that service names the person. `None` for
    /// somebody whom only a phone reaches: a person has to call.
    pub way: Option<(ChannelRef, Option<String>)>,
    /// What makes the message itself; its channel is empty for a call by hand.
    pub key: Key,
}

/// Everybody who sits in the seats of these calls at `at`, each once: who sits in two seats, or was called for an earlier one, is told
/// once.
pub fn pages(incident: &Incident, calls: &[Call], plan: &Plan, at: DateTime<Utc>) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for call in calls {
        for seat in &call.seats {
            for sitter in sitters(plan, seat, at) {
                let Some(who) = sitter.reached() else { continue };
                if pages.iter().any(|page| page.who == who) {
                    continue;
                }
                let instead_of = sitter.away.then_some(sitter.who);
                let way = plan[who]
                    .reach
                    .first()
                    .map(|reach| (reach.channel, reach.mention.clone()));
                let channel = way
                    .as_ref()
                    .map_or(String::new(), |(channel, _)| plan[*channel].id.clone());
                pages.push(Page {
                    at: call.at,
                    key: key(incident, call, Some((seat, &plan[who].id)), channel),
                    call: call.clone(),
                    seat: seat.clone(),
                    who,
                    instead_of,
                    way,
                });
            }
        }
    }
    pages
}

impl Page {
    /// The key under which the incident's channel hears that a step was called.
    pub fn told(incident: &Incident, call: &Call, channel: impl Into<String>) -> Key {
        key(incident, call, None, channel.into())
    }
}

fn key(incident: &Incident, call: &Call, who: Option<(&SeatId, &str)>, channel: String) -> Key {
    Key {
        what: format!("{}/{}", incident.id, call.round),
        step: format!("{}.{}.{}", call.level, call.step, call.again),
        seat: who.map_or(String::new(), |(seat, who)| format!("{seat} {who}")),
        channel,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::Timeline;
    use crate::incident::sample::{self, Story};
    use crate::plan::Reach;

    fn told(plan: &Plan, now: &str) -> Vec<(String, bool, String)> {
        let incident = Story::opened("02:20", 3).incident();
        let timeline = Timeline::of(&incident, plan, sample::time(now).to_utc());
        let pages = pages(&incident, timeline.due(), plan, sample::time(now).to_utc());
        pages
            .iter()
            .map(|page| {
                (
                    plan[page.who].id.clone(),
                    page.way.is_some(),
                    page.key.to_string(),
                )
            })
            .collect()
    }

    #[test]
    fn everybody_in_a_step_is_told_once_and_a_seat_without_a_way_is_called_by_hand() {
        let mut plan = sample::plan();
        plan.contacts[0].reach = vec![Reach {
            channel: ChannelRef(0),
            mention: None,
        }];
        plan.channels = vec![sample::channel("chat")];
        let expected = [
            ("fujita", true, "20261122-1/1 3.1.0 role/system fujita chat"),
            ("maeda", false, "20261122-1/1 3.2.0 role/pm maeda"),
            (
                "vendor-desk",
                false,
                "20261122-1/1 3.2.0 contract/maintenance vendor-desk",
            ),
        ];
        let expected = expected.map(|(who, way, key)| (who.to_owned(), way, key.to_owned()));
        assert_eq!(told(&plan, "02:31"), expected);
        assert_eq!(
            told(&plan, "03:31"),
            expected,
            "the repetition goes to the same people, once"
        );
    }

    #[test]
    fn the_deputy_is_told_instead_of_who_is_away() {
        let mut plan = sample::plan();
        sample::away(&mut plan, "fujita", "2026-11-22", Some("okada"));
        assert_eq!(told(&plan, "02:20")[0].0, "okada");
    }
}
