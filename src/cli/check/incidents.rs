//! `open_incident`: a check that is down opens an incident of its level, once an outage, together with the fact that
//! people are told of it.

use chrono::{DateTime, FixedOffset};

use crate::check::{Acknowledged, Reminder, Standings, Tidings};
use crate::cli::Desk;
use crate::cli::incident::{Night, announce, incidents, suffix};
use crate::incident::{Impact, Incident, IncidentId, Ledger, Opened as Opening, Reopened, State, Terms};
use crate::notify::safe;
use crate::plan::{Check, CheckRef, Plan};
use crate::say::check as say;
use crate::world::journal::{Journal, JournalError};

/// Outages of which people hear for the first time: also one that began while its check was going up and down.
pub(super) fn outages(plan: &Plan, tidings: &Tidings, standings: &Standings) -> Vec<Reminder> {
    let down = tidings.down.iter().map(|it| Reminder {
        check: it.check,
        since: it.since,
    });
    let is_new = |it: &&Reminder| {
        let standing = standings.get(&plan[it.check].id);
        standing.is_some_and(|standing| standing.told != Some(it.since))
    };
    down.chain(tidings.still.iter().filter(is_new).copied()).collect()
}

/// What a round opens. A check whose last incident is not closed yet opens no second one.
pub(super) fn openings(
    desk: &Desk,
    plan: &Plan,
    outages: &[Reminder],
    now: DateTime<FixedOffset>,
    journal: &Journal,
) -> Result<Vec<Opening>, JournalError> {
    let wanted = outages
        .iter()
        .filter_map(|outage| Some((outage, plan[outage.check].open_incident?)));
    let wanted: Vec<(&Reminder, u32)> = wanted.collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let ledger = incidents(journal)?;
    let mut names: Vec<IncidentId> = ledger.all().map(|incident| incident.id.clone()).collect();
    let suffix = suffix(desk, plan, journal.records());
    let mut openings = Vec::new();
    for (outage, level) in wanted {
        let name = IncidentId::next(now.date_naive(), &names, &suffix);
        let opening = opening(plan, outage, level, name, now);
        let known = known(&ledger, &plan[outage.check]);
        // What was opened under a clock set by hand keeps no real outage from its incident.
        let counts = |known: &&Incident| desk.now_is_set() || known.real().is_some();
        if known.filter(counts).is_none() {
            names.push(opening.incident.clone());
            openings.push(opening);
        }
    }
    Ok(openings)
}

/// The checks whose incidents somebody works on. Nobody looks it up where nobody was told of anything.
pub(super) fn acknowledged(
    plan: &Plan,
    standings: &Standings,
    journal: &Journal,
) -> Result<Acknowledged, JournalError> {
    let was_told = |check: &Check| standings.get(&check.id).is_some_and(|it| it.told.is_some());
    if !plan.checks.iter().any(was_told) {
        return Ok(Acknowledged::new());
    }
    let ledger = incidents(journal)?;
    let incident = |check: &Check| {
        let found_by = safe(&say::found_by(plan.about.language, &check.id));
        let is_acked = |incident: &&Incident| incident.acked_at.is_some();
        let mut acked = ledger.open().filter(is_acked);
        known(&ledger, check)
            .filter(is_acked)
            .or_else(|| acked.find(|it| it.found_by.as_ref() == Some(&found_by)))
            .map(|incident| incident.id.to_string())
    };
    let all = (0..).map(CheckRef).zip(&plan.checks);
    let told = all.filter(|(_, check)| was_told(check));
    Ok(told
        .filter_map(|(place, check)| Some((place, incident(check)?)))
        .collect())
}

/// Incidents that were restored and whose check is down again since.
pub(super) fn reopenings(
    plan: &Plan,
    outages: &[Reminder],
    journal: &Journal,
) -> Result<Vec<Reopened>, JournalError> {
    if outages.is_empty() {
        return Ok(Vec::new());
    }
    let ledger = incidents(journal)?;
    let again = outages.iter().filter_map(|outage| {
        let known = known(&ledger, &plan[outage.check])?;
        let restored = known.restored_at.filter(|_| known.state == State::Restored)?;
        (outage.since > restored).then(|| Reopened {
            incident: known.id.clone(),
            note: None,
        })
    });
    Ok(again.collect())
}

/// The incident that a check opened, under whatever name it had then.
fn known<'a>(ledger: &'a Ledger, check: &Check) -> Option<&'a Incident> {
    let mut names = std::iter::once(&check.id).chain(&check.was);
    names.find_map(|name| ledger.of_source(&source(name)))
}

/// What names the check as the one that opened an incident.
fn source(check: &str) -> String {
    format!("check/{check}")
}

/// An outage of a service that began with the check's first failure.
fn opening(
    plan: &Plan,
    outage: &Reminder,
    level: u32,
    incident: IncidentId,
    now: DateTime<FixedOffset>,
) -> Opening {
    let (lang, check) = (plan.about.language, &plan[outage.check]);
    Opening {
        title: safe(&say::incident_title(lang, &check.title)),
        impact: Some(Impact::Outage),
        occurred: Some(outage.since),
        detected: Some(now),
        known: Some(now),
        found_by: Some(safe(&say::found_by(lang, &check.id))),
        source: Some(source(&check.id)),
        ..Opening::of(incident, level, Terms::of(plan))
    }
}

/// Sends the first reports and the pages of what was opened.
pub(super) fn tell(desk: &Desk, night: &Night, names: &[IncidentId]) -> Result<(), JournalError> {
    if names.is_empty() {
        return Ok(());
    }
    let ledger = incidents(&night.journal)?;
    for incident in names.iter().filter_map(|name| ledger.get(name)) {
        let told = announce(desk, night, incident);
        desk.hint(&say::opened(
            desk.lang(),
            &incident.id.to_string(),
            &incident.title,
        ));
        told.recorded()?;
    }
    Ok(())
}
