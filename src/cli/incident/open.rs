//! `opsplan incident open`: it always records and prints, whatever is missing in the plan, and names what is.

use chrono::{DateTime, FixedOffset};
use clap::ValueEnum;

use super::record::announce;
use super::screen::{Reply, opened};
use super::{Night, Said, Stop, chain, happened_at};
use crate::cli::{Desk, Exit, Failure};
use crate::incident::{Entry, Impact, Incident, IncidentId, Opened, Terms, Timeline};
use crate::notify::{Route, safe};
use crate::records::NewFact;
use crate::say::incident as say;

/// Opens an incident, sends the first report, and shows whom to call
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Its level: a number of levels.toml
    #[arg(long, short, value_name = "N")]
    level: String,
    /// What is wrong
    #[arg(required = true, value_name = "TITLE")]
    title: Vec<String>,
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
    let night = Night::enter(desk)?;
    let level = super::level::number(desk, &Terms::of(&night.plan), &args.level)?;
    let incident = record(args, desk, &night, level)?;
    let told = announce(desk, &night, &incident);
    desk.answer(&Reply::new(
        &night,
        &incident,
        opened(desk, &night, &incident, &told),
    ))?;
    holes(desk, &night, &incident);
    told.end(&night)
}

fn record(args: &Args, desk: &Desk, night: &Night, level: u32) -> Result<Incident, Stop> {
    let (at, by) = (args.said.at(desk, night)?, args.said.by(desk, night)?);
    let time = |text: &Option<String>| -> Result<Option<DateTime<FixedOffset>>, Failure> {
        text.as_deref()
            .map(|text| happened_at(desk, night, text))
            .transpose()
    };
    let (occurred, detected, known) = (time(&args.occurred)?, time(&args.detected)?, time(&args.known)?);
    let title = safe(args.title.join(" ").trim());
    if title.is_empty() {
        return Err(Failure::Usage(say::no_title(desk.lang())).into());
    }
    let (incident, appended) = night.journal.transaction(|journal| {
        let ledger = night.ledger(desk, journal)?;
        let event = Opened {
            incident: IncidentId::next(
                at.date_naive(),
                ledger.all().map(|it| &it.id),
                &night.suffix(desk),
            ),
            title,
            level,
            impact: args.impact.map(Into::into),
            occurred,
            detected,
            known,
            found_by: args.found_by.as_deref().map(safe),
            terms: Terms::of(&night.plan),
        };
        let fact = NewFact::new(at, by.clone(), &event).map_err(|error| Failure::World(error.into()))?;
        let appended = journal.append(&[fact])?;
        let entry = appended.facts.first().and_then(Entry::of).and_then(Result::ok);
        let incident = entry.and_then(Incident::begun);
        let incident =
            incident.ok_or_else(|| Failure::World(anyhow::anyhow!("the fact was not read back")))?;
        Ok::<_, Stop>((incident, appended))
    })?;
    desk.recorded(appended);
    Ok(incident)
}

/// Names what is missing in the plan, so that nobody waits for something that cannot come.
fn holes(desk: &Desk, night: &Night, incident: &Incident) {
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
    for row in chain(plan, terms, &Timeline::of(incident, plan, night.now)) {
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
