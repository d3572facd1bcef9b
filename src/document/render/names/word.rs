//! The document's own words.

use chrono::NaiveDate;

use super::Term;
use crate::calendar::{ClosedDays, IfClosed, Span};
use crate::plan::{Audience, During, Impact, Language, Method, Missed, Shift, Worst};

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
    /// 終日, 営業時間内, 夜間・休日
    Shift(Shift),
    /// 当番, 日中当番, 夜間・休日当番
    Duty(Shift),
    /// 交代
    TakenOver,
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
    Language(Language),
    /// 数字が大きいほど重大
    Worst(Worst),
    /// ミリ秒
    Milliseconds(u64),
    /// 契約終了の3か月前まで（2026-12-31）
    NoticeBy(Span, Option<NaiveDate>),
    /// すべての疎通確認
    AllChecks,
    /// すべてのアラート
    EveryAlert,
    /// severity = critical
    Label(String, String),
    /// サービス停止, 性能劣化, …
    Impact(Impact),
    /// That of a report.
    Term(Term),
}
