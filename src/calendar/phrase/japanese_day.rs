//! 〈日〉 and 〈曜日〉: the days that a Japanese phrase names.

use chrono::Weekday;

use super::super::MonthDay;
use super::SEPARATORS;
use super::japanese_words::KANJI_WEEKDAYS;
use super::text::Text;

/// 〈日〉・〈日〉・〈日〉, each once.
pub(super) fn days(text: &mut Text) -> Option<Vec<MonthDay>> {
    let mut found: Vec<MonthDay> = Vec::new();
    for day in text.list(SEPARATORS, day)?.concat() {
        if !found.contains(&day) {
            found.push(day);
        }
    }
    Some(found)
}

/// One 〈日〉, or several that share their last word: 第2・第4火曜, 5・15・25日.
fn day(text: &mut Text) -> Option<Vec<MonthDay>> {
    let one = |day| vec![day];
    text.maybe(last_business_day)
        .map(one)
        .or_else(|| text.maybe(last_weekday).map(one)) // 最終日曜 is no 最終日
        .or_else(|| text.maybe(last_day).map(one))
        .or_else(|| text.meaning(FIRST).map(one))
        .or_else(|| text.quietly(nth))
        .or_else(|| text.quietly(dates))
}

const FIRST: &[(&str, MonthDay)] = &[
    ("初日", MonthDay::Day(1)),
    ("初営業日", MonthDay::BusinessDay(1)),
    ("最初の営業日", MonthDay::BusinessDay(1)),
    ("月初営業日", MonthDay::BusinessDay(1)),
    ("月初の営業日", MonthDay::BusinessDay(1)),
];

/// 最終営業日, 最終営業日の2営業日前.
fn last_business_day(text: &mut Text) -> Option<MonthDay> {
    let words = [
        "最終営業日",
        "末営業日",
        "月末営業日",
        "月末最終営業日",
        "最後の営業日",
        "末日営業日",
    ];
    text.eat_any(&words).then_some(())?;
    let before = text.maybe(|text| match text.eat_any(&["の前営業日", "の前の営業日"]) {
        true => Some(1),
        false => before(text, "営業日前", 20),
    });
    Some(MonthDay::LastBusinessDay(before.unwrap_or(0)))
}

/// 末日, 末日の3日前.
fn last_day(text: &mut Text) -> Option<MonthDay> {
    text.eat_any(&["末日", "月末", "月末日", "末", "最終日"])
        .then_some(())?;
    let before = text.maybe(|text| match text.eat_any(&["の前日", "前日"]) {
        true => Some(1),
        false => before(text, "日前", 27),
    });
    Some(MonthDay::Last(before.unwrap_or(0)))
}

fn before(text: &mut Text, unit: &str, most: u32) -> Option<u32> {
    text.eat_any(&["の", "から"]);
    let count = text.number().filter(|count| (1..=most).contains(count))?;
    text.eat(unit).then_some(count)
}

/// 最終金曜.
fn last_weekday(text: &mut Text) -> Option<MonthDay> {
    text.eat_any(&["最終", "最終の", "最後の", "最終週の", "最終週"])
        .then_some(())?;
    weekday_in_full(text).map(MonthDay::LastWeekday)
}

/// 第3営業日, 3営業日目, 第2火曜, 第2・第4火曜.
fn nth(text: &mut Text) -> Option<Vec<MonthDay>> {
    text.eat_any(&["月初", "月初から", "月初の"]);
    let ranks = text.list(SEPARATORS, |text| {
        text.eat("第");
        text.number()
    })?;
    if text.eat_any(&["営業日", "営業日目"]) {
        let fit = ranks.iter().all(|rank| (1..=23).contains(rank));
        return fit.then(|| ranks.into_iter().map(MonthDay::BusinessDay).collect());
    }
    text.eat_any(&["週", "週の"]);
    let weekday = weekday_in_full(text)?;
    let fit = ranks.iter().all(|rank| (1..=5).contains(rank));
    fit.then(|| {
        ranks
            .into_iter()
            .map(|rank| MonthDay::Nth(rank, weekday))
            .collect()
    })
}

/// 25日; 5・15・25日.
fn dates(text: &mut Text) -> Option<Vec<MonthDay>> {
    let dates = text.list(SEPARATORS, |text| {
        text.number().filter(|day| (1..=31).contains(day))
    })?;
    text.eat("日")
        .then(|| dates.into_iter().map(MonthDay::Day).collect())
}

/// 火曜, 火曜日; a lone 日 would be a day, and a lone 月 a month.
fn weekday_in_full(text: &mut Text) -> Option<Weekday> {
    let weekday = text.meaning(KANJI_WEEKDAYS)?;
    text.eat_any(&["曜", "曜日"]).then_some(weekday)
}

/// 月曜・木曜, 月・水・金, 月水金, 月～金; in the order of the week, each once.
pub(super) fn weekdays(text: &mut Text) -> Option<Vec<Weekday>> {
    let none_between = [&[""], SEPARATORS].concat();
    let found = text.list(&none_between, |text| {
        let first = weekday(text)?;
        let last = text.maybe(|text| text.eat_any(&["~", "から", "-"]).then(|| weekday(text))?);
        Some(last.map_or(vec![first], |last| range(first, last)))
    })?;
    Some(in_order(found.concat()))
}

fn weekday(text: &mut Text) -> Option<Weekday> {
    let weekday = text.meaning(KANJI_WEEKDAYS)?;
    text.eat_any(&["曜", "曜日"]);
    Some(weekday)
}

/// From one weekday to another, over the end of the week if need be.
pub(super) fn range(first: Weekday, last: Weekday) -> Vec<Weekday> {
    let days = std::iter::successors(Some(first), |day| Some(day.succ()));
    days.take(last.days_since(first) as usize + 1).collect()
}

pub(super) fn in_order(mut weekdays: Vec<Weekday>) -> Vec<Weekday> {
    weekdays.sort_by_key(Weekday::num_days_from_monday);
    weekdays.dedup();
    weekdays
}
