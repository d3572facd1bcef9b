//! contracts.toml: 委託範囲.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::ContactRef;
use crate::calendar::Span;

/// The place of a contract in [`super::Plan::contracts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ContractRef(pub u32);

/// One `[[contract]]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contract {
    /// Its id.
    pub id: String,
    /// Ids it had before.
    pub was: Vec<String>,
    /// The contract's own number.
    pub number: String,
    /// The other side.
    pub vendor: String,
    /// 契約費用, as the contract says it.
    pub fee: String,
    /// First day.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
    /// 自動更新の有無
    pub auto_renewal: bool,
    /// By how long it renews itself; default `12mo`.
    pub renews_for: Span,
    /// Refuse renewal this long before the end.
    pub notice: Option<Span>,
    /// 業務範囲
    pub scope: Vec<String>,
    /// 作業時間, as written.
    pub work_hours: String,
    /// 稼働時間帯, as written.
    pub service_hours: String,
    /// What `service_hours` means; `None` where it was not understood, and then it is shown and not counted.
    pub service: Option<ServiceHours>,
    /// From the call to the vendor until they start, within the service hours.
    pub respond_within: Option<Span>,
    /// Their desk.
    pub contact: Option<ContactRef>,
}

/// 稼働時間帯, understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ServiceHours {
    /// 24時間365日
    Always,
    /// 平日 9:00-18:00: business days of the plan, wall clock of the plan's zone.
    BusinessDays(NaiveTime, NaiveTime),
    /// 毎日 9:00-18:00
    EveryDay(NaiveTime, NaiveTime),
}
