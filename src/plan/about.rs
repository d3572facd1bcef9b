//! plan.toml: what the plan is called, where and since when it holds.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{Language, Party};
use crate::calendar::Span;

/// `[plan]`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// The title of the document.
    pub name: String,
    /// The zone of every date and wall-clock time in the plan.
    pub timezone: Tz,
    /// What people see.
    pub language: Language,
    /// Go-live: nothing is due before it.
    pub starts: NaiveDate,
    /// Whose the plan is: what is owed though no task says so is theirs.
    pub owner: Vec<Party>,
    /// When the plan was last looked over; `starts` where nothing is written.
    pub reviewed: NaiveDate,
    /// How often it should be; default `90d`.
    pub review_every: Span,
    /// When the day's digest goes out, on business days; default 08:45.
    pub morning: NaiveTime,
    /// Where the records lie, relative to the plan's directory; default `records`.
    pub records: String,
    /// Where contacts.toml lies, relative to the plan's directory.
    pub contacts: String,
}

/// `[calendar] hours`: the business hours, `09:00-18:00` by default. `to` before `from` crosses midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// From, inclusive.
    pub from: NaiveTime,
    /// To, exclusive.
    pub to: NaiveTime,
}

/// `[tick]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// The one machine that sends; absent: whichever ticks.
    pub host: Option<String>,
    /// Where the address is kept that is asked after every good tick: `env:NAME` or `file:PATH`.
    pub ping: Option<String>,
}

/// 09:00-18:00: what a plan without `hours` means.
impl Default for Hours {
    fn default() -> Self {
        let o_clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        Self {
            from: o_clock(9),
            to: o_clock(18),
        }
    }
}
