//! plan.toml.

use super::{Resolver, value};
use crate::calendar::Workdays;
use crate::plan::problem::{Problem, Wrong};
use crate::plan::raw::{self, Many, PlanFile};
use crate::plan::source::{File, Place};
use crate::plan::{About, Hours, Tick};

impl Resolver<'_> {
    /// `[plan]`; `None` where a key that must be there is not.
    pub(super) fn about(&mut self) -> Option<About> {
        let raw = &self.raw.plan.plan.as_ref()?.value;
        let starts = value(&raw.starts)?;
        Some(About {
            name: value(&raw.name)?,
            timezone: raw.timezone(),
            language: raw.language(),
            starts,
            owner: self.each(&raw.owner, Self::owner),
            reviewed: value(&raw.reviewed).unwrap_or(starts),
            review_every: raw.review_every().0,
            morning: raw.morning(),
            records: raw.records(),
            contacts: raw.contacts(),
        })
    }

    /// Without any workday nothing would ever be due on a business day, and nobody would hear why.
    pub(super) fn some_workday(&mut self) {
        let calendar = self.raw.plan.calendar.as_ref();
        let workdays = calendar.and_then(|calendar| calendar.value.workdays.as_ref());
        if let Some(none) = workdays.filter(|it| it.value.0.is_empty()) {
            self.problems.push(Problem::new(none.place, Wrong::Empty));
        }
    }
}

/// `[calendar]` and `[tick]`, which may be absent.
pub(super) fn calendar(file: &PlanFile) -> (Workdays, Hours, Tick) {
    let absent = raw::Calendar::empty(Place::top(File::Plan));
    let raw = file.calendar.as_ref().map_or(&absent, |calendar| &calendar.value);
    let mut workdays = Workdays {
        japan: raw.holidays() == raw::Holidays::Japan,
        closed: Many::values(&raw.closed).cloned().collect(),
        open: Many::values(&raw.open).copied().collect(),
        fiscal_year_starts: raw.fiscal_year_starts().to(),
        ..Workdays::default()
    };
    if raw.workdays.is_some() {
        workdays.weekdays = [false; 7];
        for day in Many::values(&raw.workdays) {
            workdays.weekdays[day.0.num_days_from_monday() as usize] = true;
        }
    }
    let tick = file.tick.as_ref().map(|tick| &tick.value);
    let tick = Tick {
        host: tick.and_then(|tick| value(&tick.host)),
        ping: tick.and_then(|tick| value(&tick.ping)).map(|secret| secret.0),
    };
    (workdays, raw.hours(), tick)
}
