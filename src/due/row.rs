//! The occurrences of one work, reckoned against the records: which are owed on a day, and which are over.

use chrono::NaiveDate;

use super::account::{Account, Debt};
use super::book::Book;
use super::ledger::Ledger;
use super::regime::Regime;
use super::standing::{Says, Standing};
use super::work::{Work, counts_from_done};
use crate::calendar::Period;
use crate::plan::Missed;

/// Something owed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// What it is about; with `latest`, the newest of those that it stands for.
    pub(crate) debt: Debt,
    pub(crate) standing: Standing,
    /// The deadline that counts: the oldest, or the new one where it was deferred.
    pub(crate) due: NaiveDate,
    /// How many have passed their deadline undone.
    pub(crate) missed: u32,
}

/// Up to when, and from where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reach {
    pub(crate) day: NaiveDate,
    /// Deadlines up to here, also of what has not opened.
    pub(crate) to: NaiveDate,
    /// Nothing with a later deadline: the book is being closed.
    pub(crate) closing: bool,
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reckoned {
    pub(crate) owed: Vec<Row>,
    /// Done, skipped, or replaced by a later one.
    pub(crate) over: Vec<(Debt, Standing)>,
}

/// Is it any day of a longer period?
pub(crate) fn is_undated(periods: &[Period]) -> bool {
    !matches!(periods.first(), Some(Period::Day(_)))
}

impl Ledger<'_> {
    /// The occurrences of a work up to a day, sorted into what is owed and what is over.
    pub(crate) fn reckon(
        &self,
        book: &Book,
        (work, account): (&Work<'_>, &Account),
        regimes: &[Regime<'_>],
        reach: Reach,
    ) -> Reckoned {
        let mut all: Vec<(Debt, Standing)> = self
            .candidates(book, (work, account), regimes, reach)
            .into_iter()
            .map(|debt| {
                let standing = self.standing(book, work, account, &debt);
                (debt, standing)
            })
            .collect();
        all.sort_by(|(a, _), (b, _)| a.due.cmp(&b.due).then_with(|| a.periods.cmp(&b.periods)));
        match work.missed {
            _ if work.meeting => only_ahead(all, reach.day),
            Missed::Carry => carry(all, reach.day),
            Missed::Latest => latest(all, account.settled, reach.day),
            Missed::Drop => drop_missed(all, reach.day),
        }
    }

    fn candidates(
        &self,
        book: &Book,
        (work, account): (&Work<'_>, &Account),
        regimes: &[Regime<'_>],
        reach: Reach,
    ) -> Vec<Debt> {
        let anew = work.missed == Missed::Latest && self.cuts(book, account);
        let after = if anew { account.settled } else { book.closed };
        let mut found = account.debts.clone();
        if anew {
            found.retain(|debt| account.settled.is_some_and(|settled| debt.due <= settled));
        }
        let fresh = self.occurrences(regimes, account, after, (reach.day, reach.to));
        found.extend(fresh.into_iter().map(Debt::from));
        found.retain(|debt| match reach.closing {
            true => debt.due <= reach.to,
            false => debt.opens <= reach.day || debt.due <= reach.to,
        });
        let counts = counts_from_done(work.recurrence).is_some();
        let is_lost = |debt: &Debt| {
            let gone = counts || book.closed.is_some_and(|closed| debt.due <= closed);
            gone && !found.iter().any(|it| it.periods.contains(&debt.periods[0]))
        };
        let lost: Vec<Debt> = waiting(account).filter(is_lost).collect();
        found.extend(lost);
        found
    }

    /// Was anything said of what the debts sum up?
    fn cuts(&self, book: &Book, account: &Account) -> bool {
        let starts = self.workdays.fiscal_year_starts;
        let closed = book.closed.unwrap_or(NaiveDate::MIN);
        !account.debts.is_empty() && account.marks.keys().any(|period| period.first(starts) <= closed)
    }

    /// How an occurrence stands: by what people said, else by its check having run.
    pub(crate) fn standing(&self, book: &Book, work: &Work<'_>, account: &Account, debt: &Debt) -> Standing {
        let said = Standing::of(
            &account.marks,
            &debt.periods,
            &debt.slots,
            self.workdays.fiscal_year_starts,
        );
        let ran = work.check.and_then(|check| book.ran.get(check));
        let comes = debt.comes(is_undated(&debt.periods));
        match ran.and_then(|days| days.range(comes..).next()) {
            Some(day) if !said.is_over() => Standing::Done { day: *day, ng: false },
            _ => said,
        }
    }
}

/// Periods that wait to be confirmed: with work that counts from the last time the next is already reckoned, and of other
/// work the book may have been closed over them before anybody said that they were done.
fn waiting(account: &Account) -> impl Iterator<Item = Debt> {
    account.marks.iter().filter_map(|(period, entries)| {
        let done = entries
            .iter()
            .find(|entry| matches!(entry.says, Says::Done { waits: true, .. }))?;
        matches!(Standing::said(entries), Standing::Waiting { .. }).then(|| Debt {
            periods: vec![*period],
            slots: vec![*period],
            nominal: done.due,
            opens: done.due.min(done.day),
            due: done.due,
            since: done.due,
            count: 1,
        })
    })
}

/// A meeting ends by itself.
fn only_ahead(all: Vec<(Debt, Standing)>, day: NaiveDate) -> Reckoned {
    let (ahead, over) = all
        .into_iter()
        .partition(|(debt, standing)| debt.due >= day && !standing.is_over());
    Reckoned {
        owed: rows(ahead, day),
        over,
    }
}

/// Each stays owed.
fn carry(all: Vec<(Debt, Standing)>, day: NaiveDate) -> Reckoned {
    let (over, owed) = all.into_iter().partition(|(_, standing)| standing.is_over());
    Reckoned {
        owed: rows(owed, day),
        over,
    }
}

/// Only the last that has come stays owed.
fn drop_missed(all: Vec<(Debt, Standing)>, day: NaiveDate) -> Reckoned {
    let last = all
        .iter()
        .rposition(|(debt, _)| debt.comes(is_undated(&debt.periods)) <= day)
        .unwrap_or(0);
    let (mut owed, mut over) = (Vec::new(), Vec::new());
    for (place, (debt, standing)) in all.into_iter().enumerate() {
        let stays = place >= last || matches!(standing, Standing::Waiting { .. });
        if stays && !standing.is_over() {
            &mut owed
        } else {
            &mut over
        }
        .push((debt, standing));
    }
    Reckoned {
        owed: rows(owed, day),
        over,
    }
}

/// One row stands for all that have come since the last one that was done.
fn latest(all: Vec<(Debt, Standing)>, settled: Option<NaiveDate>, day: NaiveDate) -> Reckoned {
    let ends = |standing: &Standing| standing.is_over() || matches!(standing, Standing::Waiting { .. });
    let done = all
        .iter()
        .filter(|(_, standing)| ends(standing))
        .map(|(debt, _)| debt.due);
    let settled = done.chain(settled).max();
    let (mut group, mut alone, mut over) = (Vec::new(), Vec::new(), Vec::new());
    for (debt, standing) in all {
        let come = debt.comes(is_undated(&debt.periods)) <= day;
        if matches!(standing, Standing::Waiting { .. }) {
            alone.push((debt, standing));
        } else if standing.is_over() || settled.is_some_and(|settled| debt.due <= settled) {
            over.push((debt, standing));
        } else if come {
            group.push((debt, standing));
        } else {
            alone.push((debt, standing));
        }
    }
    let mut owed = rows(alone, day);
    owed.extend(together(group, day));
    owed.sort_by_key(|row| row.debt.due);
    Reckoned { owed, over }
}

/// The row that stands for all of these. What was deferred moves the deadlines of those before it too.
fn together(mut group: Vec<(Debt, Standing)>, day: NaiveDate) -> Option<Row> {
    let deferred = group
        .iter()
        .rposition(|(_, standing)| matches!(standing, Standing::Deferred(_)));
    let to = deferred.and_then(|place| match group[place].1 {
        Standing::Deferred(to) => Some((place, to)),
        _ => None,
    });
    let deadline = |place: usize, debt: &Debt| match to {
        Some((last, to)) if place <= last => to,
        _ => debt.since,
    };
    let due = group
        .iter()
        .enumerate()
        .map(|(place, (debt, _))| deadline(place, debt))
        .min()?;
    let late = group.iter().enumerate().filter(|(place, (debt, _))| match to {
        Some((last, to)) if *place <= last => to < day,
        _ => debt.due < day,
    });
    let missed = late.map(|(_, (debt, _))| debt.count).sum();
    let count = group.iter().map(|(debt, _)| debt.count).sum();
    let since = group.iter().map(|(debt, _)| debt.since).min()?;
    let opens = group.iter().map(|(debt, _)| debt.opens).min()?;
    let (newest, standing) = group.pop()?;
    Some(Row {
        debt: Debt {
            opens,
            since,
            count,
            ..newest
        },
        standing,
        due,
        missed,
    })
}

fn rows(owed: Vec<(Debt, Standing)>, day: NaiveDate) -> Vec<Row> {
    let row = |(debt, standing): (Debt, Standing)| {
        let due = match standing {
            Standing::Deferred(to) => to,
            _ => debt.since,
        };
        let missed = if due < day && !matches!(standing, Standing::Waiting { .. }) {
            debt.count
        } else {
            0
        };
        Row {
            debt,
            standing,
            due,
            missed,
        }
    };
    owed.into_iter().map(row).collect()
}
