//! Which frequency held when. Work owes nothing from before it was seen, and a new frequency takes the place of the old
//! one on the day it was seen; where the plan writes `starts` on the task, that says so instead.

use std::borrow::Cow;

use chrono::{Days, NaiveDate};

use super::account::Account;
use super::ledger::Ledger;
use super::work::{Work, counts_from_done, horizon};
use crate::calendar::{Occurrence, Recurrence};

/// A frequency, from the first deadline it has to answer for to before the one it no longer does.
#[derive(Clone, Debug)]
pub(crate) struct Regime<'a> {
    pub(crate) from: NaiveDate,
    /// Exclusive.
    pub(crate) until: NaiveDate,
    pub(crate) recurrence: &'a Recurrence,
}

/// A deadline may be moved before the nominal day that `starts` is about.
const MOVED: Days = Days::new(40);

/// The frequencies of a work in order of time. `today` is when what was never written down counts as first seen; `None`
/// leaves that out.
pub(crate) fn regimes<'a>(
    work: &Work<'a>,
    account: &'a Account,
    today: Option<NaiveDate>,
) -> Vec<Regime<'a>> {
    let mut regimes: Vec<Regime<'a>> = Vec::new();
    let written = work.starts_written.then_some(work.recurrence.starts);
    for sighted in &account.sights {
        let recurrence = sighted
            .sight
            .as_ref()
            .map_or(work.recurrence, |sight| &sight.recurrence);
        push(
            &mut regimes,
            recurrence,
            sighted.day,
            written.filter(|_| sighted.sight.is_none()),
        );
    }
    let known = work.gone
        || regimes
            .last()
            .is_some_and(|last| last.recurrence.frequency == work.recurrence.frequency);
    if !known {
        match (today, written) {
            (None, Some(starts)) if regimes.is_empty() => {
                push(&mut regimes, work.recurrence, starts, written);
            }
            (None, _) => {}
            (Some(today), _) => push(&mut regimes, work.recurrence, today, written),
        }
    }
    if let (Some(gone), Some(last)) = (account.gone, regimes.last_mut()) {
        last.until = last.until.min(gone);
    }
    regimes
}

fn push<'a>(
    regimes: &mut Vec<Regime<'a>>,
    recurrence: &'a Recurrence,
    seen: NaiveDate,
    starts: Option<NaiveDate>,
) {
    let said = regimes
        .last()
        .is_none_or(|last| last.recurrence.starts != recurrence.starts);
    let from = match starts.filter(|_| said) {
        Some(starts) => seen.min(starts.checked_sub_days(MOVED).unwrap_or(starts)),
        None => seen,
    };
    if let Some(last) = regimes.last_mut() {
        last.until = from;
    }
    regimes.push(Regime {
        from,
        until: NaiveDate::MAX,
        recurrence,
    });
}

impl Ledger<'_> {
    /// The occurrences with deadlines after `after` (all, if `None`) that may be open on `day`, or have a deadline by
    /// `to`.
    pub(crate) fn occurrences(
        &self,
        regimes: &[Regime<'_>],
        account: &Account,
        after: Option<NaiveDate>,
        (day, to): (NaiveDate, NaiveDate),
    ) -> Vec<Occurrence> {
        let mut found = Vec::new();
        for regime in regimes {
            if counts_from_done(regime.recurrence).is_some() {
                found.extend(self.after_done(regime, account));
                continue;
            }
            let from = after
                .and_then(|day| day.succ_opt())
                .map_or(regime.from, |day| day.max(regime.from));
            let last = regime.until.pred_opt().unwrap_or(regime.until);
            let to = horizon(regime.recurrence, self.workdays, day).max(to).min(last);
            if from <= to {
                found.extend(regime.recurrence.occurrences(self.workdays, from..=to, &[]));
            }
        }
        found
    }

    /// The one occurrence of work that counts from the last time it was done.
    fn after_done(&self, regime: &Regime<'_>, account: &Account) -> Option<Occurrence> {
        let span = counts_from_done(regime.recurrence)?;
        let starts = regime.recurrence.starts;
        let anchor = match account.days.last() {
            Some(last) => *last,
            None if span.after(starts, self.workdays)? < regime.from => regime.from,
            None => starts,
        };
        let anchored = match anchor == starts {
            true => Cow::Borrowed(regime.recurrence),
            false => Cow::Owned(Recurrence {
                starts: anchor,
                ..regime.recurrence.clone()
            }),
        };
        let day = span.after(anchor, self.workdays)?;
        let far = Days::new(60);
        let range = day.checked_sub_days(far)?..=day.checked_add_days(far)?;
        let found = anchored
            .occurrences(self.workdays, range, &[])
            .into_iter()
            .find(|it| it.nominal == day);
        found.filter(|it| it.due < regime.until)
    }
}
