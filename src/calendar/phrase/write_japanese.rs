//! A frequency said back in Japanese.

use chrono::Weekday;

use super::super::{FiscalDay, FiscalPart, Frequency, MonthDay, Span, YearDay};
use super::write::{joined, shared_days};

pub(super) fn japanese(frequency: &Frequency) -> String {
    match frequency {
        Frequency::EveryDay => "日次".into(),
        Frequency::EveryBusinessDay => "毎営業日".into(),
        Frequency::Days(n) => format!("{n}日ごと"),
        Frequency::BusinessDays(n) => format!("{n}営業日ごと"),
        Frequency::Weeks { every, on } => match (every, on.is_empty()) {
            (1, true) => "週次".into(),
            (1, false) => format!("毎週{}", joined(on, "・", weekday_ja)),
            (2, _) => format!("隔週{}", joined(on, "・", weekday_ja)),
            _ => format!("{every}週ごと{}", joined(on, "・", weekday_ja)),
        },
        Frequency::Months { every, on } => match (every, on.is_empty()) {
            (1, true) => "月次".into(),
            (1, false) => format!("毎月{}", joined(on, "・", day_ja)),
            _ => format!("{every}か月ごと{}", joined(on, "・", day_ja)),
        },
        Frequency::Years { every, on } => match every {
            1 => format!("毎年{}", dates_ja(on)),
            _ => format!("{every}年ごと{}", dates_ja(on)),
        },
        Frequency::Fiscal { every, part, on } => fiscal_ja(*every, *part, *on),
        Frequency::AfterDone(Span { count, unit }) => format!("前回実施から{count}{}後", unit.japanese()),
        Frequency::Once(day) => day.format("%Y年%-m月%-d日").to_string(),
        Frequency::BeforeGoLive => "稼働前".into(),
        Frequency::AsNeeded => "随時".into(),
    }
}

fn fiscal_ja(every: u32, part: FiscalPart, on: Option<FiscalDay>) -> String {
    let name = match part {
        FiscalPart::Quarter => "四半期",
        FiscalPart::Half => "半期",
        FiscalPart::Year => "年度",
    };
    match on {
        None if every > 1 => format!("{every}年ごと"),
        None if part == FiscalPart::Year => "年次".into(),
        None => name.into(),
        Some(FiscalDay::Last(MonthDay::Last(0))) => format!("{name}末"),
        Some(FiscalDay::Last(MonthDay::LastBusinessDay(0))) => format!("{name}末営業日"),
        Some(FiscalDay::First(MonthDay::Day(1))) => format!("{name}初日"),
        Some(FiscalDay::First(day)) => format!("{name}の初月の{}", day_ja(&day)),
        Some(FiscalDay::Last(day)) => format!("{name}の末月の{}", day_ja(&day)),
    }
}

fn day_ja(day: &MonthDay) -> String {
    match day {
        MonthDay::Day(day) => format!("{day}日"),
        MonthDay::Last(0) => "末日".into(),
        MonthDay::Last(before) => format!("末日の{before}日前"),
        MonthDay::BusinessDay(nth) => format!("第{nth}営業日"),
        MonthDay::LastBusinessDay(0) => "最終営業日".into(),
        MonthDay::LastBusinessDay(before) => format!("最終営業日の{before}営業日前"),
        MonthDay::Nth(nth, weekday) => format!("第{nth}{}", weekday_ja(weekday)),
        MonthDay::LastWeekday(weekday) => format!("最終{}", weekday_ja(weekday)),
    }
}

fn dates_ja(on: &[YearDay]) -> String {
    match shared_days(on) {
        Some((months, days)) if !days.is_empty() => {
            let months = joined(&months, "・", |month| format!("{month}月"));
            format!("{months}の{}", joined(&days, "・", day_ja))
        }
        _ => joined(on, "・", date_ja),
    }
}

fn date_ja(date: &YearDay) -> String {
    format!(
        "{}月{}",
        date.month,
        date.day.as_ref().map_or(String::new(), day_ja)
    )
}

fn weekday_ja(weekday: &Weekday) -> String {
    let kanji = ["月", "火", "水", "木", "金", "土", "日"][weekday.num_days_from_monday() as usize];
    format!("{kanji}曜")
}
