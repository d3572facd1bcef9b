//! The plan, the records and a day → what is owed. Pure: the records come in as facts, the day is a value.
//!
//! A [`Ledger`] is the plan seen as work that recurs. It folds facts into a [`Book`] and closes the book at each month's
//! end, so that only the debts are carried on. Ledger, book and a day give [`Item`]s.

mod account;
mod book;
mod close;
mod elapsed;
mod event;
mod find;
mod item;
mod ledger;
mod listed;
mod next;
mod other;
mod recorded;
mod regime;
mod row;
mod schedule;
mod sight;
mod standing;
mod undo;
mod work;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod sample;

pub use book::Book;
pub use event::{Confirmed, Deferred, Done, Outcome, Seen, Sight, Skipped, Undone};
pub use find::{Found, find};
pub use item::{Item, Kind, Owner, Section, State};
pub use ledger::{Asked, Ledger};
pub use other::{Duty, OpenIncident, WrongNumber};
pub use recorded::recorded;
pub use schedule::{Explained, LAST_BUSINESS_DAY, Planned};
pub use sight::sights;
