//! Recording one fact about an incident: read, decide and append as one, then tell.

use chrono::{DateTime, FixedOffset};

use super::opening::asked;
use super::screen::{Reply, after};
use super::tell::tell;
use super::{Night, Said, Stop, which};
use crate::cli::post::Told;
use crate::cli::{Desk, Exit, Failure};
use crate::incident::{Deed, Entry, Incident};
use crate::records::{Event, NewFact};
use crate::say::incident as say;
use crate::show::View;

/// The incident after the fact, and what was sent.
#[derive(Debug)]
pub(super) struct Recorded {
    pub(super) incident: Incident,
    pub(super) told: Told,
}

/// Records what `make` says about the incident that is meant, and tells who must hear of it.
pub(super) fn record<E: Event>(
    desk: &Desk,
    night: &Night,
    said: &Said,
    (id, deed): (Option<&str>, Deed),
    make: impl FnOnce(&Incident, &str) -> Result<E, Stop>,
) -> Result<Recorded, Stop> {
    // Who it is may be asked for on the terminal: not while the lock is held.
    let (at, by) = (said.at(desk, night)?, said.by(desk, night)?);
    let (incident, appended) = night.journal.transaction(|journal| {
        let mut incident = which::pick(desk, night, journal, id, Some(deed))?;
        if matches!(deed, Deed::Restore) {
            after_it_began(desk, night, &incident, at)?;
        }
        let event = make(&incident, &by)?;
        let fact = NewFact::new(at, by.clone(), &event).map_err(|error| Failure::World(error.into()))?;
        let appended = journal.append(&[fact])?;
        let entries = appended.facts.iter().filter_map(Entry::of).filter_map(Result::ok);
        entries.for_each(|entry| incident.hear(entry));
        Ok::<_, Stop>((incident, appended))
    })?;
    desk.recorded(appended);
    let told = announce(desk, night, &incident);
    Ok(Recorded { incident, told })
}

/// An outage of negative length would spoil every report: nothing is restored before it occurred.
fn after_it_began(
    desk: &Desk,
    night: &Night,
    incident: &Incident,
    at: DateTime<FixedOffset>,
) -> Result<(), Failure> {
    let began = incident.began_at();
    // People say minutes.
    if (at + incident.ahead()).timestamp() / 60 >= began.timestamp() / 60 {
        return Ok(());
    }
    let moment = |at: DateTime<FixedOffset>| say::moment(&night.plan, at.to_utc());
    let (lang, at, began) = (desk.lang(), moment(at), moment(began));
    let refused = match incident.occurred {
        Some(_) => say::before_it_began(lang, &at, &began),
        None => say::before_it_was_noticed(lang, &at, &began, &incident.id.to_string()),
    };
    Err(Failure::Usage(refused))
}

/// Tells what follows from the last fact, and says that it was entered afterwards where it was.
pub(crate) fn announce(desk: &Desk, night: &Night, incident: &Incident) -> Told {
    if let Some(entry) = incident.log.last().filter(|entry| entry.is_late()) {
        desk.hint(&say::entered_afterwards(
            desk.lang(),
            &say::moment(&night.plan, entry.at.to_utc()),
        ));
        if incident.log.len() == 1 {
            desk.hint(&say::use_occurred(desk.lang()));
        }
    }
    tell(desk, night, &[incident])
}

impl Recorded {
    /// Shows where the incident stands now, and what comes next.
    pub(super) fn show(self, desk: &Desk, night: &Night) -> Result<Exit, Stop> {
        let view = after(desk.lang(), night, &self.incident, &self.told);
        self.end(desk, night, view)
    }

    /// The same, and what is asked at the incident's level.
    pub(super) fn show_asked(self, desk: &Desk, night: &Night) -> Result<Exit, Stop> {
        let lang = desk.lang();
        let view = after(lang, night, &self.incident, &self.told);
        let view = view.and(asked(lang, night, &self.incident));
        self.end(desk, night, view)
    }

    fn end(self, desk: &Desk, night: &Night, view: View) -> Result<Exit, Stop> {
        desk.answer(&Reply::new(night, &self.incident, view))?;
        self.told.end(night)
    }
}
