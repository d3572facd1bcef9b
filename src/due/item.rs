//! One row of what is owed: what commands show and programs read.

use chrono::{NaiveDate, NaiveTime};
use serde::{Serialize, Serializer};

use crate::calendar::Period;
use crate::plan::{Covers, Method, Party, Plan};

/// Something that somebody owes, on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// What sort of duty it is.
    pub kind: Kind,
    /// Its id, as commands and records name it.
    pub task: String,
    /// What people call it.
    pub title: String,
    /// 分類
    pub category: String,
    /// Whose it is, by name.
    pub assignee: Vec<Owner>,
    /// 対応方法
    pub method: Option<Method>,
    /// 頻度 as written.
    pub frequency: String,
    /// The period that `done` closes; the newest where the row stands for several occurrences.
    pub period: Period,
    /// All periods of that occurrence.
    pub periods: Vec<Period>,
    /// The first day on which it can be done.
    pub opens: NaiveDate,
    /// The deadline: the oldest where the row stands for several, the new one where it was deferred.
    pub due: NaiveDate,
    /// The time of day of the deadline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<NaiveTime>,
    /// How it stands.
    pub state: State,
    /// Calendar days past the deadline.
    pub late_days: i64,
    /// Business days past the deadline.
    pub late_business_days: i32,
    /// How many occurrences in this row have passed their deadline undone.
    pub missed: u32,
    /// The first deadline, where it was deferred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_due: Option<NaiveDate>,
    /// Who did what waits to be confirmed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_by: Option<String>,
    /// The day on which it was done or skipped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled: Option<NaiveDate>,
    /// Done, with findings.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ng: bool,
    /// The check whose run completes it, and the last day on which that ran.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub automation: Option<Automation>,
    /// It is no longer in the plan.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub gone: bool,
    /// The month that it is about, where that is another than its own.
    #[serde(skip)]
    pub covers: Covers,
    /// The first deadlines, newest and oldest, of what closing the row closes.
    #[serde(skip)]
    pub closes: (NaiveDate, NaiveDate),
    /// From this day on it is announced, not only counted.
    #[serde(skip)]
    pub announced: NaiveDate,
}

/// The check behind automatic work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Automation {
    /// Its id.
    pub check: String,
    /// The last day on which it ran; none: never.
    pub last_ran: Option<NaiveDate>,
}

/// Whose it is: the name to show, and the party it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// As people call it.
    pub name: String,
    /// The seat or the person; none where an incident gave a name of its own.
    pub party: Option<Party>,
}

impl Serialize for Owner {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name)
    }
}

impl Owner {
    /// The owner that a party of the plan is.
    pub fn of(plan: &Plan, party: Party) -> Self {
        let name = match party {
            Party::Role(role) => &plan[role].name,
            Party::Contact(contact) => &plan[contact].name,
            Party::Contract(contract) => &plan[contract].vendor,
        };
        Self {
            name: name.clone(),
            party: Some(party),
        }
    }
}

/// What sort of duty an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A line of tasks.toml.
    Task,
    /// A line of drills.toml.
    Drill,
    /// The date until which a contract's renewal can be refused.
    ContractNotice,
    /// The end of a contract that does not renew itself.
    ContractEnd,
    /// A contact to verify.
    Contact,
    /// A contact to verify, whose number was found wrong.
    WrongNumber,
    /// Users to be told of a planned outage.
    Maintenance,
    /// The plan itself to look over.
    Review,
    /// A duty or a report that an incident brought.
    Incident,
    /// 次報
    Update,
}

/// How an occurrence stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// 予定: it has not opened yet.
    Upcoming,
    /// 期間中
    Open,
    /// 本日期限
    Due,
    /// 猶予中: past the deadline, within `grace`.
    Late,
    /// 期限超過
    Overdue,
    /// 延期
    Deferred,
    /// 確認待ち: done, and another person has to confirm it.
    ToConfirm,
    /// 実施済
    Done,
    /// 見送り
    Skipped,
    /// 未実施: another occurrence has taken its place.
    Missed,
}

/// Where an item stands on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// 期限超過
    Overdue,
    /// 本日期限
    Today,
    /// 確認待ち
    ToConfirm,
    /// 事前通知
    Announced,
    /// 期間中
    Rest,
    /// 予定
    Upcoming,
    /// 実施済, 見送り
    Settled,
}

impl Item {
    /// Where it stands on the screen of `day`.
    pub fn section(&self, day: NaiveDate) -> Section {
        match self.state {
            State::Late | State::Overdue => Section::Overdue,
            State::Due => Section::Today,
            State::ToConfirm => Section::ToConfirm,
            State::Open if self.announced <= day => Section::Announced,
            State::Open | State::Deferred => Section::Rest,
            State::Upcoming => Section::Upcoming,
            State::Done | State::Skipped | State::Missed => Section::Settled,
        }
    }

    /// Is it owed today or longer?
    pub fn is_pressing(&self) -> bool {
        matches!(self.state, State::Due | State::Late | State::Overdue)
    }
}
