//! What happened since the last handover: to incidents and to checks; and what people noted.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use crate::check::{Blinded, Down, Offline, Online, Recovered, Sighted};
use crate::cli::incident::Night;
use crate::incident::{Entry, Incident, Ledger, NotePosted};
use crate::notify::safe;
use crate::records::{Event as _, Fact};
use crate::say::{Language, handover as words, incident, span};

/// Something that happened to something.
#[derive(Debug, Serialize)]
pub(super) struct Happened {
    pub(super) at: DateTime<FixedOffset>,
    pub(super) by: String,
    pub(super) about: String,
    pub(super) kind: String,
    pub(super) text: String,
}

/// What happened to incidents, calls and answers among it.
pub(super) fn events(
    lang: Language,
    night: &Night,
    ledger: &Ledger,
    since: DateTime<FixedOffset>,
) -> Vec<Happened> {
    let of = |one: &Incident| -> Vec<Happened> {
        let entries = one.log.iter().filter(|entry| entry.written >= since);
        entries.map(|entry| event(lang, night, one, entry)).collect()
    };
    let mut events: Vec<Happened> = ledger.all().flat_map(of).collect();
    events.sort_by_key(|event| event.at);
    events
}

fn event(lang: Language, night: &Night, one: &Incident, entry: &Entry) -> Happened {
    Happened {
        at: entry.at,
        by: entry.by.clone(),
        about: one.id.to_string(),
        kind: entry.what.kind().to_owned(),
        text: incident::words(lang, &night.plan, one, entry),
    }
}

/// What a check came to.
pub(super) fn check(lang: Language, night: &Night, fact: &Fact) -> Option<Happened> {
    let since = |at: DateTime<FixedOffset>| words::since(lang, &incident::moment(&night.plan, at.to_utc()));
    let lasted = |since, until| span::lasted(lang, until - since);
    let (about, text) = match fact.kind.as_str() {
        Down::KIND => fact.read::<Down>().map(|it| (it.check, since(it.since)))?,
        Recovered::KIND => {
            let up = fact.read::<Recovered>()?;
            (up.check, words::was_down_for(lang, &lasted(up.since, up.until)))
        }
        Blinded::KIND => fact.read::<Blinded>().map(|it| (it.check, since(it.since)))?,
        Sighted::KIND => {
            let seen = fact.read::<Sighted>()?;
            (
                seen.check,
                words::was_unknown_for(lang, &lasted(seen.since, seen.until)),
            )
        }
        Offline::KIND => (words::observer(lang), since(fact.read::<Offline>()?.since)),
        Online::KIND => {
            let back = fact.read::<Online>()?;
            (
                words::observer(lang),
                words::was_unknown_for(lang, &lasted(back.since, back.until)),
            )
        }
        _ => return None,
    };
    Some(happened(fact, about, &text))
}

/// A note that was posted.
pub(super) fn note(fact: &Fact) -> Option<Happened> {
    let NotePosted { text } = fact.read()?;
    Some(happened(fact, String::new(), &text))
}

/// What a fact says of something.
pub(super) fn happened(fact: &Fact, about: String, text: &str) -> Happened {
    Happened {
        at: fact.at,
        by: fact.by.clone(),
        about,
        kind: fact.kind.clone(),
        text: safe(text),
    }
}
