//! What reports name beside the 運用計画書: 月次運用報告書 and 障害報告書.

use super::super::value::Value;

/// A chapter of a report, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chapter {
    /// サマリー
    Summary,
    /// サービスレベル達成状況
    ServiceLevels,
    /// インシデント: how many of each level.
    Incidents,
    /// インシデント一覧
    IncidentList,
    /// 定例業務の実施状況
    Work,
    /// 見送り・遅れ・未実施の内訳
    Exceptions,
    /// 計画停止の実績
    Stops,
    /// 運用テスト・訓練
    Rehearsals,
    /// 対応事項
    Actions,
    /// 来月の予定
    NextMonth,
    /// 計画停止の予定
    NextStops,
    /// 特記事項・所感
    Remarks,
    /// 付録（指標の定義と集計期間）
    Definitions,
    /// 概要
    Overview,
    /// 発生日時・復旧日時・影響時間
    Times,
    /// 影響範囲
    Scope,
    /// 経緯（時系列）
    Story,
    /// 原因（直接・間接）
    Cause,
    /// 対応（暫定・恒久）
    Response,
    /// 届出・報告の状況
    Duties,
    /// 再発防止策
    Prevention,
    /// 横展開
    Rollout,
    /// 証跡
    Evidence,
}

/// The head of a report's column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Head {
    /// サービス
    Service,
    /// 目標
    Target,
    /// 実績
    Result,
    /// 前月
    Before,
    /// 差異
    Difference,
    /// 停止時間
    Down,
    /// 未観測
    Unseen,
    /// 件数
    Count,
    /// インシデント番号
    Incident,
    /// 事象
    What,
    /// 発生
    Occurred,
    /// 復旧
    Restored,
    /// 影響時間
    Lasted,
    /// 原因
    Cause,
    /// 状態
    State,
    /// 予定
    Planned,
    /// 実施
    Done,
    /// うち遅れ
    Late,
    /// 見送り
    Skipped,
    /// 超過
    Overdue,
    /// これから
    ToCome,
    /// 期限
    Due,
    /// 理由
    Reason,
    /// 観測した停止
    Observed,
    /// 予定の超過
    Overrun,
    /// 実施日
    Day,
    /// 対応事項
    Action,
    /// 内容
    Matter,
    /// 日時
    When,
    /// 区分
    Sort,
    /// だれ
    Who,
    /// 再発防止策
    Prevention,
}

/// What a row of 項目 and 内容 of a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Point {
    /// 集計期間
    Period,
    /// 稼働率（最も低いもの）
    LowestUptime,
    /// サービス停止時間
    Downtime,
    /// 未観測の時間
    Unseen,
    /// インシデント
    IncidentCount,
    /// 未クローズのインシデント
    OpenIncidents,
    /// 平均応答時間
    MeanAcknowledged,
    /// 平均復旧時間
    MeanRestored,
    /// 定例業務の予定
    Planned,
    /// 定例業務の実施
    Done,
    /// 定例業務の見送り
    Skipped,
    /// 定例業務の超過・未実施
    Overdue,
    /// 稼働率
    Uptime,
    /// 稼働率の目標
    UptimeTarget,
    /// 件名
    Title,
    /// インシデント番号
    Id,
    /// レベル
    Level,
    /// 状態
    State,
    /// 利用者への影響
    Impact,
    /// 検知の経緯
    FoundBy,
    /// 発生日時
    Occurred,
    /// 検知日時
    Detected,
    /// 認知日時
    Known,
    /// 起票日時
    Opened,
    /// 応答日時
    Acknowledged,
    /// 復旧日時
    Restored,
    /// クローズ日時
    Closed,
    /// 影響時間
    Lasted,
    /// 一次応答時間
    Answered,
    /// 影響範囲
    Scope,
    /// 直接原因
    DirectCause,
    /// 間接原因
    IndirectCause,
    /// 暫定対応
    Workaround,
    /// 恒久対応
    Fix,
    /// 対象
    Rollout,
    /// 記録
    Records,
    /// 証跡
    Evidence,
}

/// A report's own words in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// 99.950%, in thousandths of a percent.
    Percent(u32),
    /// +0.050ポイント, in thousandths of a percent.
    Points(i32),
    /// 1時間5分, in minutes.
    Minutes(i64),
    /// 22回
    Times(u32),
    /// 3件
    Cases(u32),
    /// Not known: nobody looked.
    NotMeasured,
    /// 確認中
    Checking,
    /// 調査中
    Investigating,
    /// 未定
    NotYet,
    /// （記入）: a person writes it.
    ToWrite,
    /// なし
    None,
    /// 合格, 不合格
    Passed(bool),
    /// 未実施
    NotDone,
    /// 済, 未
    Discharged(bool),
    /// What 稼働率 is.
    DefinesUptime,
    /// What 未観測 is.
    DefinesUnseen,
    /// What 平均応答時間 is.
    DefinesAcknowledged,
    /// What 平均復旧時間 is.
    DefinesRestored,
    /// What is counted as work, and when.
    DefinesWork,
}

impl Chapter {
    /// Is it a part of the chapter before it?
    pub(in super::super) fn is_part(self) -> bool {
        matches!(
            self,
            Self::IncidentList | Self::Exceptions | Self::NextStops | Self::Duties
        )
    }
}

impl Head {
    /// Do numbers stand in it?
    pub(in super::super) fn is_number(self) -> bool {
        matches!(
            self,
            Self::Target
                | Self::Result
                | Self::Before
                | Self::Difference
                | Self::Count
                | Self::Planned
                | Self::Done
                | Self::Late
                | Self::Skipped
                | Self::Overdue
                | Self::ToCome
        )
    }
}

impl<'a> From<Term> for Value<'a> {
    fn from(term: Term) -> Self {
        Self::Word(super::Word::Term(term))
    }
}
