//! contacts.toml: 連絡先リスト.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::ChannelRef;
use crate::calendar::{Span, Unit};

/// The place of a contact in [`super::Plan::contacts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ContactRef(pub u32);

/// One `[[contact]]`: a person or a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Its id.
    pub id: String,
    /// Ids it had before.
    pub was: Vec<String>,
    /// What people call them.
    pub name: String,
    /// Empty for our own people.
    pub company: String,
    /// Phone numbers as written; the first is rung first.
    pub phone: Vec<String>,
    /// Mail address.
    pub email: Option<String>,
    /// How opsplan itself reaches this person, in order.
    pub reach: Vec<Reach>,
    /// Days away.
    pub away: Vec<Away>,
    /// Who stands in while away.
    pub deputy: Option<ContactRef>,
    /// When someone last proved that the ways to reach them work.
    pub verified: Option<NaiveDate>,
}

/// One way to reach a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// Through which channel.
    pub channel: ChannelRef,
    /// How that service names the person.
    pub mention: Option<String>,
}

/// Days away, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Away {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Contact {
    /// How often somebody proves that the ways to reach a contact work.
    pub const VERIFY_EVERY: Span = Span {
        count: 180,
        unit: Unit::Days,
    };
    /// How long after the plan's start that is first done.
    const VERIFY_FIRST: Days = Days::new(30);

    /// By when that has to be proved anew. `recorded` is the last day that the records know of.
    pub fn verify_by(&self, recorded: Option<NaiveDate>, starts: NaiveDate) -> Option<NaiveDate> {
        match self.verified.max(recorded) {
            Some(last) => last.checked_add_days(Days::new(Self::VERIFY_EVERY.count.into())),
            None => starts.checked_add_days(Self::VERIFY_FIRST),
        }
    }

    /// Is this person away on `day`?
    pub fn is_away(&self, day: NaiveDate) -> bool {
        self.away.iter().any(|away| away.from <= day && day <= away.to)
    }
}
