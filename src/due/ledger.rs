//! The plan as work that recurs, ready to fold facts into a book and to say what is owed.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, FixedOffset, NaiveDate};
use chrono_tz::Tz;

use super::account::{Account, Sighted};
use super::book::Book;
use super::event::{Confirmed, Deferred, Done, Outcome, Seen, Skipped, Undone};
use super::item::Item;
use super::other::OpenIncident;
use super::standing::{Entry, Says};
use super::work::{Work, counts_from_done};
use crate::calendar::{Period, Workdays};
use crate::check::Ran;
use crate::plan::Plan;
use crate::records::{Event, Fact, LineHash};

/// A book of another shape or with other rules is folded anew.
const VERSION: u32 = 2;

/// The plan, as what it makes people owe.
#[derive(Debug)]
pub struct Ledger<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) workdays: &'a Workdays,
    zone: Tz,
    pub(crate) works: Vec<Work<'a>>,
    /// The place of each id, and of ids it had before.
    places: HashMap<String, usize>,
    /// Ids before → now, of what is no work: contracts, contacts, maintenance.
    renamed: HashMap<String, String>,
}

/// For which day, with what.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The day.
    pub day: NaiveDate,
    /// Also what has not opened, up to this deadline.
    pub within: Option<NaiveDate>,
    /// The day that it is; work that was never seen is seen on it.
    pub today: NaiveDate,
    /// The incidents that are open.
    pub incidents: &'a [OpenIncident],
    /// What incidents owe.
    pub duties: &'a [super::Duty],
    /// Contacts whose number was found wrong.
    pub wrong_numbers: &'a [super::WrongNumber],
}

impl<'a> Ledger<'a> {
    /// The ledger of a plan.
    pub fn new(plan: &'a Plan) -> Self {
        let mut works: Vec<Work<'a>> = plan.tasks.iter().map(|task| Work::of_task(plan, task)).collect();
        works.extend(plan.drills.iter().map(Work::of_drill));
        Self {
            plan,
            workdays: &plan.workdays,
            zone: plan.about.timezone,
            works,
            places: places(plan),
            renamed: renamed(plan),
        }
    }

    /// A book in which nothing has happened.
    pub fn open(&self) -> Book {
        Book {
            works: vec![Account::default(); self.works.len()],
            ..Book::default()
        }
    }

    /// What a book depends on beside the facts: another plan folds another book. It holds for one build of opsplan.
    pub fn key(&self) -> String {
        let plan = self.plan;
        let parts = (
            &plan.tasks,
            &plan.drills,
            &plan.workdays,
            plan.about.starts,
            self.zone,
            &self.renamed_in_order(),
        );
        let bytes = postcard::to_stdvec(&parts).unwrap_or_default();
        format!("{VERSION} {}", LineHash::of(&bytes))
    }

    fn renamed_in_order(&self) -> BTreeMap<&str, &str> {
        let renamed = self.renamed.iter().map(|(old, new)| (old.as_str(), new.as_str()));
        let checks = self.plan.checks.iter();
        renamed
            .chain(checks.flat_map(|it| it.was.iter().map(|old| (old.as_str(), it.id.as_str()))))
            .collect()
    }

    /// The day of an instant, in the plan's zone.
    pub fn day(&self, at: DateTime<FixedOffset>) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }

    /// Takes a fact into the book. Facts of other kinds, and those that do not fit theirs, are left alone.
    pub fn take(&self, book: &mut Book, fact: &Fact) {
        if fact.kind == Ran::KIND {
            self.take_ran(book, fact);
            return;
        }
        if !matches!(
            fact.kind.as_str(),
            Done::KIND | Skipped::KIND | Deferred::KIND | Confirmed::KIND | Undone::KIND | Seen::KIND
        ) {
            return;
        }
        book.touched = true;
        if let Some(done) = fact.read::<Done>() {
            let says = Says::Done {
                ng: done.result == Outcome::Ng,
                waits: done.confirm,
            };
            self.mark(book, fact, &done.task, &done.periods, done.due, says);
        } else if let Some(it) = fact.read::<Skipped>() {
            self.mark(book, fact, &it.task, &it.periods, it.due, Says::Skipped);
        } else if let Some(it) = fact.read::<Deferred>() {
            self.mark(book, fact, &it.task, &it.periods, it.due, Says::Deferred(it.to));
        } else if let Some(it) = fact.read::<Confirmed>() {
            let day = self.day(fact.at);
            self.mark(book, fact, &it.task, &it.periods, day, Says::Confirmed);
        } else if let Some(undone) = fact.read::<Undone>() {
            self.take_back(book, fact, &undone);
        } else if let Some(seen) = fact.read::<Seen>() {
            self.take_seen(book, self.day(fact.at), seen);
        }
    }

    /// The id that this has now.
    pub(crate) fn canonical<'b>(&'b self, id: &'b str) -> &'b str {
        match self.places.get(id) {
            Some(place) => &self.works[*place].id,
            None => self.renamed.get(id).map_or(id, String::as_str),
        }
    }

    pub(crate) fn account_mut<'b>(&self, book: &'b mut Book, id: &str) -> &'b mut Account {
        match self.places.get(id).copied() {
            Some(place) => &mut book.works[place],
            None => book.others.entry(self.canonical(id).to_owned()).or_default(),
        }
    }

    /// The work that a book's account belongs to, for those in the plan.
    pub(crate) fn work(&self, id: &str) -> Option<&Work<'a>> {
        self.places.get(id).map(|place| &self.works[*place])
    }

    fn mark(&self, book: &mut Book, fact: &Fact, task: &str, periods: &[Period], due: NaiveDate, says: Says) {
        if book.undone.contains(&fact.id) {
            return;
        }
        let day = self.day(fact.at);
        let counts = self
            .work(task)
            .is_none_or(|work| counts_from_done(work.recurrence).is_some());
        let account = self.account_mut(book, task);
        if says.settles() && counts {
            account.days.insert(day);
        }
        for period in periods {
            account.marks.entry(*period).or_default().push(Entry {
                fact: fact.id.clone(),
                day,
                by: fact.by.clone(),
                due,
                says,
            });
        }
    }

    fn take_ran(&self, book: &mut Book, fact: &Fact) {
        if let Some(ran) = fact.read::<Ran>() {
            let check = self
                .plan
                .checks
                .iter()
                .find(|check| check.was.contains(&ran.check));
            let id = check.map_or(ran.check.as_str(), |check| &check.id);
            match book.ran.get_mut(id) {
                Some(days) => days.insert(ran.day),
                None => book.ran.entry(id.to_owned()).or_default().insert(ran.day),
            };
        }
    }

    fn take_seen(&self, book: &mut Book, day: NaiveDate, seen: Seen) {
        for sight in seen.tasks {
            let now = self.work(&sight.task).map(|work| &work.recurrence.frequency);
            let same = now == Some(&sight.recurrence.frequency);
            let id = sight.task.clone();
            let account = self.account_mut(book, &id);
            account.gone = None;
            account.sights.push(Sighted {
                day,
                sight: (!same).then_some(sight),
            });
            account.sights.sort_by_key(|sighted| sighted.day);
        }
        for id in seen.gone {
            self.account_mut(book, &id).gone = Some(day);
        }
    }

    /// What is owed, the most pressing first.
    pub fn list(&self, book: &Book, asked: &Asked<'_>) -> Vec<Item> {
        self.listed(book, asked, |_| true)
    }

    /// What is owed of one work.
    pub(crate) fn list_of(&self, book: &Book, asked: &Asked<'_>, id: &str) -> Vec<Item> {
        let mut items = self.listed(book, asked, |it| it == id);
        items.retain(|item| item.task == id);
        items
    }

    fn listed(&self, book: &Book, asked: &Asked<'_>, wanted: impl Fn(&str) -> bool) -> Vec<Item> {
        let mut items = Vec::new();
        let pairs = self.works.iter().zip(&book.works);
        for (work, account) in pairs.filter(|(work, _)| wanted(&work.id)) {
            self.items_of(book, work, account, asked, &mut items);
        }
        for account in book.others.values() {
            if let Some(sight) = account.sights.last().and_then(|last| last.sight.as_ref()) {
                self.items_of(book, &Work::of_sight(sight), account, asked, &mut items);
            }
        }
        self.others(book, asked, &mut items);
        items.sort_by(|a, b| {
            let key = |item: &Item| (item.section(asked.day), item.due, item.at);
            key(a)
                .cmp(&key(b))
                .then_with(|| a.task.cmp(&b.task))
                .then_with(|| a.period.cmp(&b.period))
        });
        items
    }
}

fn places(plan: &Plan) -> HashMap<String, usize> {
    let mut places = HashMap::with_capacity(plan.tasks.len() + plan.drills.len());
    for (place, task) in plan.tasks.iter().enumerate() {
        for id in task.was.iter().chain([&task.id]) {
            places.insert(id.clone(), place);
        }
    }
    for (place, drill) in plan.drills.iter().enumerate() {
        for id in drill.was.iter().chain([&drill.id]) {
            places.insert(format!("drill/{id}"), plan.tasks.len() + place);
        }
    }
    places
}

fn renamed(plan: &Plan) -> HashMap<String, String> {
    let contracts = plan.contracts.iter().map(|it| ("contract", &it.was, &it.id));
    let contacts = plan.contacts.iter().map(|it| ("contact", &it.was, &it.id));
    let all = contracts.chain(contacts);
    all.flat_map(|(kind, was, id)| {
        was.iter()
            .map(move |old| (format!("{kind}/{old}"), format!("{kind}/{id}")))
    })
    .collect()
}
