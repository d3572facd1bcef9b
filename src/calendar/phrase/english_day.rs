//! DAY, weekdays and months: the days that an English phrase names.

use chrono::Weekday;

use super::super::MonthDay;
use super::english_words::{ENGLISH_MONTHS, ENGLISH_WEEKDAYS};
use super::japanese_day::{in_order, range};
use super::text::Text;

/// What stands between the days of a list; `fold` has turned a comma into 、.
pub(super) const AND: &[&str] = &["、", "and", "、and", "&", "/", "・"];

/// DAY, DAY, DAY, each once.
pub(super) fn days(text: &mut Text) -> Option<Vec<MonthDay>> {
    let mut found = Vec::new();
    for day in text.list(AND, day)?.concat() {
        if !found.contains(&day) {
            found.push(day);
        }
    }
    Some(found)
}

/// the 25th, the last day, 3 days before the last day, the 3rd business day, the last business day, 2 business days
/// before the last business day, the 2nd Tuesday, the last Friday; or several that share their last word, as the 2nd
/// and 4th Tuesday.
pub(super) fn day(text: &mut Text) -> Option<Vec<MonthDay>> {
    let one = |day| vec![day];
    let last = text.maybe(before_the_last).or_else(|| text.maybe(last)).map(one);
    last.or_else(|| text.maybe(nth))
}

fn before_the_last(text: &mut Text) -> Option<MonthDay> {
    let count = text.number()?;
    if text.eat_any(&["businessdaybefore", "businessdaysbefore"]) {
        text.eat_any(&["the", ""]);
        let fits = text.eat_any(LAST_BUSINESS_DAY) && (1..=20).contains(&count);
        return fits.then_some(MonthDay::LastBusinessDay(count));
    }
    let fits = text.eat_any(&["daybefore", "daysbefore"]) && (1..=27).contains(&count);
    text.eat("the");
    (fits && text.eat("lastday")).then_some(MonthDay::Last(count))
}

const LAST_BUSINESS_DAY: &[&str] = &["lastbusinessday", "lastworkingday"];

fn last(text: &mut Text) -> Option<MonthDay> {
    text.eat("the");
    if text.eat_any(LAST_BUSINESS_DAY) {
        return Some(MonthDay::LastBusinessDay(0));
    }
    text.eat("last").then_some(())?;
    match text.eat("day") {
        true => Some(MonthDay::Last(0)),
        false => text.meaning(ENGLISH_WEEKDAYS).map(MonthDay::LastWeekday),
    }
}

fn nth(text: &mut Text) -> Option<Vec<MonthDay>> {
    let ranks = text.list(AND, |text| {
        let counts_back = text.quietly(before_the_last).is_some();
        text.eat_any(&["the", "day"]);
        if counts_back { None } else { ordinal(text) }
    })?;
    let within = |most| ranks.iter().all(|rank| (1..=most).contains(rank));
    if text.eat_any(&["businessday", "workingday", "businessdays", "workingdays"]) {
        return within(23).then(|| ranks.into_iter().map(MonthDay::BusinessDay).collect());
    }
    if let Some(weekday) = text.meaning(ENGLISH_WEEKDAYS) {
        return within(5).then(|| {
            ranks
                .into_iter()
                .map(|rank| MonthDay::Nth(rank, weekday))
                .collect()
        });
    }
    text.eat_any(&["day", "days"]);
    within(31).then(|| ranks.into_iter().map(MonthDay::Day).collect())
}

/// 3, 3rd, third.
pub(super) fn ordinal(text: &mut Text) -> Option<u32> {
    if let Some(nth) = text.meaning(ORDINALS) {
        return Some(nth);
    }
    let nth = text.number()?;
    text.eat_any(&["st", "nd", "rd", "th"]);
    Some(nth)
}

const ORDINALS: &[(&str, u32)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
];

pub(super) fn month(text: &mut Text) -> Option<u32> {
    text.meaning(ENGLISH_MONTHS)
}

/// Monday, Thursday; Monday to Friday; in the order of the week, each once.
pub(super) fn weekdays(text: &mut Text) -> Option<Vec<Weekday>> {
    let found = text.list(AND, |text| {
        let first = text.meaning(ENGLISH_WEEKDAYS)?;
        let to = |text: &mut Text| {
            text.eat_any(&["to", "through", "-", "~"])
                .then(|| text.meaning(ENGLISH_WEEKDAYS))?
        };
        Some(text.maybe(to).map_or(vec![first], |last| range(first, last)))
    })?;
    Some(in_order(found.concat()))
}
