//! Business hours on the plan's clock, and where they begin and end.

use chrono::{DateTime, NaiveDate, NaiveTime, Offset as _, TimeDelta, TimeZone as _, Utc};

use crate::calendar::on_the_clock;
use crate::plan::{Plan, Shift};

impl Plan {
    /// The day on which that is, in the plan's zone.
    pub fn day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.about.timezone).date_naive()
    }

    /// When a clock in the plan's zone shows this; where the clocks skip it, the first instant after the gap.
    pub fn instant(&self, day: NaiveDate, time: NaiveTime) -> Option<DateTime<Utc>> {
        on_the_clock(&self.about.timezone, day.and_time(time)).map(|at| at.to_utc())
    }

    /// Is this instant within the business hours of a business day? Hours that cross midnight belong to the day on
    /// which they begin. The clock on the wall decides, also on a day when it is changed.
    pub fn is_business_hour(&self, at: DateTime<Utc>) -> bool {
        let local = at.with_timezone(&self.about.timezone);
        let (from, to) = (self.hours.from, self.hours.to);
        let (day, time) = (local.date_naive(), local.time());
        let is_open = |day: NaiveDate| self.workdays.is_open(day);
        if from < to {
            return from <= time && time < to && is_open(day);
        }
        from <= time && is_open(day) || time < to && day.pred_opt().is_some_and(is_open)
    }

    /// Every instant of `day` at which business hours may begin or end: also where its clocks change.
    pub(in crate::plan) fn edges(&self, day: NaiveDate) -> Vec<DateTime<Utc>> {
        let zone = self.about.timezone;
        let clock =
            [self.hours.from, self.hours.to].map(|time| zone.from_local_datetime(&day.and_time(time)));
        let shown = clock
            .into_iter()
            .flat_map(|shown| [shown.earliest(), shown.latest()]);
        let mut edges: Vec<DateTime<Utc>> = shown.flatten().map(|at| at.to_utc()).collect();
        edges.extend(self.clock_change(day));
        edges
    }

    /// When the clocks of the zone change on that day.
    fn clock_change(&self, day: NaiveDate) -> Option<DateTime<Utc>> {
        let offset = |at: DateTime<Utc>| at.with_timezone(&self.about.timezone).offset().fix();
        let mut before = self.instant(day, NaiveTime::MIN)?;
        let mut after = self.instant(day.succ_opt()?, NaiveTime::MIN)?;
        if offset(before) == offset(after) {
            return None;
        }
        while after - before > TimeDelta::seconds(1) {
            let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
            if offset(middle) == offset(before) {
                before = middle;
            } else {
                after = middle;
            }
        }
        Some(after)
    }
}

impl Shift {
    /// Does it hold then?
    pub fn holds(self, plan: &Plan, at: DateTime<Utc>) -> bool {
        match self {
            Self::Always => true,
            Self::BusinessHours => plan.is_business_hour(at),
            Self::Nights => !plan.is_business_hour(at),
        }
    }
}
