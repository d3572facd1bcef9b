//! What a document can name: its headings, columns, items and words. `say` says them in both languages; the importer
//! knows them by their Japanese.

use chrono::NaiveDate;

use crate::calendar::{ClosedDays, IfClosed, Span};
use crate::plan::{Audience, During, Method, Missed, Worst};

/// The heading of a section or of a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Heading {
    /// 基本情報
    About,
    /// 運用業務一覧
    Tasks,
    /// 業務の補足
    TaskDetails,
    /// 運用体制
    Org,
    /// 役割と担当者
    Roles,
    /// 委託範囲
    Contracts,
    /// コミュニケーション
    Communication,
    /// チャネル
    Channels,
    /// インシデントレベル定義
    Levels,
    /// レベルごとの対応基準
    LevelRules,
    /// 起票時の確認事項
    Questions,
    /// 届出・報告の義務
    Obligations,
    /// エスカレーションフロー
    Escalation,
    /// エスカレーションの段階
    Steps,
    /// 連絡先リスト
    Contacts,
    /// 連絡先の補足
    ContactDetails,
    /// 運用テスト
    Drills,
    /// 運用テストの確認項目
    DrillSteps,
    /// 疎通確認
    Checks,
    /// 疎通確認の補足
    CheckDetails,
    /// 計画停止
    Maintenance,
    /// 年間予定, and the fiscal year.
    Year(i32),
    /// 予定表, and its first and last day.
    Days(NaiveDate, NaiveDate),
}

/// The head of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// 分類
    Category,
    /// 頻度
    Frequency,
    /// 定例業務内容
    Task,
    /// 対応方法
    Method,
    /// 担当者
    Assignee,
    /// 備考
    Note,
    /// ID
    Id,
    /// 項目
    Item,
    /// 内容
    Content,
    /// 役割
    Role,
    /// 報告先
    ReportsTo,
    /// 氏名
    Name,
    /// 着任日
    From,
    /// 離任日
    Until,
    /// 体制図
    Chart,
    /// 委託先
    Vendor,
    /// イベント
    Event,
    /// 連絡手段
    Means,
    /// チャネル/メールアドレス/電話連絡先
    Channel,
    /// チャネル
    ChannelName,
    /// 接頭辞
    Prefix,
    /// 種別
    Kind,
    /// 対象者
    Audience,
    /// レベル
    Level,
    /// 事象の例
    Meaning,
    /// 対応時間帯
    During,
    /// サービス停止の継続時間
    OutageFrom,
    /// 応答の有効時間
    AckTtl,
    /// 次報の間隔
    UpdateEvery,
    /// 再連絡の間隔
    ExhaustedEvery,
    /// 障害報告書
    ReportWithin,
    /// 確認事項
    Question,
    /// 期限
    Within,
    /// 連絡経路
    Path,
    /// 経過時間
    After,
    /// 連絡先
    To,
    /// 区分
    PageOrReport,
    /// 会社
    Company,
    /// 電話番号
    Phone,
    /// メールアドレス
    Mail,
    /// 最終確認日
    Verified,
    /// 運用テスト
    Drill,
    /// No.
    Number,
    /// 確認項目
    Step,
    /// 合否
    Result,
    /// 疎通確認
    Check,
    /// 対象
    Target,
    /// 間隔
    Every,
    /// 作業
    Maintenance,
    /// 開始
    Starts,
    /// 終了
    Ends,
    /// 利用者への周知
    Notice,
    /// A month of the year's calendar, by its first day: 4月.
    Month(NaiveDate),
    /// The same where the calendar is longer than a year: 2026-04.
    MonthOfYear(NaiveDate),
    /// A day of a month's calendar: 22（日）.
    Day(NaiveDate),
}

/// What a row of 項目 and 内容 is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// 稼働開始日
    GoLive,
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
}

/// A line before a section's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Which end of the levels is the worst.
    Worst(Worst),
    /// What 報告 means beside 連絡.
    Reports,
    /// Dates and drafts, never advice.
    NotAdvice,
    /// What ○ means, and that days moved from closed days stand where they are owed.
    Marks,
}

/// One of the document's own words, in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// 手動, 自動
    Method(Method),
    /// あり, なし
    Is(bool),
    /// あり（12か月ごと）
    Renews(Span),
    /// 必須
    Required,
    /// 会議
    Meeting,
    /// 前営業日, 翌営業日, …
    IfClosed(IfClosed),
    /// 実施しない
    ShortSkip,
    /// 翌月1日
    ShortNext,
    /// 2営業日前, 2営業日後
    Offset(i32),
    /// N回
    Times(u32),
    /// N回連続
    InARow(u32),
    /// 前月分
    PreviousMonth,
    /// 持ち越す, …
    Missed(Missed),
    /// インシデント対応中
    DuringIncident,
    /// 社内, 顧客
    Audience(Audience),
    /// 24時間365日, 営業時間内
    During(During),
    /// 連絡, 報告
    Report(bool),
    /// 体制図外
    OutOfChart,
    /// 非公開
    Hidden,
    /// 月・火・水・木・金
    Weekdays([bool; 7]),
    /// 日本の祝日は休業, 祝日も営業
    Holidays(bool),
    /// 1時間以上
    From(Span),
    /// 毎年 12-29〜01-03
    Closed(ClosedDays),
    /// 4月
    Month(u32),
    /// 日本語, English
    Language(crate::plan::Language),
    /// ミリ秒
    Milliseconds(u64),
    /// 契約終了の3か月前まで（2026-12-31）
    NoticeBy(Span, Option<NaiveDate>),
    /// すべての疎通確認
    AllChecks,
}

impl Heading {
    /// Is it a part of the section before it?
    pub fn is_part(self) -> bool {
        matches!(
            self,
            Self::TaskDetails
                | Self::Roles
                | Self::Channels
                | Self::LevelRules
                | Self::Questions
                | Self::Obligations
                | Self::Steps
                | Self::ContactDetails
                | Self::DrillSteps
                | Self::CheckDetails
        )
    }

    /// Do readers look for it even where there is nothing in it? The sections of the document that all began with.
    pub(super) fn is_expected(self) -> bool {
        let extra = matches!(
            self,
            Self::About | Self::Checks | Self::Maintenance | Self::Year(_) | Self::Days(..)
        );
        !self.is_part() && !extra
    }
}

impl Column {
    /// May it be left out of a table in which it says nothing?
    pub(super) fn is_optional(self) -> bool {
        matches!(
            self,
            Self::Chart
                | Self::From
                | Self::Until
                | Self::Company
                | Self::Verified
                | Self::OutageFrom
                | Self::AckTtl
                | Self::UpdateEvery
                | Self::ReportWithin
                | Self::Notice
        )
    }

    /// Do numbers stand in it?
    pub fn is_number(self) -> bool {
        matches!(self, Self::Level | Self::Number)
    }

    /// Do marks stand in it?
    pub fn is_mark(self) -> bool {
        matches!(self, Self::Month(_) | Self::MonthOfYear(_) | Self::Day(_))
    }
}
