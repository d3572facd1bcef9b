//! What the commands about work stand on: the plan as a ledger, its book folded from the records, and what incidents owe.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::incident::{Brought, incidents};
use super::{Desk, Failure, Opened};
use crate::due::{Asked, Book, Item, Ledger};
use crate::plan::{File, Language, Plan};
use crate::records::Finding;
use crate::world::journal::{Journal, JournalError};

/// What has to be right in the plan to say what is owed.
pub(crate) const NEEDS: [File; 6] = [
    File::Tasks,
    File::Org,
    File::Contacts,
    File::Checks,
    File::Contracts,
    File::Drills,
];

/// A book, and what incidents add to it.
#[derive(Debug)]
pub(crate) struct Owing<'a> {
    pub(crate) ledger: Ledger<'a>,
    pub(crate) book: Book,
    pub(crate) today: NaiveDate,
    brought: Brought,
    pub(crate) findings: Vec<Finding>,
}

impl<'a> Owing<'a> {
    /// Folds the records, from the last checkpoint on.
    pub(crate) fn load(
        plan: &'a Plan,
        journal: &Journal,
        now: DateTime<Utc>,
        lang: Language,
    ) -> Result<Self, JournalError> {
        let ledger = Ledger::new(plan);
        let fold = |name: &str, key: &str, book: Book| {
            journal.fold_months(
                name,
                key,
                || book,
                |book, fact| ledger.take(book, fact),
                |book, month| ledger.close(book, month.last_day()),
            )
        };
        let mut folded = fold("due", &ledger.key(), ledger.open())?;
        if !folded.state.late().is_empty() {
            let key = format!("{} {}", ledger.key(), folded.state.late_key());
            folded = fold("due-anew", &key, ledger.open_without(folded.state.late().clone()))?;
        }
        let mut owing = Self {
            today: day(now, plan.about.timezone),
            ledger,
            book: folded.state,
            brought: Brought::default(),
            findings: folded.findings,
        };
        owing.hear_of_incidents(plan, journal, now, lang)?;
        Ok(owing)
    }

    /// The same for a day that the book is already closed over: everything is read, and nothing left out.
    pub(crate) fn reaching_back(mut self, journal: &Journal, to: NaiveDate) -> Result<Self, JournalError> {
        if self.book.closed().is_some_and(|closed| to <= closed) {
            let replay = journal.facts(None)?;
            self.book = self.ledger.open();
            for fact in &replay.facts {
                self.ledger.take(&mut self.book, fact);
            }
        }
        Ok(self)
    }

    fn hear_of_incidents(
        &mut self,
        plan: &Plan,
        journal: &Journal,
        now: DateTime<Utc>,
        lang: Language,
    ) -> Result<(), JournalError> {
        self.brought = Brought::of(lang, plan, &incidents(journal)?, now);
        Ok(())
    }

    /// Is it the same at any time of the day? What incidents owe has its hour, and damage is said each time.
    pub(crate) fn holds_all_day(&self) -> bool {
        self.brought.open.is_empty() && self.brought.duties.is_empty() && self.findings.is_empty()
    }

    /// What is owed on a day; with `within`, also what opens later and has its deadline by then.
    pub(crate) fn list(&self, day: NaiveDate, within: Option<NaiveDate>) -> Vec<Item> {
        self.ledger.list(&self.book, &self.asked(day, within))
    }

    pub(crate) fn asked(&self, day: NaiveDate, within: Option<NaiveDate>) -> Asked<'_> {
        Asked {
            day,
            within,
            today: self.today,
            incidents: &self.brought.open,
            duties: &self.brought.duties,
            wrong_numbers: &self.brought.wrong_numbers,
        }
    }
}

impl Desk {
    /// What is owed, as the commands that only look need it. Damage in the records is said.
    pub(crate) fn owing<'a>(&self, opened: &'a Opened, journal: &Journal) -> Result<Owing<'a>, Failure> {
        let owing = Owing::load(&opened.plan, journal, opened.now, self.answer_lang())?;
        self.say_damage(&owing.findings);
        Ok(owing)
    }
}

fn day(at: DateTime<Utc>, zone: Tz) -> NaiveDate {
    at.with_timezone(&zone).date_naive()
}
