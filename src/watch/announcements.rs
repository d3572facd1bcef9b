//! お客様への連絡: what a person has approved goes to the customers' channels, word for word, and nothing else does.

use super::Watch;
use super::reports::NEWS;
use crate::incident::{Announced, Entry, Happening, Incident, Notice};
use crate::notify::{Key, Message, Route, Turn};
use crate::records::LineHash;

/// The messages of approvals that customers have not heard of yet: the process that recorded one may have ended before
/// it could send.
pub(super) fn announcements(watch: &Watch<'_>, incident: &Incident) -> Vec<Message> {
    let news = incident.log.iter().enumerate();
    let news = news.filter(|(_, entry)| watch.now - entry.written <= NEWS);
    let approved = news.filter_map(|(at, entry)| match &entry.what {
        Happening::Announced(announced) => Some((incident.after(at)?, entry, announced)),
        _ => None,
    });
    approved
        .flat_map(|(before, entry, announced)| messages(watch, &before, entry, announced))
        .collect()
}

fn messages(watch: &Watch<'_>, before: &Incident, entry: &Entry, announced: &Announced) -> Vec<Message> {
    let customers = Route::of(watch.plan, "incident").customers;
    let keys = customers
        .iter()
        .map(|channel| key(before, entry, &watch.plan[*channel].id));
    keys.filter(|key| !watch.outbox.has(key))
        .map(|key| Message {
            alert: true,
            thread: Some(before.key.to_string()),
            turn: turn(before),
            ..Message::said(key, announced.lines.clone())
        })
        .collect()
}

/// The fact's id names a machine and a user, and a key may be seen outside: only a hash of it stands there.
fn key(incident: &Incident, entry: &Entry, channel: &str) -> Key {
    let hash = LineHash::of(entry.fact.as_bytes()).to_string();
    Key {
        step: format!("customers.{}", hash.chars().take(8).collect::<String>()),
        ..Key::said(format!("{}/{}", incident.key, incident.round()), channel)
    }
}

fn turn(before: &Incident) -> Turn {
    match Notice::of(before) {
        Some(Notice::Began) => Turn::Begins,
        Some(Notice::Restored(_) | Notice::Withdrawn) => Turn::Ends,
        _ => Turn::Goes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::sample::{self, Story};
    use crate::notify::{Outbox, Queued};
    use crate::plan::{Audience, Channel, ChannelRef, Event, Plan};
    use crate::records::sample::recorded;
    use crate::records::{Fact, NewFact};

    fn plan() -> Plan {
        let mut plan = sample::plan();
        let status = Channel {
            audience: Audience::Customer,
            ..sample::channel("status-page")
        };
        plan.channels = vec![sample::channel("chat"), status];
        plan.events.push(Event {
            on: "incident".to_owned(),
            title: String::new(),
            means: Vec::new(),
            channels: vec![ChannelRef(0), ChannelRef(1)],
            prefix: "trouble".to_owned(),
            note: String::new(),
        });
        plan
    }

    fn to_customers(story: &Story, outbox: &Outbox) -> Vec<Message> {
        let plan = plan();
        let watch = Watch {
            plan: &plan,
            outbox,
            now: sample::time("05:00"),
        };
        let mut messages = watch.incident(&story.incident());
        messages.retain(|it| it.key.channel == "status-page");
        messages
    }

    fn queued(message: &Message) -> Fact {
        let at = sample::time("05:00");
        let message = message.clone();
        recorded(NewFact::new(at, "opsplan", &Queued { message }).unwrap(), 9, at)
    }

    #[test]
    fn customers_hear_what_was_approved_word_for_word_and_nothing_else() {
        let mut story = Story::opened("02:20", 3);
        story
            .acked("02:25", "maeda")
            .updated("02:30", |it| it.scope = Some("all".to_owned()));
        assert_eq!(to_customers(&story, &Outbox::default()), []);
        story.announced("02:31").restored("03:05").closed("03:30");
        let messages = to_customers(&story, &Outbox::default());
        assert_eq!(messages.len(), 1);
        assert_eq!(
            (&*messages[0].lines, messages[0].turn),
            (&["お知らせ".to_owned()][..], Turn::Begins)
        );
    }

    #[test]
    fn an_approval_is_sent_once_and_names_neither_machine_nor_user() {
        let mut story = Story::opened("02:20", 3);
        story.announced("02:31");
        let message = to_customers(&story, &Outbox::default()).remove(0);
        assert!(!message.key.to_string().contains("ops01"), "{}", message.key);
        let outbox = Outbox::of(&[queued(&message)]);
        assert_eq!(to_customers(&story, &outbox), []);
    }
}
