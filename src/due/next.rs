//! When work was last done, and when the next opens.

use chrono::{Days, NaiveDate};

use super::book::Book;
use super::event::Done;
use super::ledger::{Asked, Ledger};
use crate::records::Fact;

/// Beyond this nobody asks: the farthest that a yearly phrase reaches.
const FAR: Days = Days::new(800);

impl Ledger<'_> {
    /// The last day on which it was done, by all the facts.
    pub fn last_done(&self, facts: &[Fact], id: &str) -> Option<NaiveDate> {
        let undone = |fact: &Fact| {
            facts
                .iter()
                .any(|other| other.kind == "undone" && other.answers.contains(&fact.id))
        };
        let done = facts.iter().filter(|fact| {
            fact.read::<Done>()
                .is_some_and(|done| self.canonical(&done.task) == id)
        });
        done.filter(|fact| !undone(fact))
            .map(|fact| self.day(fact.at))
            .max()
    }

    /// When the next opens, and its deadline.
    pub fn next(&self, book: &Book, asked: &Asked<'_>, id: &str) -> Option<(NaiveDate, NaiveDate)> {
        let far = Asked {
            within: asked.day.checked_add_days(FAR),
            ..*asked
        };
        let items = self.list_of(book, &far, id).into_iter();
        let next = items
            .filter(|item| item.opens > asked.day)
            .min_by_key(|item| item.due)?;
        Some((next.opens, next.due))
    }
}
