//! Which incident is meant: the one that was named, else the only one that is open.

use chrono::NaiveDate;

use super::{Night, Stop};
use crate::cli::{Desk, Failure};
use crate::incident::{Deed, Incident, IncidentId, Ledger};
use crate::records::Month;
use crate::say::incident as say;
use crate::world::journal::Journal;

/// The incident's id among the words of a command, and the other words: `level 4`, `level 20261122-1 4`.
pub(super) fn split(words: &[String]) -> (Option<&str>, Vec<&str>) {
    let is_id = |word: &&str| word.parse::<IncidentId>().is_ok();
    let words = words.iter().map(String::as_str);
    let id = words.clone().find(is_id);
    (id, words.filter(|word| !is_id(word)).collect())
}

/// The incident that is meant, whatever its state.
pub(crate) fn picked(desk: &Desk, night: &Night, id: Option<&str>) -> Result<Incident, Stop> {
    pick(desk, night, &night.journal, id, None)
}

/// The incident that is meant, and that allows the deed.
pub(super) fn pick(
    desk: &Desk,
    night: &Night,
    journal: &Journal,
    id: Option<&str>,
    deed: Option<Deed>,
) -> Result<Incident, Stop> {
    let ledger = night.ledger(desk, journal)?;
    let incident = match id {
        Some(text) => named(desk, night, journal, &ledger, text)?,
        None => only(desk, &ledger, deed)?,
    };
    match deed {
        Some(deed) if !incident.state.allows(deed) => {
            let id = incident.id.to_string();
            let why = match deed {
                Deed::Close => say::restore_first(desk.lang(), &id),
                _ => say::not_now(desk.lang(), &id, &say::state(desk.lang(), incident.state)),
            };
            Err(Stop::Nothing(why))
        }
        _ => Ok(incident),
    }
}

/// The incident of this name, also one that is long over.
fn named(
    desk: &Desk,
    night: &Night,
    journal: &Journal,
    ledger: &Ledger,
    text: &str,
) -> Result<Incident, Stop> {
    let near = || {
        let ids: Vec<String> = ledger.all().map(|it| format!("{} {}", it.id, it.title)).collect();
        let mut sentence = say::unknown_incident(desk.lang(), text);
        if !ids.is_empty() {
            sentence = format!(
                "{sentence}\n{}",
                say::recent_incidents(desk.lang(), &ids.join(", "))
            );
        }
        Failure::Usage(sentence)
    };
    let id: IncidentId = text.parse().map_err(|_| near())?;
    if let Some(known) = ledger.meant(&id) {
        return Ok(known.clone());
    }
    let past = Ledger::of(&journal.facts(since(night, id.day))?.facts);
    let twins = past.twins(&id);
    if !twins.is_empty() {
        return Err(Failure::Usage(say::several(desk.lang(), &listed(desk, &twins))).into());
    }
    Ok(past.meant(&id).cloned().ok_or_else(near)?)
}

/// The month of the records that holds the beginning of a day.
pub(super) fn since(night: &Night, day: NaiveDate) -> Option<Month> {
    let start = day
        .and_time(chrono::NaiveTime::MIN)
        .and_local_timezone(night.plan.about.timezone);
    start.earliest().map(|start| Month::of(&start))
}

/// The only one that is open; for `reopen` the only one that is over.
fn only(desk: &Desk, ledger: &Ledger, deed: Option<Deed>) -> Result<Incident, Stop> {
    let over = deed == Some(Deed::Reopen);
    let found: Vec<&Incident> = ledger
        .all()
        .filter(|it| {
            if over {
                it.state.allows(Deed::Reopen)
            } else {
                it.state.is_open()
            }
        })
        .collect();
    match found.as_slice() {
        [one] => Ok((*one).clone()),
        [] => {
            let all: Vec<&Incident> = ledger.all().collect();
            let last = all.get(all.len().saturating_sub(3)..).unwrap_or_default();
            Err(Stop::Nothing(
                say::none_open(desk.lang(), &listed(desk, last))
                    .trim_end()
                    .to_owned(),
            ))
        }
        several => Err(Failure::Usage(say::several(desk.lang(), &listed(desk, several))).into()),
    }
}

/// One a line: its id, its state and what is wrong.
fn listed(desk: &Desk, incidents: &[&Incident]) -> String {
    let line = |it: &&Incident| format!("{} {} {}", it.id, say::state(desk.lang(), it.state), it.title);
    incidents.iter().map(line).collect::<Vec<_>>().join("\n")
}
