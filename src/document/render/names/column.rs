//! The heads of columns.

use chrono::NaiveDate;

use super::Head;

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
    /// 当番
    Duty,
    /// 交代時刻
    Handover,
    /// 順番
    Order,
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
    /// 対応時間帯 of a rota
    Shift,
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
    /// アラートの条件
    Labels,
    /// 利用者への影響
    Impact,
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
    /// That of a report.
    Head(Head),
}

impl Column {
    /// May it be left out of a table in which it says nothing?
    pub(in super::super) fn is_optional(self) -> bool {
        matches!(
            self,
            Self::Chart
                | Self::From
                | Self::Until
                | Self::Ends
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
        matches!(self, Self::Level | Self::Number) || matches!(self, Self::Head(head) if head.is_number())
    }

    /// Do marks stand in it?
    pub fn is_mark(self) -> bool {
        matches!(self, Self::Month(_) | Self::MonthOfYear(_) | Self::Day(_))
    }
}
