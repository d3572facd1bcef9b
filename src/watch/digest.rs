//! The morning's message: what is owed today, to the channel of the event `digest`, with roles and counts and no names;
//! and, where the plan's table has the event `due`, to each person their own list.

use chrono::NaiveDate;

use super::{Told, Watch};
use crate::due::{Item, Section};
use crate::notify::{Key, Message, ways};
use crate::plan::{ContactRef, Party};
use crate::say::digest as say;

/// How many lines a section of the message has at most; the rest is counted.
const MOST: usize = 20;

impl Watch<'_> {
    /// Is it time? On business days, from the plan's hour on.
    pub fn is_morning(&self) -> bool {
        let today = self.now.date_naive();
        self.plan.workdays.is_open(today) && self.now.time() >= self.plan.about.morning
    }

    /// The messages of the morning, from what is owed today. Nothing owed is said, too: silence must mean that something
    /// is broken.
    pub fn digest(&self, items: &[Item]) -> Vec<Message> {
        let today = self.now.date_naive();
        let told = told("digest", today);
        let mut messages = self.channels_hear("digest", &told, &self.lines("digest", items, today, None));
        if self.plan.events.iter().any(|event| event.on == "due") {
            messages.extend(self.own_lists(items, today));
        }
        messages
    }

    /// A list for everybody who can be reached and has something to do.
    fn own_lists(&self, items: &[Item], today: NaiveDate) -> Vec<Message> {
        let people = (0..).map(ContactRef).zip(&self.plan.contacts);
        people
            .filter_map(|(place, contact)| {
                let own: Vec<Item> = items
                    .iter()
                    .filter(|item| self.is_of(item, place))
                    .cloned()
                    .collect();
                let pressing = own.iter().any(|item| item.section(today) <= Section::Announced);
                let reach = *ways(self.plan, place).first().filter(|_| pressing)?;
                let key = Key {
                    seat: contact.id.clone(),
                    ..told("due", today).key(&self.plan[reach.channel].id)
                };
                let lines = self.lines("due", &own, today, Some(&contact.name));
                (!self.outbox.has(&key)).then(|| Message {
                    mention: reach.mention.clone(),
                    to: Some(contact.id.clone()),
                    ..Message::said(key, lines)
                })
            })
            .collect()
    }

    /// Theirs by name, or by a role in which they sit now.
    fn is_of(&self, item: &Item, who: ContactRef) -> bool {
        item.assignee
            .iter()
            .filter_map(|owner| owner.party)
            .any(|party| match party {
                Party::Contact(contact) => contact == who,
                Party::Role(_) | Party::Contract(_) => {
                    let seat = crate::incident::SeatId::of(self.plan, party);
                    let sitters = crate::incident::sitters(self.plan, &seat, self.now.to_utc());
                    sitters.iter().any(|sitter| sitter.reached() == Some(who))
                }
            })
    }

    fn lines(&self, event: &str, items: &[Item], today: NaiveDate, who: Option<&str>) -> Vec<String> {
        let lang = self.lang();
        let of = |section| items.iter().filter(move |item| item.section(today) == section);
        let counts =
            [Section::Overdue, Section::Today, Section::Announced].map(|section| of(section).count());
        let prefix = crate::notify::Route::of(self.plan, event).first_words("");
        let mut lines = vec![say::head(lang, &prefix, today, who, counts)];
        for section in [
            Section::Overdue,
            Section::Today,
            Section::ToConfirm,
            Section::Announced,
        ] {
            let rows: Vec<&Item> = of(section).collect();
            if rows.is_empty() {
                continue;
            }
            lines.push(say::section(lang, section, rows.len()));
            let shown = rows.iter().take(MOST);
            lines.extend(shown.map(|item| say::row(lang, self.plan, item, today, who.is_none())));
            if rows.len() > MOST {
                lines.push(say::more(lang, rows.len() - MOST));
            }
        }
        lines
    }
}

fn told(what: &str, today: NaiveDate) -> Told {
    Told {
        what: format!("{what}/{today}"),
        step: String::new(),
        thread: None,
    }
}
