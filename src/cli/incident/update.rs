//! `opsplan incident update`: what became known, and the next report (第2報, 第3報, …).

use chrono::{DateTime, FixedOffset};

use super::open::ImpactWord;
use super::record::record;
use super::which::split;
use super::{Night, Said, Stop, happened_at, to_instant};
use crate::cli::{Desk, Exit, Failure};
use crate::incident::{Deed, Updated};
use crate::notify::safe;
use crate::say::incident as say;

/// Says what became known, and sends the next report
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The incident's id, where several are open, and what became known in words
    #[arg(value_name = "[ID] TEXT")]
    words: Vec<String>,
    /// Who and what is affected
    #[arg(long, value_name = "TEXT")]
    scope: Option<String>,
    /// The cause
    #[arg(long, value_name = "TEXT")]
    cause: Option<String>,
    /// What is being done
    #[arg(long, value_name = "TEXT")]
    action: Option<String>,
    /// When it is expected to be restored
    #[arg(long, value_name = "TEXT")]
    eta: Option<String>,
    /// When the next update is promised: 03:30, or 30m from now
    #[arg(long, value_name = "TIME")]
    next: Option<String>,
    /// What the users feel
    #[arg(long, value_enum)]
    impact: Option<ImpactWord>,
    /// When it began
    #[arg(long, value_name = "TIME")]
    occurred: Option<String>,
    /// When it was detected
    #[arg(long, value_name = "TIME")]
    detected: Option<String>,
    /// When we came to know of it
    #[arg(long, value_name = "TIME")]
    known: Option<String>,
    #[command(flatten)]
    said: Said,
}

pub(super) fn run(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let (id, words) = split(&args.words);
    let text = safe(words.join(" ").trim());
    let time = |text: &Option<String>| -> Result<Option<DateTime<FixedOffset>>, Failure> {
        text.as_deref()
            .map(|text| happened_at(desk, &night, text))
            .transpose()
    };
    let own = |text: &Option<String>| text.as_deref().map(safe);
    let (occurred, detected, known) = (time(&args.occurred)?, time(&args.detected)?, time(&args.known)?);
    let next = args
        .next
        .as_deref()
        .map(|text| promised(desk, &night, text))
        .transpose()?;
    let recorded = record(desk, &night, &args.said, (id, Deed::Update), |incident, _| {
        let update = Updated {
            text: Some(text).filter(|text| !text.is_empty()),
            scope: own(&args.scope),
            cause: own(&args.cause),
            action: own(&args.action),
            eta: own(&args.eta),
            next,
            impact: args.impact.map(Into::into),
            occurred,
            detected,
            known,
            ..Updated::of(incident.id.clone())
        };
        if update == Updated::of(incident.id.clone()) {
            return Err(Failure::Usage(say::empty_update(desk.lang())).into());
        }
        Ok(update)
    })?;
    recorded.show(desk, &night)
}

/// A time to come: a length of time from now, or the next time that the clock shows it.
pub(super) fn promised(desk: &Desk, night: &Night, text: &str) -> Result<DateTime<FixedOffset>, Failure> {
    let here = night.now.with_timezone(&night.plan.about.timezone);
    if let Ok(span) = text.parse::<crate::calendar::Span>()
        && let Some(at) = span.after_time(&here, &night.plan.workdays)
    {
        return Ok(at.fixed_offset());
    }
    let at = to_instant(desk, night, text)?;
    let bare = text.trim().len() <= 8 && text.contains(':');
    let at = if bare && at <= night.now_here() {
        at + chrono::TimeDelta::days(1)
    } else {
        at
    };
    if at <= night.now_here() {
        return Err(Failure::Usage(say::in_the_past(desk.lang(), text)));
    }
    Ok(at)
}
