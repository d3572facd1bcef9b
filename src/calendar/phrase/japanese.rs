//! The Japanese grammar: one function a form, tried in order; each must fit the whole phrase.

use chrono::{NaiveDate, Weekday};

use super::super::{FiscalDay, FiscalPart, Frequency, MonthDay, Span, Unit, YearDay};
use super::every::{Lists, every};
use super::japanese_day::{days, weekdays};
use super::japanese_words::{JAPANESE, KANJI_WEEKDAYS};
use super::text::Text;
use super::{Form, SEPARATORS};

pub(super) const FORMS: &[Form] = &[
    word,
    every_n,
    weekly,
    weekday_alone,
    monthly,
    month_end,
    yearly,
    fiscal,
    fiscal_edge,
    after_done,
    once,
];

const EACH: &[&str] = &[
    "ごと",
    "ごとの",
    "ごとに",
    "毎",
    "毎の",
    "毎に",
    "に1回",
    "に1度",
    "に一度",
    "に一回",
];

fn word(text: &mut Text) -> Option<Frequency> {
    text.meaning(JAPANESE)
}

/// N日ごと, N営業日ごと, N週ごと〈曜日〉, Nか月ごと〈日〉, N年ごと〈月日〉, 隔週〈曜日〉, 隔月〈日〉.
fn every_n(text: &mut Text) -> Option<Frequency> {
    let (count, unit) = if let Some(unit) = text.meaning(ALTERNATE) {
        text.eat_any(&["の", "で", "、"]);
        (2, unit)
    } else {
        let count = text.number().filter(|n| (1..=999).contains(n))?;
        let unit = text.meaning(UNITS)?;
        (count, text.eat_any(EACH).then_some(unit)?)
    };
    Some(every(text, (count, unit), &LISTS))
}

const LISTS: Lists = Lists {
    weekdays: |text| text.bracketed(weekdays),
    days: |text| text.bracketed(days),
    dates: |text| text.bracketed(dates),
};

const ALTERNATE: &[(&str, Unit)] = &[
    ("隔週", Unit::Weeks),
    ("隔月", Unit::Months),
    ("隔年", Unit::Years),
];

const UNITS: &[(&str, Unit)] = &[
    ("日", Unit::Days),
    ("営業日", Unit::BusinessDays),
    ("週", Unit::Weeks),
    ("週間", Unit::Weeks),
    ("か月", Unit::Months),
    ("か月間", Unit::Months),
    ("年", Unit::Years),
];

/// 毎週〈曜日〉, 週2回（月・木）.
fn weekly(text: &mut Text) -> Option<Frequency> {
    let times = times_of(text, &["毎週", "週次", "各週"], "週")?;
    let on = text.bracketed(weekdays)?;
    fits(times, on.len()).then_some(Frequency::Weeks { every: 1, on })
}

/// 月曜, 月曜日・木曜日: with 曜, so that 月 is not taken for a month.
fn weekday_alone(text: &mut Text) -> Option<Frequency> {
    let on = text.rest_has('曜').then(|| weekdays(text))??;
    Some(Frequency::Weeks { every: 1, on })
}

/// 毎月〈日〉, 月2回（1日・15日）.
fn monthly(text: &mut Text) -> Option<Frequency> {
    let times = times_of(text, &["毎月", "月次", "各月"], "月")?;
    let on = text.bracketed(days)?;
    fits(times, on.len()).then_some(Frequency::Months { every: 1, on })
}

/// 月末, 月末営業日: the days of a month that cannot be those of one month alone.
fn month_end(text: &mut Text) -> Option<Frequency> {
    let on = match text.meaning(&[
        ("月末", MonthDay::Last(0)),
        ("月末日", MonthDay::Last(0)),
        ("月末営業日", MonthDay::LastBusinessDay(0)),
        ("月末最終営業日", MonthDay::LastBusinessDay(0)),
        ("月初営業日", MonthDay::BusinessDay(1)),
        ("月初第1営業日", MonthDay::BusinessDay(1)),
    ]) {
        Some(day) => vec![day],
        None => return None,
    };
    Some(Frequency::Months { every: 1, on })
}

/// 毎年4月1日, 4月・10月の末日, 年2回（6月・12月）.
fn yearly(text: &mut Text) -> Option<Frequency> {
    let times = text
        .maybe(|text| times_of(text, &["毎年", "年次", "毎年度", "各年"], "年"))
        .flatten();
    let times = times.or_else(|| text.meaning(&[("半期", 2), ("四半期", 4)]));
    let on = text.bracketed(dates)?;
    fits(times, on.len()).then_some(Frequency::Years { every: 1, on })
}

/// Steps over a word like 毎月, or one like 月2回; gives the number of times where it was said.
fn times_of(text: &mut Text, words: &[&str], unit: &str) -> Option<Option<u32>> {
    let times = match text.quietly(|text| times(text, unit)) {
        Some(times) => Some(times),
        None => text.eat_any(words).then_some(None)?,
    };
    text.eat_any(&["の", "、", ":"]);
    Some(times)
}

fn times(text: &mut Text, unit: &str) -> Option<u32> {
    text.eat("毎");
    let times = text.eat(unit).then(|| (text.eat("に"), text.number()))?.1?;
    text.eat("回").then_some(times)
}

fn fits(times: Option<u32>, found: usize) -> bool {
    times.is_none_or(|times| times as usize == found)
}

/// 4月1日・10月15日, 6月・12月の末日, 4・10月: each day of a group is meant for each of its months.
fn dates(text: &mut Text) -> Option<Vec<YearDay>> {
    let groups = text.list(SEPARATORS, |text| {
        let months = months(text)?;
        text.eat("の");
        let days = text.maybe(days).unwrap_or_default();
        Some(YearDay::each(&months, &days))
    })?;
    let mut on: Vec<YearDay> = Vec::new();
    for day in groups.concat() {
        if !on.contains(&day) {
            on.push(day);
        }
    }
    let undated = on.iter().filter(|date| date.day.is_none()).count();
    (undated == 0 || undated == on.len()).then_some(on)
}

/// 4月, 4月・10月, 4・10月.
fn months(text: &mut Text) -> Option<Vec<u32>> {
    let month = |text: &mut Text| text.number().filter(|month| (1..=12).contains(month));
    let groups = text.list(SEPARATORS, |text| {
        let numbers = text.list(SEPARATORS, month)?;
        text.eat("月").then_some(numbers)
    })?;
    Some(groups.concat())
}

/// 年度末, 四半期末営業日, 半期初日, 四半期の第3営業日.
fn fiscal(text: &mut Text) -> Option<Frequency> {
    let part = part(text)?;
    let on = text.maybe(|text| {
        text.eat("の");
        text.meaning(&[
            ("末", FiscalDay::Last(MonthDay::Last(0))),
            ("末日", FiscalDay::Last(MonthDay::Last(0))),
            ("最終日", FiscalDay::Last(MonthDay::Last(0))),
            ("末営業日", FiscalDay::Last(MonthDay::LastBusinessDay(0))),
            ("末最終営業日", FiscalDay::Last(MonthDay::LastBusinessDay(0))),
            ("末の最終営業日", FiscalDay::Last(MonthDay::LastBusinessDay(0))),
            ("最終営業日", FiscalDay::Last(MonthDay::LastBusinessDay(0))),
            ("初日", FiscalDay::First(MonthDay::Day(1))),
            ("初営業日", FiscalDay::First(MonthDay::BusinessDay(1))),
            ("第1営業日", FiscalDay::First(MonthDay::BusinessDay(1))),
            ("最初の営業日", FiscalDay::First(MonthDay::BusinessDay(1))),
        ])
    })?;
    Some(Frequency::Fiscal {
        every: 1,
        part,
        on: Some(on),
    })
}

/// 四半期の初月の〈日〉, 半期末月の〈日〉.
fn fiscal_edge(text: &mut Text) -> Option<Frequency> {
    let part = part(text)?;
    text.eat("の");
    let edge = text.meaning(EDGES)?;
    text.eat("の");
    let [day] = text.bracketed(days)?.try_into().ok()?;
    Some(Frequency::Fiscal {
        every: 1,
        part,
        on: Some(edge(day)),
    })
}

type Edge = fn(MonthDay) -> FiscalDay;

const EDGES: &[(&str, Edge)] = &[
    ("初月", FiscalDay::First as Edge),
    ("最初の月", FiscalDay::First as Edge),
    ("末月", FiscalDay::Last as Edge),
    ("最終月", FiscalDay::Last as Edge),
    ("最後の月", FiscalDay::Last as Edge),
];

fn part(text: &mut Text) -> Option<FiscalPart> {
    text.eat_any(&["毎", "各"]);
    let part = text.meaning(&[
        ("四半期", FiscalPart::Quarter),
        ("半期", FiscalPart::Half),
        ("年度", FiscalPart::Year),
        ("会計年度", FiscalPart::Year),
    ])?;
    text.eat_any(&["ごと", "毎"]);
    Some(part)
}

/// 前回実施から30日後.
fn after_done(text: &mut Text) -> Option<Frequency> {
    text.eat_any(&["前回", "前回の", "最終", "最後の"])
        .then_some(())?;
    text.eat_any(&["実施", "実施日", "完了", "完了日", "作業", "作業日"]);
    text.eat_any(&["から", "後", "の", "より"]).then_some(())?;
    let count = text.number().filter(|count| *count > 0)?;
    let unit = text.meaning(UNITS)?;
    text.eat_any(&["後", "経過後", "ごと"]);
    Some(Frequency::AfterDone(Span { count, unit }))
}

/// 2026年12月5日, 令和8年12月5日（土）, 2026-12-05, 2026/12/5.
fn once(text: &mut Text) -> Option<Frequency> {
    let era = if text.eat("令和") { 2018 } else { 0 };
    let year = if era > 0 && text.eat("元") {
        1
    } else {
        text.number()?
    } + era;
    let (between, end) = if text.eat("年") {
        (["月"].as_slice(), Some("日"))
    } else {
        (["-", "/", "."].as_slice(), None)
    };
    if end.is_none() && !text.eat_any(between) {
        return None;
    }
    let month = text.number()?;
    let day = text.eat_any(between).then(|| text.number())??;
    if end.is_some_and(|end| !text.eat(end)) || year < 1900 {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    weekday_fits(text, chrono::Datelike::weekday(&day)).then_some(Frequency::Once(day))
}

/// A weekday in brackets is only a reminder, but it must be the right one.
fn weekday_fits(text: &mut Text, weekday: Weekday) -> bool {
    let said = text.maybe(|text| {
        let said = text.eat("(").then(|| text.meaning(KANJI_WEEKDAYS))??;
        text.eat_any(&["曜日", "曜"]);
        text.eat(")").then_some(said)
    });
    said.is_none_or(|said| said == weekday)
}
