//! The occurrences of a range, with what became of each: 年間予定.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use serde::Serialize;

use super::account::{Account, Debt};
use super::book::Book;
use super::elapsed::Elapsed;
use super::item::{Item, State};
use super::ledger::{Asked, Ledger};
use super::regime::regimes;
use super::row::{Reach, Row, is_undated};
use super::standing::Standing;
use super::work::{Work, counts_from_done};
use crate::calendar::{Closure, Move, Occurrence};
use crate::plan::Missed;
use crate::plan::raw::Form as _;

/// The one rule that is no key of tasks.toml: an undated period is due on its last business day.
pub const LAST_BUSINESS_DAY: &str = "last business day";

/// One line of a schedule.
#[derive(Clone, Debug, Serialize)]
pub struct Planned {
    /// What is owed.
    #[serde(flatten)]
    pub item: Item,
    /// The day before any rule moved it.
    pub nominal: NaiveDate,
    /// What moved it, with `--explain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moves: Option<Vec<Explained>>,
}

/// One step from the nominal day to the deadline, and what caused it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// The key of tasks.toml, or what the rule is called there: `if_closed = "before"`, `offset = -2`.
    pub rule: String,
    /// From which day; of a short month the day of the month that was asked for is in the rule.
    pub from: Option<NaiveDate>,
    /// To which.
    pub to: NaiveDate,
    /// The closed days on the way, each with the line of the calendar that closes it.
    pub closed: Vec<Closed>,
}

/// A closed day, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Closed {
    /// The day.
    pub day: NaiveDate,
    /// `workdays`, `holidays` or `closed`: the key of `[calendar]`.
    pub calendar: &'static str,
    /// The weekday, the holiday's name, or the line as the plan has it.
    pub line: String,
    /// False for a holiday that the law gives and no list has published yet.
    pub official: bool,
}

impl Ledger<'_> {
    /// The occurrences with deadlines in the range, of one work or of all, in order. `book` must not be closed into the
    /// range.
    pub fn schedule(
        &self,
        book: &Book,
        range: &RangeInclusive<NaiveDate>,
        task: Option<&str>,
        asked: &Asked<'_>,
        explain: bool,
    ) -> Vec<Planned> {
        let wanted = |id: &str| task.is_none_or(|task| task == id);
        let mut planned = Vec::new();
        for (work, account) in self
            .works
            .iter()
            .zip(&book.works)
            .filter(|(work, _)| wanted(&work.id))
        {
            planned.extend(self.planned(book, (work, account), range, asked, explain));
        }
        let mut items = Vec::new();
        let within = Asked {
            within: Some(*range.end()),
            ..*asked
        };
        self.others(book, &within, &mut items);
        items.retain(|item| range.contains(&item.due) && wanted(&item.task));
        planned.extend(items.into_iter().map(|item| Planned {
            nominal: item.closes.0,
            moves: explain.then(Vec::new),
            item,
        }));
        planned.sort_by(|a, b| {
            let key = |it: &Planned| (it.item.closes.0, it.item.at);
            key(a).cmp(&key(b)).then_with(|| a.item.task.cmp(&b.item.task))
        });
        planned
    }

    fn planned(
        &self,
        book: &Book,
        (work, account): (&Work<'_>, &Account),
        range: &RangeInclusive<NaiveDate>,
        asked: &Asked<'_>,
        explain: bool,
    ) -> Vec<Planned> {
        let regimes = regimes(work, account, Some(asked.today));
        let reach = Reach {
            day: asked.day,
            to: asked.day,
            closing: false,
        };
        let owed = self.reckon(book, (work, account), &regimes, reach).owed;
        let occurrences = match counts_from_done(work.recurrence) {
            Some(_) => self.occurrences(&regimes, account, None, (asked.day, *range.end())),
            None => work.recurrence.occurrences(self.workdays, range.clone(), &[]),
        };
        let comes: Vec<NaiveDate> = occurrences
            .iter()
            .skip(1)
            .map(|it| {
                if is_undated(&it.periods) {
                    it.opens
                } else {
                    it.nominal.min(it.due)
                }
            })
            .chain([NaiveDate::MAX])
            .collect();
        let pairs = occurrences
            .into_iter()
            .zip(comes)
            .filter(|(it, _)| range.contains(&it.due));
        pairs
            .map(|(occurrence, next)| {
                let (nominal, moves) = (occurrence.nominal, explain.then(|| self.explained(&occurrence)));
                let item = self.planned_item(book, (work, account), occurrence, (&owed, next), asked.day);
                Planned { item, nominal, moves }
            })
            .collect()
    }

    /// The item of one occurrence, whatever became of it.
    fn planned_item(
        &self,
        book: &Book,
        (work, account): (&Work<'_>, &Account),
        occurrence: Occurrence,
        (owed, next): (&[Row], NaiveDate),
        day: NaiveDate,
    ) -> Item {
        let debt = Debt::from(occurrence);
        let mut standing = self.standing(book, work, account, &debt);
        let by_check = work.check.is_some() && work.missed != Missed::Carry;
        if matches!(standing, Standing::Done { day, .. } if by_check && day >= next) {
            standing = Standing::Owed;
        }
        let still = owed
            .iter()
            .any(|row| (row.debt.since..=row.debt.due).contains(&debt.due));
        let due = match standing {
            Standing::Deferred(to) => to,
            _ => debt.due,
        };
        let row = Row {
            missed: u32::from(due < day && !standing.is_over()),
            debt,
            standing,
            due,
        };
        let mut item = self.item(book, work, &row, &Elapsed::up_to(day, self.workdays));
        if matches!(item.state, State::Overdue | State::Late) && !still {
            item.state = if work.meeting { State::Done } else { State::Missed };
            (item.late_days, item.late_business_days) = (0, 0);
        }
        item
    }

    fn explained(&self, occurrence: &Occurrence) -> Vec<Explained> {
        occurrence
            .moves
            .iter()
            .map(|step| self.explained_move(step))
            .collect()
    }

    fn explained_move(&self, step: &Move) -> Explained {
        let (rule, from, to) = match *step {
            Move::ShortMonth(asked, taken) => (format!("short_month ({asked})"), None, taken),
            Move::Closed(rule, from, to) => (format!("if_closed = {}", rule.spell()), Some(from), to),
            Move::Offset(days, from, to) => (format!("offset = {days}"), Some(from), to),
            Move::LastBusinessDay(from, to) => (LAST_BUSINESS_DAY.to_owned(), Some(from), to),
        };
        let closed = step.closures(self.workdays).into_iter();
        Explained {
            rule,
            from,
            to,
            closed: closed.map(|(day, closure)| closed_day(day, &closure)).collect(),
        }
    }
}

fn closed_day(day: NaiveDate, closure: &Closure<'_>) -> Closed {
    let (calendar, line, official) = match closure {
        Closure::Weekday(weekday) => ("workdays", weekday.to_string(), true),
        Closure::Holiday { name, official } => ("holidays", (*name).to_owned(), *official),
        Closure::Company(line) => ("closed", line.to_string(), true),
    };
    Closed {
        day,
        calendar,
        line,
        official,
    }
}
