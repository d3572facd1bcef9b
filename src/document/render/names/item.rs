//! What the rows of 項目 and 内容 are about.

use super::Point;

/// What a row of 項目 and 内容 is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// 名称
    PlanName,
    /// 稼働開始日
    GoLive,
    /// 計画の管理者
    PlanOwner,
    /// 最終見直し日
    Reviewed,
    /// 見直しの間隔
    ReviewEvery,
    /// 営業日
    Workdays,
    /// 祝日
    Holidays,
    /// 休業日
    Closed,
    /// 臨時営業日
    Open,
    /// 営業時間
    BusinessHours,
    /// 年度の開始月
    FiscalYear,
    /// 朝の通知
    Morning,
    /// タイムゾーン
    Timezone,
    /// 言語
    Language,
    /// レベルの向き
    Worst,
    /// 時刻
    At,
    /// 種類
    TaskKind,
    /// 休業日の場合
    IfClosed,
    /// 該当日のない月
    ShortMonth,
    /// 営業日の調整
    Offset,
    /// 開始日
    Starts,
    /// 終了日
    Ends,
    /// 回数
    Count,
    /// 除外日
    Except,
    /// 追加日
    Also,
    /// 対象月
    Covers,
    /// 事前通知
    Remind,
    /// 猶予
    Grace,
    /// 未実施の扱い
    Missed,
    /// 手順書
    Procedure,
    /// 証跡
    Evidence,
    /// 確認者
    Confirm,
    /// タグ
    Tags,
    /// 実施の契機
    When,
    /// 疎通確認
    Check,
    /// 旧ID
    Was,
    /// 契約番号
    ContractNumber,
    /// 契約費用
    Fee,
    /// 契約期間
    Term,
    /// 自動更新の有無
    AutoRenewal,
    /// 更新拒絶の申出期限
    Notice,
    /// 業務範囲
    Scope,
    /// 作業時間
    WorkHours,
    /// 稼働時間帯
    ServiceHours,
    /// 障害時対応
    RespondWithin,
    /// 窓口
    Desk,
    /// 不在
    Away,
    /// 代行
    Deputy,
    /// 通知手段
    Reach,
    /// タイムアウト
    Timeout,
    /// 異常とする連続回数
    FailAfter,
    /// 復旧とする連続回数
    RecoverAfter,
    /// 起票するレベル
    OpenIncident,
    /// 確認の時間帯
    CheckDuring,
    /// 前提の疎通確認
    DependsOn,
    /// 正常とするステータス
    Status,
    /// 応答に含まれる文字列
    Contains,
    /// 応答時間の上限
    WithinTime,
    /// 警告する応答時間
    WarnTime,
    /// 証明書の残り日数
    CertDays,
    /// 期待する回答
    Answers,
    /// That of a report.
    Point(Point),
}
