//! `opsplan incident open`: it always records and prints, whatever is missing in the plan, and names what is.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use clap::ValueEnum;
use serde::de::Error as _;

use super::heard::{self, Words};
use super::opening::opened;
use super::record::announce;
use super::screen::Reply;
use super::tell::tell_unrecorded;
use super::{Night, Said, Stop, chain, happened_at};
use crate::cli::post::Told;
use crate::cli::{Desk, Exit, Failure};
use crate::incident::alert::Sender;
use crate::incident::{Entry, Impact, Incident, IncidentId, Opened, Terms, Timeline};
use crate::notify::{Route, safe};
use crate::records::NewFact;
use crate::say::incident as say;
use crate::world::journal::JournalError;

/// Opens an incident, sends the first report, and shows whom to call
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Its level: a number of levels.toml; with --from that of alerts that no rule takes
    #[arg(long, short, value_name = "N", required_unless_present = "from")]
    level: Option<String>,
    /// What is wrong
    #[arg(required_unless_present = "from", value_name = "TITLE")]
    title: Vec<String>,
    /// What a machine says: a file, or - for standard input
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath,
          conflicts_with_all = ["title", "impact", "occurred", "detected", "known", "found_by", "at"])]
    from: Option<PathBuf>,
    /// In whose form it is said; without it the content tells
    #[arg(long = "as", value_name = "FORM", value_enum, requires = "from")]
    form: Option<FormWord>,
    /// What the users feel
    #[arg(long, value_enum)]
    impact: Option<ImpactWord>,
    /// When it began: 02:10 or 2026-11-22T02:10
    #[arg(long, value_name = "TIME")]
    occurred: Option<String>,
    /// When it was detected
    #[arg(long, value_name = "TIME")]
    detected: Option<String>,
    /// When we came to know of it; obligations count from here
    #[arg(long, value_name = "TIME")]
    known: Option<String>,
    /// Who or what noticed
    #[arg(long, value_name = "WHO")]
    found_by: Option<String>,
    #[command(flatten)]
    said: Said,
}

/// `--impact`
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ImpactWord {
    /// Nobody can use it
    #[value(alias = "停止")]
    Outage,
    /// Slow, or partly unusable
    #[value(alias = "劣化")]
    Degraded,
    /// Users feel nothing
    #[value(alias = "なし")]
    None,
}

/// `--as`
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum FormWord {
    /// Prometheus Alertmanager's webhook
    Alertmanager,
    /// Grafana's alerting webhook
    Grafana,
    /// An event of PagerDuty's Events API v2
    Pagerduty,
    /// {"title": "…", "status": "firing", "key": "…", "text": "…", "labels": {…}, "at": "…"}
    Generic,
}

impl From<FormWord> for Sender {
    fn from(word: FormWord) -> Self {
        match word {
            FormWord::Alertmanager => Self::Alertmanager,
            FormWord::Grafana => Self::Grafana,
            FormWord::Pagerduty => Self::PagerDuty,
            FormWord::Generic => Self::Generic,
        }
    }
}

impl From<ImpactWord> for Impact {
    fn from(word: ImpactWord) -> Self {
        match word {
            ImpactWord::Outage => Self::Outage,
            ImpactWord::Degraded => Self::Degraded,
            ImpactWord::None => Self::None,
        }
    }
}

pub(super) fn run(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    if let Some(from) = &args.from {
        let words = Words {
            from,
            sender: args.form.map(Into::into),
            level: args.level.as_deref(),
            by: args.said.by.as_deref(),
        };
        return heard::run(&words, desk);
    }
    let night = Night::enter(desk)?;
    let (at, by) = (args.said.at(desk, &night)?, args.said.by(desk, &night)?);
    let said = said(args, desk, &night, at)?;
    let (incident, told) = match record(desk, &night, said.clone(), at, &by) {
        Ok(incident) => {
            let told = announce(desk, &night, &incident);
            (incident, told)
        }
        Err(error) => unrecorded(desk, &night, said, at, &by, error)?,
    };
    desk.answer(&Reply::new(
        &night,
        &incident,
        opened(desk, &night, &incident, &told),
    ))?;
    holes(desk, &night, &incident);
    told.end(&night)
}

/// What the command line says, under the next free name of its day.
fn said(args: &Args, desk: &Desk, night: &Night, at: DateTime<FixedOffset>) -> Result<Opened, Failure> {
    let time = |text: &Option<String>| {
        text.as_deref()
            .map(|text| happened_at(desk, night, text))
            .transpose()
    };
    let title = safe(args.title.join(" ").trim());
    if title.is_empty() {
        return Err(Failure::Usage(say::no_title(desk.lang())));
    }
    let terms = Terms::of(&night.plan);
    let level = super::level::number(desk, &terms, args.level.as_deref().unwrap_or_default())?;
    // Where the records cannot be written they may still be read: no name of another is taken.
    let ledger = night.ledger(desk, &night.journal).unwrap_or_default();
    let known = ledger.all().map(|it| &it.id);
    Ok(Opened {
        title,
        impact: args.impact.map(Into::into),
        occurred: time(&args.occurred)?,
        detected: time(&args.detected)?,
        known: time(&args.known)?,
        found_by: args.found_by.as_deref().map(safe),
        ..Opened::of(
            IncidentId::next(at.date_naive(), known, &night.suffix(desk)),
            level,
            terms,
        )
    })
}

/// Records the opening under the next free name of its day.
fn record(
    desk: &Desk,
    night: &Night,
    mut said: Opened,
    at: DateTime<FixedOffset>,
    by: &str,
) -> Result<Incident, JournalError> {
    let (incident, appended) = night.journal.transaction(|journal| {
        let ledger = night.ledger(desk, journal)?;
        let known = ledger.all().map(|it| &it.id);
        said.incident = IncidentId::next(at.date_naive(), known, &night.suffix(desk));
        let appended = journal.append(&[NewFact::new(at, by, &said)?])?;
        let entry = appended.facts.first().and_then(Entry::of).and_then(Result::ok);
        let incident = entry
            .and_then(Incident::begun)
            .or_else(|| Incident::imagined(said, at, by));
        Ok::<_, JournalError>((incident, appended))
    })?;
    desk.recorded(appended);
    incident.ok_or_else(|| serde_json::Error::custom("the opening was not read back").into())
}

/// The records cannot be written: people are told and shown all the same, marked 記録不可, and the command fails in the end.
fn unrecorded(
    desk: &Desk,
    night: &Night,
    said: Opened,
    at: DateTime<FixedOffset>,
    by: &str,
    error: JournalError,
) -> Result<(Incident, Told), Stop> {
    let Some(incident) = Incident::imagined(said, at, by) else {
        return Err(error.into());
    };
    let told = tell_unrecorded(desk, night, &incident, error);
    Ok((incident, told))
}

/// Names what is missing in the plan, so that nobody waits for something that cannot come.
pub(super) fn holes(desk: &Desk, night: &Night, incident: &Incident) {
    let (lang, plan) = (desk.lang(), &night.plan);
    if Route::of(plan, "incident").channels.is_empty() {
        desk.warn(&say::no_channel(lang));
    }
    let Some(terms) = incident.level_terms() else {
        return desk.warn(&say::no_such_level(lang, incident.level));
    };
    if terms.chain.is_empty() {
        desk.warn(&say::no_chain(lang, &terms.prefix));
    }
    for row in chain(plan, terms, &Timeline::of(incident, plan, night.now), &[]) {
        let seat = safe(row.seat.name(plan));
        if row.people.is_empty() {
            desk.warn(&say::nobody_sits(lang, row.step, &seat));
        }
        for (who, _) in row
            .people
            .iter()
            .filter(|(who, _)| !row.report && who.reach.is_empty())
        {
            let phone = who.phone.first().map_or("-", String::as_str);
            desk.warn(&say::ring_by_hand(lang, row.step, &seat, &safe(&who.name), phone));
        }
    }
}
