//! What would happen: an incident that nobody answers, minute by minute, told by the same functions that `tick` asks.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::Watch;
use crate::incident::{Entry, Happening, Incident};
use crate::notify::{Message, Outbox, Posted, Queued};
use crate::plan::Plan;
use crate::records::{Event, Fact, FactId, LineHash, NewFact};

/// Every message from its opening until `until`, each with its minute, if nobody says a word.
pub fn rehearse(
    plan: &Plan,
    mut incident: Incident,
    until: DateTime<FixedOffset>,
) -> serde_json::Result<Vec<(DateTime<FixedOffset>, Message)>> {
    let (mut outbox, mut told, mut now) = (Outbox::new(true), Vec::new(), incident.opened_at);
    while now <= until {
        let watch = Watch {
            plan,
            outbox: &outbox,
            now,
        };
        for change in watch.rises(&incident) {
            incident.take(Entry {
                fact: format!("rise-{}", change.to),
                at: now,
                written: now,
                own: now,
                by: "opsplan".to_owned(),
                rehearsal: true,
                what: Happening::LevelChanged(change),
            });
        }
        let messages = watch.incident(&incident);
        for message in messages {
            let key = message.key.clone();
            let queued = Queued {
                message: message.clone(),
            };
            outbox.take(&fact(now, &queued)?);
            outbox.take(&fact(now, &Posted { key, id: None })?);
            told.push((now, message));
        }
        now += TimeDelta::minutes(1);
    }
    Ok(told)
}

/// As the journal would hold it.
fn fact<E: Event>(now: DateTime<FixedOffset>, event: &E) -> serde_json::Result<Fact> {
    let id = FactId {
        writer: "rehearsal".into(),
        count: 0,
    };
    Ok(NewFact::new(now, "opsplan", event)?.recorded(id, now, true, LineHash::of(b"")))
}
