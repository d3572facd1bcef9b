//! From a reckoned row to the item that people see.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::account::{Account, Debt};
use super::book::Book;
use super::elapsed::Elapsed;
use super::item::{Automation, Item, Owner, State};
use super::ledger::{Asked, Ledger};
use super::regime::regimes;
use super::row::{Reach, Row, is_undated};
use super::standing::Standing;
use super::work::Work;
use crate::calendar::Span;
use crate::plan::Missed;

/// Undated work is announced this long before its deadline; that of a quarter or longer, a month before.
const WEEK: u64 = 7;
const MONTH: u64 = 30;
const QUARTER_DAYS: i64 = 85;

impl Ledger<'_> {
    /// What a work owes on the day, added to `items`.
    pub(crate) fn items_of(
        &self,
        book: &Book,
        work: &Work<'_>,
        account: &Account,
        asked: &Asked<'_>,
        items: &mut Vec<Item>,
    ) {
        let regimes = regimes(work, account, Some(asked.today));
        let reach = Reach {
            day: asked.day,
            to: asked.within.unwrap_or(asked.day),
            closing: false,
        };
        let reckoned = self.reckon(book, (work, account), &regimes, reach);
        let elapsed = Elapsed::up_to(asked.day, self.workdays);
        let mut oldest = NaiveDate::MAX;
        for row in &reckoned.owed {
            let mut item = self.item(book, work, row, &elapsed);
            if work.missed == Missed::Latest {
                oldest = oldest.min(row.debt.since);
                item.closes.1 = oldest;
            }
            items.push(item);
        }
        if work.when_incident {
            items.extend(self.during_incidents(book, work, account, asked));
        }
    }

    /// Work for `when = "incident"`: owed on the day on which an incident opened, while it is open.
    fn during_incidents(
        &self,
        book: &Book,
        work: &Work<'_>,
        account: &Account,
        asked: &Asked<'_>,
    ) -> Vec<Item> {
        let days = asked.incidents.iter().map(|incident| incident.opened);
        let days: BTreeSet<NaiveDate> = days.filter(|day| *day <= asked.day).collect();
        let elapsed = Elapsed::up_to(asked.day, self.workdays);
        let rows = days.into_iter().map(|day| {
            let debt = Debt::on(day);
            Row {
                due: asked.day,
                standing: self.standing(book, work, account, &debt),
                missed: 0,
                debt,
            }
        });
        rows.filter(|row| !row.standing.is_over())
            .map(|row| self.item(book, work, &row, &elapsed))
            .collect()
    }

    /// The item of a row.
    pub(crate) fn item(&self, book: &Book, work: &Work<'_>, row: &Row, elapsed: &Elapsed<'_>) -> Item {
        let (debt, day) = (&row.debt, elapsed.day);
        let state = self.state(row, work.grace, day);
        let late = matches!(state, State::Late | State::Overdue);
        Item {
            kind: work.kind,
            task: work.id.clone().into_owned(),
            title: work.title.to_owned(),
            category: work.category.to_owned(),
            assignee: work
                .assignee
                .iter()
                .map(|party| Owner::of(self.plan, *party))
                .collect(),
            method: work.method,
            frequency: work.phrase.to_owned(),
            period: debt.periods[debt.periods.len() - 1],
            periods: debt.periods.clone(),
            opens: debt.opens,
            due: row.due,
            at: work.at,
            state,
            late_days: if late { (day - row.due).num_days() } else { 0 },
            late_business_days: if late { elapsed.since(row.due) } else { 0 },
            missed: row.missed,
            first_due: (row.due > debt.since)
                .then_some(debt.since)
                .filter(|_| !work.when_incident),
            done_by: row.standing.done_by().map(ToOwned::to_owned),
            settled: row.standing.settled(),
            ng: row.standing.is_ng(),
            automation: work.check.map(|check| Automation {
                check: check.to_owned(),
                last_ran: book.last_ran(check),
            }),
            gone: work.gone,
            covers: work.covers,
            closes: (debt.due, debt.since),
            announced: announced(row),
        }
    }

    fn state(&self, row: &Row, grace: Option<Span>, day: NaiveDate) -> State {
        match row.standing {
            Standing::Done { .. } => State::Done,
            Standing::Skipped { .. } => State::Skipped,
            Standing::Waiting { .. } => State::ToConfirm,
            Standing::Deferred(to) if day < to && row.due >= to => State::Deferred,
            _ => self.by_day(row.debt.opens, row.due, grace, day),
        }
    }

    /// The state of what nobody did yet.
    pub(crate) fn by_day(
        &self,
        opens: NaiveDate,
        due: NaiveDate,
        grace: Option<Span>,
        day: NaiveDate,
    ) -> State {
        let forgiven = grace
            .and_then(|grace| grace.after(due, self.workdays))
            .unwrap_or(due);
        match day {
            _ if day < opens => State::Upcoming,
            _ if day < due => State::Open,
            _ if day == due => State::Due,
            _ if day <= forgiven => State::Late,
            _ => State::Overdue,
        }
    }
}

/// The day from which the row is announced on its own.
fn announced(row: &Row) -> NaiveDate {
    let debt = &row.debt;
    if !is_undated(&debt.periods) {
        return debt.opens;
    }
    let long = (debt.nominal - debt.opens).num_days() >= QUARTER_DAYS || is_long(debt);
    let before = if long { MONTH } else { WEEK };
    row.due.checked_sub_days(Days::new(before)).unwrap_or(row.due)
}

fn is_long(debt: &Debt) -> bool {
    use crate::calendar::Period::{Half, Quarter, Year};
    debt.periods
        .iter()
        .any(|period| matches!(period, Quarter { .. } | Half { .. } | Year { .. }))
}
