//! contracts.toml, as written.

use chrono::NaiveDate;

use super::{Id, Many, Name, Rows};
use crate::calendar::{Span, Unit};

table! {
    /// contracts.toml: 委託範囲.
    ContractsFile {
        /// The contracts.
        contract: Rows<Contract>,
    }
}

table! {
    /// One contract.
    Contract {
        /// How other entries name it.
        id(required "id = \"maintenance\""): Id,
        /// Ids it had before.
        was: Many<Id>,
        /// The contract's own number.
        number: String = String::new(),
        /// The other side.
        vendor(required "vendor = \"株式会社コトリ運用サービス\""): String,
        /// 契約費用, as the contract says it.
        fee: String = String::new(),
        /// First day.
        starts(required "starts = 2026-04-01"): NaiveDate,
        /// Last day.
        ends(required "ends = 2027-03-31"): NaiveDate,
        /// 自動更新の有無.
        auto_renewal: bool = false,
        /// By how long it renews itself.
        renews_for: Span = Span { count: 12, unit: Unit::Months },
        /// Refuse renewal this long before the end.
        notice: Span,
        /// 業務範囲.
        scope: Many<String>,
        /// 作業時間.
        work_hours: String = String::new(),
        /// 稼働時間帯: 24時間365日, 平日 9:00-18:00, 毎日 9:00-18:00. Anything else is shown and not counted.
        service_hours: String = String::new(),
        /// From the call to the vendor until they start, within the service hours.
        respond_within: Span,
        /// Their desk: a contact.
        contact: Name,
    }
}
