//! Nights told in a line each, and what other facts stand beside them.

use chrono::{DateTime, FixedOffset};

use super::{id, on, plan, time};
use crate::incident::{
    Acked, Announced, Because, CallResult, Called, Cancelled, Closed, Entry, Happening, Incident, IncidentId,
    LevelChanged, Opened, Reopened, Reported, Restored, SeatId, Terms, Updated,
};
use crate::records::sample::Said;
use crate::records::{Event, Fact, FactId, LineHash, NewFact};

macro_rules! turning_points {
    ($($method:ident: $event:ident),*) => {$(
        pub(crate) fn $method(&mut self, at: &str) -> &mut Self {
            self.say(at, Happening::$event($event { incident: id(), note: None }))
        }
    )*};
}

/// A night, told fact by fact. Times are of 2026-11-22 in Tokyo.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    entries: Vec<Entry>,
}

impl Story {
    pub(crate) fn opened(at: &str, level: u32) -> Self {
        let mut story = Self { entries: Vec::new() };
        story.by(at, at, "okada", Happening::Opened(Box::new(opened(id(), level))));
        story
    }

    /// Opened by a machine's word with this key.
    pub(crate) fn opened_by_machine(at: &str, level: u32, key: &str) -> Self {
        let mut story = Self { entries: Vec::new() };
        let opened = Opened {
            source: Some(key.to_owned()),
            ..opened(id(), level)
        };
        story.by(at, at, "alertmanager", Happening::Opened(Box::new(opened)));
        story
    }

    pub(crate) fn opened_late(at: &str, written: &str, level: u32) -> Self {
        let mut story = Self { entries: Vec::new() };
        story.by(
            at,
            written,
            "okada",
            Happening::Opened(Box::new(opened(id(), level))),
        );
        story
    }

    pub(crate) fn by(&mut self, at: &str, written: &str, by: &str, what: Happening) -> &mut Self {
        let count = self.entries.len() + 1;
        self.entries.push(Entry {
            fact: format!("ops01-okada-7k2f.{count}"),
            at: time(at),
            written: time(written),
            own: time(written),
            by: by.to_owned(),
            rehearsal: false,
            what,
        });
        self
    }

    pub(crate) fn say(&mut self, at: &str, what: Happening) -> &mut Self {
        self.by(at, at, "okada", what)
    }

    pub(crate) fn acked(&mut self, at: &str, by: &str) -> &mut Self {
        self.answered(at, at, by)
    }

    pub(crate) fn acked_late(&mut self, at: &str, written: &str) -> &mut Self {
        self.answered(at, written, "okada")
    }

    fn answered(&mut self, at: &str, written: &str, by: &str) -> &mut Self {
        let acked = Acked {
            incident: id(),
            reply: None,
            seats: Vec::new(),
        };
        self.by(at, written, by, Happening::Acked(acked))
    }

    pub(crate) fn updated(&mut self, at: &str, fill: impl FnOnce(&mut Updated)) -> &mut Self {
        let mut update = Updated::of(id());
        fill(&mut update);
        self.say(at, Happening::Updated(Box::new(update)))
    }

    pub(crate) fn called(&mut self, at: &str, seat: &str, result: CallResult) -> &mut Self {
        let seats = vec![SeatId(seat.to_owned())];
        let called = Called {
            incident: id(),
            who: "x".to_owned(),
            seats,
            result,
            note: None,
        };
        self.say(at, Happening::Called(called))
    }

    pub(crate) fn reported(&mut self, at: &str, seat: &str) -> &mut Self {
        let seats = vec![SeatId(seat.to_owned())];
        self.say(
            at,
            Happening::Reported(Reported {
                incident: id(),
                who: "x".to_owned(),
                seats,
                note: None,
            }),
        )
    }

    pub(crate) fn level(&mut self, at: &str, to: u32) -> &mut Self {
        self.change(at, to, Because::Person)
    }

    pub(crate) fn rose(&mut self, at: &str, to: u32) -> &mut Self {
        self.change(at, to, Because::Outage)
    }

    fn change(&mut self, at: &str, to: u32, because: Because) -> &mut Self {
        self.say(
            at,
            Happening::LevelChanged(LevelChanged {
                incident: id(),
                to,
                because,
                reason: None,
            }),
        )
    }

    turning_points! { restored: Restored, closed: Closed, cancelled: Cancelled, reopened: Reopened }

    pub(crate) fn announced(&mut self, at: &str) -> &mut Self {
        self.say(
            at,
            Happening::Announced(Announced {
                incident: id(),
                service: "受注Web".to_owned(),
                lines: vec!["お知らせ".to_owned()],
            }),
        )
    }

    pub(crate) fn incident(&self) -> Incident {
        let mut entries = self.entries.iter().cloned();
        let mut incident = Incident::begun(entries.next().unwrap()).unwrap();
        entries.for_each(|entry| incident.take(entry));
        incident
    }

    /// The same as facts of a journal.
    pub(crate) fn facts(&self) -> Vec<Fact> {
        let facts = self.entries.iter().enumerate().map(|(at, entry)| {
            let count = at as u64 + 1;
            macro_rules! of {
                ($($kind:ident),*) => {
                    match &entry.what {
                        Happening::Opened(event) => fact(count, entry.at, entry.written, &entry.by, event.as_ref()),
                        Happening::Updated(event) => fact(count, entry.at, entry.written, &entry.by, event.as_ref()),
                        $(Happening::$kind(event) => fact(count, entry.at, entry.written, &entry.by, event),)*
                    }
                };
            }
            of!(Acked, LevelChanged, Called, Reported, Restored, Closed, Cancelled, Reopened, Announced, ClockSet)
        });
        facts.collect()
    }
}

/// A fact of another domain.
pub(crate) fn other_fact() -> Fact {
    fact(
        1,
        time("02:00"),
        time("02:00"),
        "okada",
        &Said {
            text: "hello".to_owned(),
        },
    )
}

/// The opening of some other incident.
pub(crate) fn opening(name: &str, at: &str, level: u32) -> Fact {
    fact(99, on(at), on(at), "okada", &opened(name.parse().unwrap(), level))
}

fn opened(incident: IncidentId, level: u32) -> Opened {
    Opened {
        title: "予約サイト応答なし".to_owned(),
        ..Opened::of(incident, level, Terms::of(&plan()))
    }
}

fn fact<E: Event>(
    count: u64,
    at: DateTime<FixedOffset>,
    written: DateTime<FixedOffset>,
    by: &str,
    event: &E,
) -> Fact {
    let id = FactId {
        writer: "ops01-okada-7k2f".into(),
        count,
    };
    NewFact::new(at, by, event)
        .unwrap()
        .recorded(id, written, false, LineHash::of(b""))
}
