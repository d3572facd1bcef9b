//! What the records have come to, work by work: the state that a ledger folds facts into, and a checkpoint carries.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::account::Account;
use crate::records::FactId;

/// The records, seen from a plan. It belongs to the plan that folded it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Book {
    /// Up to this day nothing is left but debts.
    pub(crate) closed: Option<NaiveDate>,
    /// One for each work of the plan, in its order.
    pub(crate) works: Vec<Account>,
    /// Everything else that facts name: contracts, contacts, incidents, work that is no longer in the plan.
    pub(crate) others: BTreeMap<String, Account>,
    /// The days on which checks ran, after `closed`, and the last one before.
    pub(crate) ran: BTreeMap<String, BTreeSet<NaiveDate>>,
    /// Facts that were taken back.
    pub(crate) undone: BTreeSet<FactId>,
    /// Those of them that the book had been closed over.
    pub(crate) late: BTreeSet<FactId>,
    /// Is there any fact of ours at all?
    pub(crate) touched: bool,
}

impl Book {
    /// Up to this day nothing is left but debts: what was done before has to be asked from the records themselves.
    pub fn closed(&self) -> Option<NaiveDate> {
        self.closed
    }

    /// The last day on which a check ran.
    pub(crate) fn last_ran(&self, check: &str) -> Option<NaiveDate> {
        self.ran.get(check).and_then(|days| days.last().copied())
    }
}
