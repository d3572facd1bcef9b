//! What is owed though no task says so: contracts, contacts to verify, planned outages to announce, the plan's own
//! review, and what incidents bring. Each is closed by `done` like any work, and what was said of it is never forgotten.

use chrono::{Days, NaiveDate, NaiveTime};

use super::account::{Account, Debt};
use super::book::Book;
use super::elapsed::Elapsed;
use super::item::{Item, Kind, Owner};
use super::ledger::{Asked, Ledger};
use super::row::Row;
use super::standing::Standing;
use super::work::Work;
use crate::calendar::{Frequency, Period, Recurrence, Span, Unit};
use crate::plan::{Contact, Contract, Maintenance};

/// An incident that is open, for work that is owed while one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenIncident {
    /// Its id.
    pub id: String,
    /// The day on which it was opened, in the plan's zone.
    pub opened: NaiveDate,
}

/// What an incident owes: an obligation, a report, the next update. Its `incident` module makes the list; a `done` for
/// its id, which is unique, takes it off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// [`Kind::Incident`] or [`Kind::Update`].
    pub kind: Kind,
    /// `incident/20261122-1/sokuho`
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Whose it is.
    pub assignee: Vec<Owner>,
    /// Since when it is owed.
    pub opens: NaiveDate,
    /// The deadline.
    pub due: NaiveDate,
    /// Its time of day.
    pub at: Option<NaiveTime>,
}

/// A contact whose number was found wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongNumber {
    /// The contact's id.
    pub contact: String,
    /// Since when that is known.
    pub since: NaiveDate,
}

/// Reminded this long before: a contract's dates.
const CONTRACT_REMIND: Days = Days::new(60);
/// Reminded this long before: contacts, the review, maintenance notices.
const REMIND: Days = Days::new(7);

/// One of these duties, before the records are asked.
struct Other {
    kind: Kind,
    id: String,
    title: String,
    assignee: Vec<Owner>,
    period: Period,
    opens: NaiveDate,
    due: NaiveDate,
    at: Option<NaiveTime>,
}

impl Ledger<'_> {
    /// What is owed beside work, added to `items`.
    pub(crate) fn others(&self, book: &Book, asked: &Asked<'_>, items: &mut Vec<Item>) {
        let mut all: Vec<Other> = Vec::new();
        all.extend(
            self.plan
                .contracts
                .iter()
                .flat_map(|contract| self.contract(contract, asked.day)),
        );
        all.extend(
            self.plan
                .contacts
                .iter()
                .filter_map(|contact| self.contact(book, asked, contact)),
        );
        all.extend(
            self.plan
                .maintenance
                .iter()
                .filter_map(|it| self.maintenance(it, asked.day)),
        );
        all.extend(self.review(book));
        let starts = self.plan.about.starts;
        all.retain(|other| other.due >= starts);
        all.extend(asked.duties.iter().map(Other::of_duty));
        for other in all {
            items.extend(self.other(book, other, asked));
        }
    }

    fn other(&self, book: &Book, other: Other, asked: &Asked<'_>) -> Option<Item> {
        let reached = other.opens <= asked.day || asked.within.is_some_and(|to| other.due <= to);
        let standing = book.others.get(&other.id).map_or(Standing::Owed, |account| {
            let starts = self.workdays.fiscal_year_starts;
            Standing::of(&account.marks, &[other.period], &[other.period], starts)
        });
        if !reached || standing.is_over() {
            return None;
        }
        let due = match standing {
            Standing::Deferred(to) => to,
            _ => other.due,
        };
        let row = Row {
            debt: Debt {
                periods: vec![other.period],
                slots: vec![other.period],
                nominal: other.due,
                opens: other.opens,
                due: other.due,
                since: other.due,
                count: 1,
            },
            missed: u32::from(due < asked.day),
            standing,
            due,
        };
        let never = Recurrence::new(Frequency::AsNeeded, other.due);
        let work = Work::of_other(other.kind, &other.id, &other.title, other.at, &never);
        let item = self.item(book, &work, &row, &Elapsed::up_to(asked.day, self.workdays));
        Some(Item {
            assignee: other.assignee,
            ..item
        })
    }

    /// The date until which renewal can be refused, and the end of a contract that does not renew itself. One that does
    /// rolls on by `renews_for`.
    fn contract(&self, contract: &Contract, day: NaiveDate) -> Vec<Other> {
        let ends = self.term(contract, day);
        let notice = contract
            .notice
            .and_then(|notice| notice.before(ends, self.workdays));
        let notice = notice.map(|last| (Kind::ContractNotice, self.business_day_before(last), last));
        let end = (!contract.auto_renewal).then(|| {
            let due = self.workdays.at_or_before(ends).unwrap_or(ends);
            (Kind::ContractEnd, due, ends)
        });
        let dates = notice.into_iter().chain(end);
        dates
            .map(|(kind, due, date)| Other {
                kind,
                id: format!("contract/{}", contract.id),
                title: contract.vendor.clone(),
                assignee: self.owner(),
                period: Period::Day(date),
                opens: due.checked_sub_days(CONTRACT_REMIND).unwrap_or(due),
                due,
                at: None,
            })
            .collect()
    }

    /// The end of the term that `day` lies in, or the first one.
    fn term(&self, contract: &Contract, day: NaiveDate) -> NaiveDate {
        let mut ends = contract.ends;
        let mut terms = 0;
        while contract.auto_renewal && ends < day && contract.renews_for.count > 0 {
            terms += 1;
            let length = Span {
                count: contract.renews_for.count.saturating_mul(terms),
                ..contract.renews_for
            };
            match renewed(contract.ends, length, self.workdays) {
                Some(next) if next > ends => ends = next,
                _ => break,
            }
        }
        ends
    }

    fn business_day_before(&self, day: NaiveDate) -> NaiveDate {
        let before = day
            .pred_opt()
            .and_then(|before| self.workdays.at_or_before(before));
        before.unwrap_or(day)
    }

    /// A contact is tried from time to time, and at once where a call met a wrong number.
    fn contact(&self, book: &Book, asked: &Asked<'_>, contact: &Contact) -> Option<Other> {
        let id = format!("contact/{}", contact.id);
        let starts = self.plan.about.starts;
        let wrong = asked.wrong_numbers.iter().find(|it| it.contact == contact.id);
        let (kind, due) = match wrong {
            Some(wrong) => (Kind::WrongNumber, wrong.since),
            None => (
                Kind::Contact,
                contact.verify_by(last_done(book.others.get(&id)), starts)?,
            ),
        };
        Some(Other {
            kind,
            id,
            title: contact.name.clone(),
            assignee: self.owner(),
            period: Period::Day(due),
            opens: due.checked_sub_days(REMIND)?,
            due: due.max(starts),
            at: None,
        })
    }

    /// Users are told before an outage; when it is over there is nobody to tell.
    fn maintenance(&self, maintenance: &Maintenance, day: NaiveDate) -> Option<Other> {
        let zone = self.plan.about.timezone;
        let from = maintenance.from.with_timezone(&zone).date_naive();
        if day > maintenance.to.with_timezone(&zone).date_naive() {
            return None;
        }
        let due = maintenance.notice?.before(from, self.workdays)?;
        Some(Other {
            kind: Kind::Maintenance,
            id: format!("maintenance/{}", maintenance.id),
            title: maintenance.title.clone(),
            assignee: self.owner(),
            period: Period::Day(due),
            opens: due.checked_sub_days(REMIND)?,
            due,
            at: None,
        })
    }

    /// Whose all this is, in the plan's own words.
    fn owner(&self) -> Vec<Owner> {
        let owner = self.plan.about.owner.iter();
        owner.map(|party| Owner::of(self.plan, *party)).collect()
    }

    fn review(&self, book: &Book) -> Option<Other> {
        let about = &self.plan.about;
        let id = "plan/review".to_owned();
        let reviewed = last_done(book.others.get(&id)).max(Some(about.reviewed))?;
        let due = about.review_every.after(reviewed, self.workdays)?;
        Some(Other {
            kind: Kind::Review,
            id,
            title: about.name.clone(),
            assignee: self.owner(),
            period: Period::Day(due),
            opens: due.checked_sub_days(REMIND)?,
            due: due.max(about.starts),
            at: None,
        })
    }
}

impl Other {
    fn of_duty(duty: &Duty) -> Self {
        Self {
            kind: duty.kind,
            id: duty.id.clone(),
            title: duty.title.clone(),
            assignee: duty.assignee.clone(),
            period: Period::Day(duty.due),
            opens: duty.opens,
            due: duty.due,
            at: duty.at,
        }
    }
}

/// The end of a term that began the day after `ends`. The last day of a month stays the last day.
fn renewed(ends: NaiveDate, length: Span, workdays: &crate::calendar::Workdays) -> Option<NaiveDate> {
    match length.unit {
        Unit::Months | Unit::Years => length.after(ends.succ_opt()?, workdays)?.pred_opt(),
        _ => length.after(ends, workdays),
    }
}

fn last_done(account: Option<&Account>) -> Option<NaiveDate> {
    account.and_then(|account| account.days.last().copied())
}
