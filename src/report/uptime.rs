//! 稼働率: time up ÷ time measured. What nobody looked at is a gap (未観測): it counts neither as up nor as down.

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use serde::{Serialize, Serializer};

use super::{Stretch, Stretches};
use crate::calendar::Span;
use crate::check::{Down, Recovered, Sample, Standing, Status, Transition};
use crate::plan::{Check, CheckRef, Plan};
use crate::records::Fact;

/// What was seen of one check: the time between looks that followed each other, and the outages that they tell of.
#[derive(Clone, Debug)]
pub struct Watch<'a> {
    check: &'a Check,
    longest: TimeDelta,
    last: Option<DateTime<FixedOffset>>,
    seen: Stretches,
    standing: Standing,
    down: Vec<Stretch>,
}

/// How much of a stretch of time a check was up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Uptime {
    /// Time up ÷ time measured, in thousandths of a percent; `None` where nothing was measured.
    #[serde(rename = "percent", serialize_with = "percent")]
    pub thousandths: Option<u32>,
    /// How long it was down outside planned stops, in seconds.
    pub down_seconds: i64,
    /// How long nobody looked, in seconds.
    pub unseen_seconds: i64,
}

impl<'a> Watch<'a> {
    /// Nothing seen yet of a check.
    pub fn new(check: &'a Check) -> Self {
        Self {
            check,
            longest: length(check.every) * 3,
            last: None,
            seen: Stretches::default(),
            standing: Standing::default(),
            down: Vec::new(),
        }
    }

    /// One more look. A look that could not see (unknown) is none; more than three times `every` between two is a gap.
    pub fn look(&mut self, sample: &Sample) {
        if sample.status == Status::Unknown {
            return;
        }
        if let Some(last) = self.last
            && sample.at > last
            && sample.at - last <= self.longest
        {
            self.seen.push((last.to_utc(), sample.at.to_utc()));
        }
        self.last = Some(self.last.map_or(sample.at, |last| last.max(sample.at)));
        if let Some(Transition::Recovered(outage)) = self.standing.take(self.check, sample) {
            self.down.push((outage.since.to_utc(), outage.until.to_utc()));
        }
    }

    /// When it was down, by what was seen here; the last outage until the last look.
    fn outages(&self) -> Stretches {
        let still = self.standing.down.zip(self.last);
        let still = still.map(|(since, last)| (since.to_utc(), last.to_utc()));
        Stretches::of(self.down.iter().copied().chain(still))
    }
}

impl Uptime {
    /// Of the time in `span`, outside `planned`: what was seen, and what was down, by the records or by what was seen.
    pub fn of(span: Stretch, watch: &Watch<'_>, outages: &Stretches, planned: &Stretches) -> Self {
        let asked = Stretches::of([span]).without(planned);
        let down = outages.or(&watch.outages()).and(&asked);
        let measured = watch.seen.and(&asked).or(&down);
        let (down, whole) = (down.length().num_seconds(), measured.length().num_seconds());
        let up = (whole - down) * 100_000;
        Self {
            thousandths: up.checked_div(whole).and_then(|it| u32::try_from(it).ok()),
            down_seconds: down,
            unseen_seconds: asked.length().num_seconds() - whole,
        }
    }
}

/// When a check was down, from its first failure to its first success; until `now` where it still is.
pub(super) fn outages(check: &Check, facts: &[&Fact], now: DateTime<Utc>) -> Stretches {
    let ours = |id: &String| *id == check.id || check.was.contains(id);
    let mut begun: Option<DateTime<Utc>> = None;
    let mut all = Vec::new();
    for fact in facts {
        if let Some(Ok(down)) = fact.event::<Down>()
            && ours(&down.check)
        {
            begun.get_or_insert(down.since.to_utc());
        } else if let Some(Ok(up)) = fact.event::<Recovered>()
            && ours(&up.check)
        {
            all.push((up.since.to_utc(), up.until.to_utc()));
            begun = None;
        }
    }
    all.extend(begun.map(|since| (since, now)));
    Stretches::of(all)
}

/// The planned stops of a check.
pub(super) fn planned(plan: &Plan, check: CheckRef) -> Stretches {
    let stops = plan.maintenance.iter();
    let ours = stops.filter(|stop| stop.checks.is_empty() || stop.checks.contains(&check));
    Stretches::of(ours.map(|stop| (stop.from, stop.to)))
}

fn length(span: Span) -> TimeDelta {
    let fixed = span.fixed();
    fixed.unwrap_or_else(|| TimeDelta::days(span.roughly_days().into()))
}

/// Thousandths of a percent, for programs as percent.
pub(super) fn percent<S: Serializer>(thousandths: &Option<u32>, serializer: S) -> Result<S::Ok, S::Error> {
    thousandths.map(|it| f64::from(it) / 1000.0).serialize(serializer)
}
