//! The document's own words, in cells.

use super::column::month;
use super::{day, either};
use crate::calendar::{ClosedDays, IfClosed, Span};
use crate::document::render::Word;
use crate::plan::{Audience, During, Language, Missed, Shift, Worst};
use crate::say;
use crate::say::span::span;

say! {
    /// Auto-renewal, and by how long.
    renews(span: &str) { ja: "あり（{span}ごと）", en: "yes, for {span}" }
    /// At most so many.
    times(n: u32) { ja: "{n}回", en: "{n} times" }
    /// Failures or successes.
    in_a_row(n: u32) { ja: "{n}回連続", en: "{n} in a row" }
    /// Moved before its day.
    business_days_before(n: u32) { ja: "{n}営業日前", en: "{n} business days before" }
    /// Moved after its day.
    business_days_after(n: u32) { ja: "{n}営業日後", en: "{n} business days after" }
    /// From a length of time on.
    or_longer(span: &str) { ja: "{span}以上", en: "{span} or longer" }
    /// How long before the end a renewal can be refused.
    notice_by(span: &str) { ja: "契約終了の{span}前まで", en: "{span} before the end" }
    /// The same, and the last business day of the present term.
    notice_last(by: &str, day: &str) { ja: "{by}（今期の期限 {day}）", en: "{by} (this term: {day})" }
    /// Closed days of each year.
    every_year(days: &str) { ja: "毎年 {days}", en: "every year {days}" }
}

/// A word.
pub fn word(lang: Language, word: &Word) -> String {
    match word {
        Word::Method(method) => say::plan::method(lang, *method),
        Word::Is(true) => either(lang, "あり", "yes").to_owned(),
        Word::Is(false) => either(lang, "なし", "no").to_owned(),
        Word::Renews(length) => renews(lang, &span(lang, *length)),
        Word::Required => either(lang, "必須", "required").to_owned(),
        Word::Meeting => either(lang, "会議", "meeting").to_owned(),
        Word::Audience(Audience::Internal) => either(lang, "社内", "internal").to_owned(),
        Word::Audience(Audience::Customer) => either(lang, "顧客", "customer").to_owned(),
        Word::During(During::Always) => either(lang, "24時間365日", "always").to_owned(),
        Word::During(During::BusinessHours) => either(lang, "営業時間内", "business hours").to_owned(),
        Word::Shift(Shift::Always) => either(lang, "終日", "always").to_owned(),
        Word::Shift(Shift::BusinessHours) => either(lang, "営業時間内", "business hours").to_owned(),
        Word::Shift(Shift::Nights) => either(lang, "夜間・休日", "outside business hours").to_owned(),
        Word::Duty(shift) => say::plan::duty_of(lang, *shift),
        Word::TakenOver => say::oncall::taken_over(lang, ""),
        Word::Report(true) => either(lang, "報告", "report").to_owned(),
        Word::Report(false) => either(lang, "連絡", "page").to_owned(),
        Word::OutOfChart => either(lang, "体制図外", "not in the chart").to_owned(),
        Word::Hidden => either(lang, "非公開", "hidden").to_owned(),
        Word::AllChecks => either(lang, "すべての疎通確認", "all checks").to_owned(),
        Word::EveryAlert => say::plan::every_alert(lang),
        Word::Label(label, text) => say::plan::label(lang, label, text),
        Word::Impact(impact) => say::incident::felt(lang, Some(*impact)),
        Word::Language(Language::Ja) => either(lang, "日本語", "Japanese").to_owned(),
        Word::Language(Language::En) => either(lang, "英語", "English").to_owned(),
        Word::Worst(Worst::Highest) => {
            either(lang, "数字が大きいほど重大", "a higher number is more severe").to_owned()
        }
        Word::Worst(Worst::Lowest) => {
            either(lang, "数字が小さいほど重大", "a lower number is more severe").to_owned()
        }
        Word::From(length) => or_longer(lang, &span(lang, *length)),
        Word::NoticeBy(length, last) => notice(lang, *length, *last),
        Word::InARow(1) => either(lang, "1回", "once").to_owned(),
        Word::InARow(n) => in_a_row(lang, *n),
        Word::Term(term) => say::report::term(lang, *term),
        Word::Milliseconds(ms) => milliseconds(lang, *ms),
        other => of_time(lang, other),
    }
}

/// The words about days.
fn of_time(lang: Language, word: &Word) -> String {
    match word {
        Word::IfClosed(rule) => if_closed(lang, *rule).to_owned(),
        Word::ShortSkip => either(lang, "実施しない", "skip").to_owned(),
        Word::ShortNext => either(lang, "翌月1日", "the 1st of the next month").to_owned(),
        Word::Offset(days) if *days < 0 => business_days_before(lang, days.unsigned_abs()),
        Word::Offset(days) => business_days_after(lang, days.unsigned_abs()),
        Word::Times(n) => times(lang, *n),
        Word::PreviousMonth => either(lang, "前月分", "the month before").to_owned(),
        Word::Missed(rule) => missed(lang, *rule).to_owned(),
        Word::DuringIncident => either(lang, "インシデント発生中", "an incident is open").to_owned(),
        Word::Weekdays(worked) => weekdays(lang, *worked),
        Word::Holidays(true) => {
            either(lang, "日本の祝日は休業", "closed on the holidays of Japan").to_owned()
        }
        Word::Holidays(false) => either(lang, "祝日も営業", "worked on holidays").to_owned(),
        Word::Closed(days) => closed(lang, days),
        Word::Month(number) => month(lang, *number),
        _ => String::new(),
    }
}

fn if_closed(lang: Language, rule: IfClosed) -> &'static str {
    let (ja, en) = match rule {
        IfClosed::Keep => ("そのまま", "the same day"),
        IfClosed::Before => ("前営業日", "the previous business day"),
        IfClosed::After => ("翌営業日", "the next business day"),
        IfClosed::BeforeInMonth => ("月内の前営業日", "the previous business day within the month"),
        IfClosed::AfterInMonth => ("月内の翌営業日", "the next business day within the month"),
        IfClosed::Skip => ("実施しない", "skip"),
    };
    either(lang, ja, en)
}

fn missed(lang: Language, rule: Missed) -> &'static str {
    let (ja, en) = match rule {
        Missed::Carry => ("実施するまで残す", "each stays owed"),
        Missed::Latest => ("最新の1件だけ残す", "only the latest stays owed"),
        Missed::Drop => ("残さない", "dropped"),
    };
    either(lang, ja, en)
}

fn weekdays(lang: Language, worked: [bool; 7]) -> String {
    const JA: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
    const EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let (names, joint) = match lang {
        Language::Ja => (JA, "・"),
        Language::En => (EN, ", "),
    };
    let worked = names.into_iter().zip(worked).filter(|(_, worked)| *worked);
    worked.map(|(name, _)| name).collect::<Vec<_>>().join(joint)
}

fn closed(lang: Language, days: &ClosedDays) -> String {
    let text = days.to_string().replace("..", either(lang, "〜", " to "));
    match days {
        ClosedDays::Yearly(..) => every_year(lang, &text),
        ClosedDays::Once(..) => text,
    }
}

fn notice(lang: Language, length: Span, last: Option<chrono::NaiveDate>) -> String {
    let by = notice_by(lang, &span(lang, length));
    match last {
        Some(last) => notice_last(lang, &by, &day::date(lang, last)),
        None => by,
    }
}

/// Whole seconds where they are.
fn milliseconds(lang: Language, ms: u64) -> String {
    match (ms % 1000, ms / 1000) {
        (0, seconds) => format!("{seconds}{}", either(lang, "秒", " s")),
        _ => format!("{ms}{}", either(lang, "ミリ秒", " ms")),
    }
}
