//! 第一報, 続報, 復旧報: what the incident's channels hear of each of its facts.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::Watch;
use crate::incident::{Entry, Happening, Incident};
use crate::notify::{Key, Message, Route, Turn};
use crate::plan::ChannelRef;
use crate::say::incident as say;

/// A fact that nobody was told of for so long is history.
pub(super) const NEWS: TimeDelta = TimeDelta::days(1);

/// The messages of facts since then that no channel has heard of yet. The process that recorded the fact may have ended
/// before it could tell, or it runs on a machine that does not send.
pub(super) fn reports(watch: &Watch<'_>, incident: &Incident, since: DateTime<FixedOffset>) -> Vec<Message> {
    let news = incident.log.iter().enumerate();
    let news =
        news.filter(|(_, entry)| entry.written >= since && !matches!(entry.what, Happening::ClockSet(_)));
    news.flat_map(|(at, entry)| report(watch, incident, at, entry))
        .collect()
}

fn report(watch: &Watch<'_>, incident: &Incident, at: usize, entry: &Entry) -> Vec<Message> {
    let route = Route::of(watch.plan, "incident");
    let key = |channel: &ChannelRef| Key::said(entry.fact.as_str(), watch.plan[*channel].id.as_str());
    let untold: Vec<Key> = route
        .channels
        .iter()
        .map(key)
        .filter(|key| !watch.outbox.has(key))
        .collect();
    let Some(then) = incident.after(at + 1).filter(|_| !untold.is_empty()) else {
        return Vec::new();
    };
    let lines = say::lines(watch.lang(), watch.plan, &then, entry);
    let message = |key| Message {
        alert: is_alert(&entry.what),
        thread: Some(incident.key.to_string()),
        turn: turn(&entry.what),
        ..Message::said(key, lines.clone())
    };
    untold.into_iter().map(message).collect()
}

/// What began, grew or ended.
fn is_alert(what: &Happening) -> bool {
    matches!(
        what,
        Happening::Opened(_)
            | Happening::Reopened(_)
            | Happening::LevelChanged(_)
            | Happening::Restored(_)
            | Happening::Cancelled(_)
    )
}

fn turn(what: &Happening) -> Turn {
    match what {
        Happening::Opened(_) => Turn::Begins,
        Happening::Reopened(_) => Turn::Reopens,
        Happening::Acked(_) => Turn::Acked,
        Happening::Restored(_) | Happening::Closed(_) | Happening::Cancelled(_) => Turn::Ends,
        Happening::Updated(_)
        | Happening::LevelChanged(_)
        | Happening::Called(_)
        | Happening::Reported(_)
        | Happening::Announced(_)
        | Happening::ClockSet(_) => Turn::Goes,
    }
}
