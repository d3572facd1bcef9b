//! `opsplan incident open --from FILE|-`: what a machine says opens, joins, restores. The same word opens no second one.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context as _;
use chrono::SubsecRound as _;

use super::heard_screen::{Heard, Report, refusal};
use super::open::holes;
use super::screen::sent;
use super::tell::{tell, tell_unrecorded};
use super::whom::seats_of;
use super::{Night, Stop};
use crate::cli::{Desk, Exit, Failure};
use crate::incident::alert::{self, Alert, Effect, Hearing, MOST_BYTES, Meaning, Sender};
use crate::incident::{Entry, Incident, IncidentId, Ledger, Opened, SeatId, Terms};
use crate::plan::ContactRef;
use crate::records::NewFact;
use crate::say::incident as say;
use crate::show::View;
use crate::world::journal::{Journal, JournalError};

/// Where the machine's words are, and what the command line says about them.
pub(super) struct Words<'a> {
    pub(super) from: &'a Path,
    pub(super) sender: Option<Sender>,
    pub(super) level: Option<&'a str>,
    pub(super) by: Option<&'a str>,
}

pub(super) fn run(words: &Words<'_>, desk: &mut Desk) -> Result<Exit, Stop> {
    let bytes = desk
        .world
        .payload(words.from, MOST_BYTES)
        .with_context(|| words.from.display().to_string())
        .map_err(Failure::World)?;
    let night = Night::enter(desk)?;
    let lang = desk.lang();
    let alerts = alert::read(&bytes, words.sender).map_err(|why| Failure::Usage(refusal(lang, &why)))?;
    if alerts.left_out > 0 {
        desk.warn(&say::left_out(lang, alerts.left_out));
    }
    if alerts.list.is_empty() {
        return Err(Stop::Nothing(say::no_alerts(lang)));
    }
    let ear = Ear::new(words, desk, &night)?;
    let mut heard = Vec::new();
    let failed = ear.hear_all(desk, &night, &alerts.list, &mut heard).err();
    let unheard = alerts.list.get(heard.len()..).unwrap_or_default();
    let (exit, unsent) = tell_all(desk, &night, &heard);
    let lost = failed.and_then(|error| ear.unrecorded(desk, &night, unheard, error));
    desk.answer(&Report::new(desk, &night, &heard, unsent))?;
    match lost {
        Some(error) => Err(error.into()),
        None => exit,
    }
}

/// Who listens, and how the plan understands it.
struct Ear<'a> {
    level: Option<u32>,
    by: Option<String>,
    night: &'a Night,
}

impl<'a> Ear<'a> {
    fn new(words: &Words<'_>, desk: &Desk, night: &'a Night) -> Result<Self, Failure> {
        let number = |word| super::level::number(desk, &Terms::of(&night.plan), word);
        let who = |by| desk.who(Some(by), &night.plan, &night.folder);
        Ok(Self {
            level: words.level.map(number).transpose()?,
            by: words.by.map(who).transpose()?,
            night,
        })
    }

    /// Hears one after the other, so that what one opens the next can join. What was heard before something failed is
    /// in `heard`.
    fn hear_all(
        &self,
        desk: &Desk,
        night: &Night,
        alerts: &[Alert],
        heard: &mut Vec<Heard>,
    ) -> Result<(), JournalError> {
        night.journal.transaction(|journal| {
            let mut ledger = night.ledger(desk, journal)?;
            for alert in alerts {
                heard.push(self.hear(desk, journal, &mut ledger, alert)?);
            }
            Ok(())
        })
    }

    fn hear(
        &self,
        desk: &Desk,
        journal: &Journal,
        ledger: &mut Ledger,
        alert: &Alert,
    ) -> Result<Heard, JournalError> {
        let known = alert::known(ledger, alert).cloned();
        let (effect, hearing) = (alert::effect(alert, known.as_ref()), self.hearing(alert));
        let facts = match &known {
            None if effect == Effect::Opens => {
                let opening = self.opening(desk, ledger, &hearing);
                vec![NewFact::new(hearing.now, hearing.by, &opening)?]
            }
            None => Vec::new(),
            Some(incident) => hearing.facts(effect, incident, self.seats(incident))?,
        };
        let appended = if facts.is_empty() {
            Vec::new()
        } else {
            desk.recorded(journal.append(&facts)?)
        };
        appended.iter().for_each(|fact| ledger.take(fact));
        let entries = appended.iter().filter_map(Entry::of).filter_map(Result::ok);
        let mut heard = Heard::new(alert, effect, hearing.meaning, known);
        entries.for_each(|entry| heard.take(entry));
        Ok(heard)
    }

    fn hearing<'b>(&'b self, alert: &'b Alert) -> Hearing<'b> {
        Hearing {
            alert,
            meaning: self.meaning(alert),
            // As the journal keeps it.
            now: self.night.now_here().trunc_subsecs(3),
            by: self.by.as_deref().unwrap_or(alert.sender.word()),
        }
    }

    fn meaning(&self, alert: &Alert) -> Meaning {
        alert::meaning(alert, &self.night.plan.levels, self.level)
    }

    fn opening(&self, desk: &Desk, ledger: &Ledger, hearing: &Hearing<'_>) -> Opened {
        let names = ledger.all().map(|it| &it.id);
        let name = IncidentId::next(self.night.today(), names, &self.night.suffix(desk));
        hearing.opening(name, Terms::of(&self.night.plan))
    }

    /// The seats of the person who is named as the one who takes it.
    fn seats(&self, incident: &Incident) -> Vec<SeatId> {
        let plan = &self.night.plan;
        let who = plan
            .contacts
            .iter()
            .zip(0..)
            .find(|(it, _)| Some(&it.id) == self.by.as_ref());
        who.map(|(_, at)| seats_of(plan, incident, ContactRef(at), self.night.now))
            .unwrap_or_default()
    }

    /// The records cannot be written: what still fires is told all the same, as one, marked 記録不可. Gives the error
    /// with which the command ends.
    fn unrecorded(
        &self,
        desk: &Desk,
        night: &Night,
        alerts: &[Alert],
        error: JournalError,
    ) -> Option<JournalError> {
        let firing: Vec<&Alert> = alerts
            .iter()
            .filter(|it| it.status == alert::Status::Firing)
            .collect();
        let levels = &night.plan.levels;
        let worst = firing.iter().copied().reduce(|a, b| {
            let worse = levels.is_worse(self.meaning(b).level, self.meaning(a).level);
            if worse { b } else { a }
        });
        let Some(worst) = worst else {
            return Some(error);
        };
        let hearing = self.hearing(worst);
        let ledger = night.ledger(desk, &night.journal).unwrap_or_default();
        let mut opening = self.opening(desk, &ledger, &hearing);
        let titles: Vec<&str> = firing.iter().map(|alert| alert.title.as_str()).collect();
        opening.title = titles.join(", ");
        match Incident::imagined(opening, hearing.now, hearing.by) {
            Some(incident) => tell_unrecorded(desk, night, &incident, error).recorded().err(),
            None => Some(error),
        }
    }
}

/// Tells what the facts make due, and names what is missing in the plan. Gives what could not be sent, to be shown.
fn tell_all(desk: &Desk, night: &Night, heard: &[Heard]) -> (Result<Exit, Stop>, View) {
    let incidents: BTreeMap<&IncidentId, &Incident> = heard
        .iter()
        .filter_map(|one| one.steps.last())
        .map(|incident| (&incident.id, incident))
        .collect();
    let incidents: Vec<&Incident> = incidents.into_values().collect();
    let told = tell(desk, night, &incidents);
    let unsent = sent(desk.lang(), &told);
    // What a machine reads in the exit code is whether anything was done, not whether everybody heard of it.
    let end = told.recorded().map(|()| night.exit()).map_err(Stop::from);
    for one in heard {
        if let (Effect::Opens, Some(incident)) = (one.effect, one.incident()) {
            holes(desk, night, incident);
        }
        if one.is_unruled() {
            desk.warn(&say::no_rule(desk.lang(), &one.title, one.level()));
        }
    }
    let nothing = heard.iter().all(|it| it.steps.is_empty());
    match end {
        Ok(Exit::Well) if nothing => (Ok(Exit::Findings), unsent),
        end => (end, unsent),
    }
}
