//! What a column holds.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::document::import) enum Column {
    /// A running number: layout.
    Number,
    /// The id in the plan.
    Id,
    /// What the entry is called.
    Title,
    /// 分類.
    Category,
    /// 頻度.
    Frequency,
    /// 実施日: a part of the frequency.
    Day,
    /// 曜日: a part of the frequency.
    Weekday,
    /// 実施月: a part of the frequency.
    Month,
    /// 時間.
    Time,
    /// 対応方法.
    Method,
    /// 自動化: yes or no.
    Automated,
    /// 担当者.
    Assignee,
    /// 副担当.
    Backup,
    /// 責任者.
    Responsible,
    /// 確認者.
    Confirm,
    /// 手順書.
    Procedure,
    /// 備考.
    Note,
    /// 氏名.
    Person,
    /// 役割.
    Role,
    /// 役職: a role if there is one of that name.
    Position,
    /// 会社.
    Company,
    /// 部署.
    Department,
    /// 電話.
    Phone,
    /// メール.
    Mail,
    /// 連絡先, which is a person or what reaches one.
    Reach,
    /// A level's number.
    Level,
    /// 接頭辞.
    Prefix,
    /// What a level means.
    Meaning,
    /// 続報間隔: how often more is to be heard.
    Update,
    /// A path, or one seat of it.
    Path,
    /// A seat, whose cells say when it is told.
    Seat,
    /// 経過時間: after how long.
    After,
    /// イベント.
    Event,
    /// 連絡手段.
    Means,
    /// チャネル.
    Channel,
    /// 委託先.
    Vendor,
    /// 契約番号.
    ContractNumber,
    /// 契約費用.
    Fee,
    /// 契約期間.
    Term,
    /// 開始日.
    Starts,
    /// 終了日.
    Ends,
    /// 自動更新.
    AutoRenewal,
    /// 更新期間.
    RenewsFor,
    /// 更新拒絶の申出期限.
    Notice,
    /// 業務範囲.
    Scope,
    /// 作業時間.
    WorkHours,
    /// 稼働時間帯.
    ServiceHours,
    /// 障害時対応.
    Respond,
    /// 窓口.
    Desk,
    /// The name of a field, in a table of names and values.
    Label,
    /// Its value.
    Value,
}
