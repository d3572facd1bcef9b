//! `report incident`: the draft of a 障害報告書.

use super::{Exit, Paper};
use crate::cli::Stop;
use crate::cli::incident::{Night, picked};
use crate::cli::{Desk, Failure};
use crate::due::Done;
use crate::incident::{Entry, Incident, State};
use crate::report::{IncidentReport, Told};
use crate::say::{incident as say, report as words};
use crate::show::safe;

/// Writes the draft of an incident report (障害報告書): what the records know, in the order that readers expect
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Its id; the only open one where it is left out
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[command(flatten)]
    paper: Paper,
}

pub(super) fn run(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let incident = picked(desk, &night, args.id.as_deref())?;
    let (lang, plan) = (desk.lang(), &night.plan);
    let id = incident.id.to_string();
    if incident.state == State::Cancelled {
        return Err(Stop::Nothing(words::false_alarm(lang, &id)));
    }
    let title = words::incident_title(lang, &plan.about.name, &id);
    let report = IncidentReport {
        plan,
        incident: &incident,
        title: &title,
        day: night.today(),
        story: story(desk, &night, &incident),
        state: say::state(lang, incident.state),
        impact: say::felt(lang, incident.impact),
        evidence: evidence(&night, &incident)?,
    };
    args.paper.write(desk, &report.document(), night.now)?;
    Ok(night.exit())
}

/// 経緯: every fact in the order in which it happened.
fn story(desk: &Desk, night: &Night, incident: &Incident) -> Vec<Told> {
    let (lang, plan) = (desk.lang(), &night.plan);
    let mut entries: Vec<&Entry> = incident.log.iter().collect();
    entries.sort_by_key(|entry| entry.own_at());
    let line = |entry: &Entry| {
        let mut text = say::words(lang, plan, incident, entry);
        if entry.is_late() {
            text += &say::entered(lang, &say::moment(plan, entry.written.to_utc()));
        }
        Told {
            at: entry.at,
            sort: say::happening(lang, incident, entry),
            who: safe(say::person(plan, &entry.by)),
            text,
        }
    };
    entries.into_iter().map(line).collect()
}

/// What was named as evidence when a duty of the incident was recorded as done.
fn evidence(night: &Night, incident: &Incident) -> Result<Vec<String>, Failure> {
    let ours = format!("incident/{}/", incident.id);
    let replay = night.journal.facts(None)?;
    let done = replay.facts.iter().filter_map(crate::records::Fact::read::<Done>);
    let named = done.filter(|it| it.task.starts_with(&ours) && !it.evidence.is_empty());
    Ok(named.map(|it| it.evidence).collect())
}
