//! The heads of columns.

use chrono::Datelike as _;

use super::{day, either};
use crate::document::render::Column;
use crate::plan::Language;

/// The head of a column.
pub fn column(lang: Language, column: Column) -> String {
    let (ja, en) = match column {
        Column::Category => ("分類", "Category"),
        Column::Frequency => ("頻度", "Frequency"),
        Column::Task => ("定例業務内容", "Task"),
        Column::Method => ("対応方法", "Method"),
        Column::Assignee => ("担当者", "Assignee"),
        Column::Note => ("備考", "Note"),
        Column::Id => ("ID", "ID"),
        Column::Item => ("項目", "Item"),
        Column::Content => ("内容", "Content"),
        Column::Role => ("役割", "Role"),
        Column::ReportsTo => ("報告先", "Reports to"),
        Column::Name => ("氏名", "Name"),
        Column::From => ("着任日", "From"),
        Column::Until => ("離任日", "Until"),
        Column::Chart => ("体制図", "Chart"),
        Column::Duty => ("当番", "Duty"),
        Column::Handover => ("交代時刻", "Handover"),
        Column::Order => ("順番", "Order"),
        Column::Vendor => ("委託先", "Vendor"),
        Column::Event => ("イベント", "Event"),
        Column::Means => ("連絡手段", "Means"),
        Column::Channel => ("チャネル/メールアドレス/電話連絡先", "Channel / mail / phone"),
        Column::ChannelName => ("チャネル", "Channel"),
        Column::Prefix => ("接頭辞", "Prefix"),
        Column::Kind => ("種別", "Kind"),
        Column::Audience => ("対象者", "Audience"),
        Column::Level => ("レベル", "Level"),
        Column::Meaning => ("事象の例", "Meaning"),
        Column::During | Column::Shift => ("対応時間帯", "Hours"),
        Column::OutageFrom => ("サービス停止の継続時間", "Outage of"),
        Column::AckTtl => ("応答の有効時間", "Acknowledgement expires after"),
        Column::UpdateEvery => ("次報の間隔", "Updates every"),
        Column::ExhaustedEvery => ("応答がない場合の再連絡", "Called again every"),
        Column::ReportWithin => ("障害報告書", "Incident report"),
        Column::Question => ("確認事項", "Question"),
        Column::Labels => ("アラートの条件", "Alert"),
        Column::Impact => ("利用者への影響", "What users feel"),
        Column::Within => ("期限", "Within"),
        Column::Path => ("連絡経路", "Path"),
        Column::After => ("経過時間", "After"),
        Column::To => ("連絡先", "To"),
        Column::PageOrReport => ("区分", "Page or report"),
        Column::Company => ("会社", "Company"),
        Column::Phone => ("電話番号", "Phone"),
        Column::Mail => ("メールアドレス", "Mail"),
        Column::Verified => ("最終確認日", "Last verified"),
        Column::Drill => ("運用テスト", "Test"),
        Column::Number => ("No.", "No."),
        Column::Step => ("確認項目", "Step"),
        Column::Result => ("合否", "Result"),
        Column::Check => ("疎通確認", "Check"),
        Column::Target => ("対象", "Target"),
        Column::Every => ("間隔", "Every"),
        Column::Maintenance => ("作業", "Work"),
        Column::Starts => ("開始", "From"),
        Column::Ends => ("終了", "To"),
        Column::Notice => ("利用者への周知", "Notice to users"),
        Column::Head(head) => return crate::say::report::head(lang, head).to_owned(),
        Column::Month(first) => return month(lang, first.month()),
        Column::MonthOfYear(first) => return first.format("%Y-%m").to_string(),
        Column::Day(it) => return format!("{}{}", it.day(), bracketed(lang, day::weekday(lang, it))),
    };
    either(lang, ja, en).to_owned()
}

/// 4月 / Apr
pub(super) fn month(lang: Language, month: u32) -> String {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    match lang {
        Language::Ja => format!("{month}月"),
        Language::En => NAMES[(month as usize + 11) % 12].to_owned(),
    }
}

fn bracketed(lang: Language, text: &str) -> String {
    match lang {
        Language::Ja => format!("（{text}）"),
        Language::En => format!(" {text}"),
    }
}
