//! A frequency said back: one canonical phrase in each language, which reads as the same frequency.

use chrono::Weekday;

use super::super::{FiscalDay, FiscalPart, Frequency, IfClosed, MonthDay, Span, Unit, YearDay};

impl Frequency {
    /// The canonical Japanese phrase.
    pub fn japanese(&self) -> String {
        japanese(self)
    }

    /// The canonical English phrase.
    pub fn english(&self) -> String {
        english(self)
    }
}

impl IfClosed {
    /// The clause that says this in a Japanese phrase, with its brackets.
    pub fn japanese(self) -> &'static str {
        match self {
            Self::Keep => "（休業日はそのまま）",
            Self::Before => "（休業日は前営業日）",
            Self::After => "（休業日は翌営業日）",
            Self::BeforeInMonth => "（休業日は月内の前営業日）",
            Self::AfterInMonth => "（休業日は月内の翌営業日）",
            Self::Skip => "（休業日は実施しない）",
        }
    }

    /// The clause that says this in an English phrase, with its brackets.
    pub fn english(self) -> &'static str {
        match self {
            Self::Keep => "(if closed, the same day)",
            Self::Before => "(if closed, the previous business day)",
            Self::After => "(if closed, the next business day)",
            Self::BeforeInMonth => "(if closed, the previous business day within the month)",
            Self::AfterInMonth => "(if closed, the next business day within the month)",
            Self::Skip => "(if closed, skip)",
        }
    }
}

fn japanese(frequency: &Frequency) -> String {
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
        Frequency::AfterDone(Span { count, unit }) => format!("前回実施から{count}{}後", unit_ja(*unit)),
        Frequency::Once(day) => day.format("%Y年%-m月%-d日").to_string(),
        Frequency::BeforeGoLive => "稼働前".into(),
        Frequency::AsNeeded => "随時".into(),
    }
}

fn english(frequency: &Frequency) -> String {
    match frequency {
        Frequency::EveryDay => "daily".into(),
        Frequency::EveryBusinessDay => "every business day".into(),
        Frequency::Days(n) => format!("every {n} days"),
        Frequency::BusinessDays(n) => format!("every {n} business days"),
        Frequency::Weeks { every, on } => {
            let weeks = if *every == 1 {
                "weekly".into()
            } else {
                format!("every {every} weeks")
            };
            weeks + &on_list(on, |weekday| weekday_en(weekday).to_owned())
        }
        Frequency::Months { every, on } => {
            let months = if *every == 1 {
                "monthly".into()
            } else {
                format!("every {every} months")
            };
            months + &on_list(on, |day| listed_en(day, on))
        }
        Frequency::Years { every, on } => {
            let years = if *every == 1 {
                "yearly".into()
            } else {
                format!("every {every} years")
            };
            match shared_days(on) {
                Some((months, days)) => {
                    let months = joined(&months, ", ", |month| month_en(*month).to_owned());
                    format!(
                        "{years} in {months}{}",
                        on_list(&days, |day| listed_en(day, &days))
                    )
                }
                None => years + &on_list(on, date_en),
            }
        }
        Frequency::Fiscal { every, part, on } => fiscal_en(*every, *part, *on),
        Frequency::AfterDone(Span { count, unit }) => {
            let plural = if *count == 1 { "" } else { "s" };
            format!("{count} {}{plural} after it was last done", unit_en(*unit))
        }
        Frequency::Once(day) => format!("on {day}"),
        Frequency::BeforeGoLive => "before going live".into(),
        Frequency::AsNeeded => "as needed".into(),
    }
}

fn joined<T>(items: &[T], between: &str, say: impl Fn(&T) -> String) -> String {
    items.iter().map(say).collect::<Vec<_>>().join(between)
}

fn on_list<T>(items: &[T], say: impl Fn(&T) -> String) -> String {
    if items.is_empty() {
        String::new()
    } else {
        format!(" on {}", joined(items, ", ", say))
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

fn fiscal_en(every: u32, part: FiscalPart, on: Option<FiscalDay>) -> String {
    let (word, name) = match part {
        FiscalPart::Quarter => ("quarterly", "quarter"),
        FiscalPart::Half => ("half-yearly", "half"),
        FiscalPart::Year => ("yearly", "fiscal year"),
    };
    match on {
        None if every > 1 => format!("every {every} years"),
        None => word.into(),
        Some(FiscalDay::Last(day @ (MonthDay::Last(0) | MonthDay::LastBusinessDay(0))))
        | Some(FiscalDay::First(day @ MonthDay::Day(1))) => format!("on {} of each {name}", day_en(&day)),
        Some(FiscalDay::First(day)) => format!("on {} of the first month of each {name}", day_en(&day)),
        Some(FiscalDay::Last(day)) => format!("on {} of the last month of each {name}", day_en(&day)),
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

/// Beside the 4th Tuesday, the 2nd would be read as a Tuesday too.
fn listed_en(day: &MonthDay, on: &[MonthDay]) -> String {
    let shares = |day: &MonthDay| matches!(day, MonthDay::Nth(..) | MonthDay::BusinessDay(_));
    match day {
        MonthDay::Day(nth) if on.iter().any(shares) => format!("the {} day", ordinal(*nth)),
        _ => day_en(day),
    }
}

fn day_en(day: &MonthDay) -> String {
    let s = |count: u32| if count == 1 { "" } else { "s" };
    match day {
        MonthDay::Day(day) => format!("the {}", ordinal(*day)),
        MonthDay::Last(0) => "the last day".into(),
        MonthDay::Last(before) => format!("{before} day{} before the last day", s(*before)),
        MonthDay::BusinessDay(nth) => format!("the {} business day", ordinal(*nth)),
        MonthDay::LastBusinessDay(0) => "the last business day".into(),
        MonthDay::LastBusinessDay(before) => {
            format!("{before} business day{} before the last business day", s(*before))
        }
        MonthDay::Nth(nth, weekday) => format!("the {} {}", ordinal(*nth), weekday_en(weekday)),
        MonthDay::LastWeekday(weekday) => format!("the last {}", weekday_en(weekday)),
    }
}

/// The months and the days, where each month has the same days: 4月・10月の末日.
fn shared_days(on: &[YearDay]) -> Option<(Vec<u32>, Vec<MonthDay>)> {
    let mut months: Vec<u32> = on.iter().map(|date| date.month).collect();
    months.dedup();
    let first = *months.first()?;
    let days: Vec<MonthDay> = on
        .iter()
        .filter(|date| date.month == first)
        .filter_map(|date| date.day)
        .collect();
    let product = months.iter().flat_map(|month| {
        days.iter().map(|day| YearDay {
            month: *month,
            day: Some(*day),
        })
    });
    let undated = days.is_empty() && months.len() == on.len();
    let shared = undated || (months.len() > 1 && product.eq(on.iter().copied()));
    shared.then_some((months, days))
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

fn date_en(date: &YearDay) -> String {
    let month = month_en(date.month);
    match date.day {
        None => month.into(),
        Some(MonthDay::Day(day)) => format!("{month} {day}"),
        Some(day) => format!("{} of {month}", day_en(&day)),
    }
}

fn month_en(month: u32) -> &'static str {
    MONTHS[(month as usize + 11) % 12]
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

fn weekday_ja(weekday: &Weekday) -> String {
    let kanji = ["月", "火", "水", "木", "金", "土", "日"][weekday.num_days_from_monday() as usize];
    format!("{kanji}曜")
}

fn weekday_en(weekday: &Weekday) -> &'static str {
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ][weekday.num_days_from_monday() as usize]
}

fn unit_ja(unit: Unit) -> &'static str {
    match unit {
        Unit::Minutes => "分",
        Unit::Hours => "時間",
        Unit::Days => "日",
        Unit::Weeks => "週間",
        Unit::Months => "か月",
        Unit::Years => "年",
        Unit::BusinessDays => "営業日",
    }
}

fn unit_en(unit: Unit) -> &'static str {
    match unit {
        Unit::Minutes => "minute",
        Unit::Hours => "hour",
        Unit::Days => "day",
        Unit::Weeks => "week",
        Unit::Months => "month",
        Unit::Years => "year",
        Unit::BusinessDays => "business day",
    }
}
