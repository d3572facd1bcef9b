//! The English grammar: one function a form, tried in order; each must fit the whole phrase. Spaces are gone.

use chrono::{Datelike, NaiveDate};

use super::super::{FiscalDay, FiscalPart, Frequency, MonthDay, Span, Unit, YearDay};
use super::Form;
use super::english_day::{AND, day, days, month, ordinal, weekdays};
use super::english_words::ENGLISH;
use super::every::{Lists, every};
use super::text::Text;

pub(super) const FORMS: &[Form] = &[
    word,
    every_n,
    weekly,
    monthly,
    on_days_of_each_month,
    yearly,
    fiscal_edge,
    after_done,
    once,
];

fn word(text: &mut Text) -> Option<Frequency> {
    text.meaning(ENGLISH)
}

/// every 3 days, every 2 weeks on Monday, every other Monday, every 3 months on the 15th, every 2 years on April 1.
fn every_n(text: &mut Text) -> Option<Frequency> {
    let (count, unit) = if text.eat("fortnightly") {
        (2, Unit::Weeks)
    } else {
        text.eat_any(&["every", "onceevery"]).then_some(())?;
        match text.maybe(|text| count(text).zip(text.meaning(UNITS))) {
            Some(found) => found,
            None => (
                text.eat("other").then_some(2)?,
                text.meaning(UNITS).unwrap_or(Unit::Weeks),
            ),
        }
    };
    Some(every(text, (count, unit), &LISTS))
}

const LISTS: Lists = Lists {
    weekdays: |text| on(text, weekdays),
    days: |text| on(text, days),
    dates: |text| on(text, dates),
};

/// What stands after `on`, in brackets, or just so.
fn on<T>(text: &mut Text, read: impl Fn(&mut Text) -> Option<T>) -> Option<T> {
    text.maybe(|text| {
        text.eat_any(&["on", "、on"]);
        text.bracketed(read)
    })
}

fn count(text: &mut Text) -> Option<u32> {
    let words = [
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("ten", 10),
        ("twelve", 12),
    ];
    text.meaning(&words)
        .or_else(|| text.number())
        .filter(|count| (1..=999).contains(count))
}

const UNITS: &[(&str, Unit)] = &[
    ("day", Unit::Days),
    ("days", Unit::Days),
    ("calendardays", Unit::Days),
    ("businessday", Unit::BusinessDays),
    ("businessdays", Unit::BusinessDays),
    ("workingdays", Unit::BusinessDays),
    ("week", Unit::Weeks),
    ("weeks", Unit::Weeks),
    ("month", Unit::Months),
    ("months", Unit::Months),
    ("year", Unit::Years),
    ("years", Unit::Years),
];

/// weekly on Monday, Thursday; every Monday; Mondays.
fn weekly(text: &mut Text) -> Option<Frequency> {
    text.eat_any(&["weekly", "everyweek", "eachweek", "every", "each"]);
    let on = on(text, weekdays)?;
    Some(Frequency::Weeks { every: 1, on })
}

/// monthly on the 25th, the last day.
fn monthly(text: &mut Text) -> Option<Frequency> {
    text.eat_any(&["monthly", "everymonth", "eachmonth"])
        .then_some(())?;
    let on = on(text, days)?;
    text.eat("ofthemonth");
    Some(Frequency::Months { every: 1, on })
}

/// on the 25th of each month, the 3rd business day of every month.
fn on_days_of_each_month(text: &mut Text) -> Option<Frequency> {
    let on = on(text, days)?;
    text.eat_any(&["of", "in"]);
    text.eat_any(&["eachmonth", "everymonth", "themonth"])
        .then_some(Frequency::Months { every: 1, on })
}

/// yearly on April 1, October 15; in April, October on the 1st; every April.
fn yearly(text: &mut Text) -> Option<Frequency> {
    let word = text.eat_any(&["yearly", "annually", "everyyear", "eachyear", "onceayear"]);
    let every = !word && text.eat_any(&["every", "each"]);
    let on = text.maybe(|text| {
        let said = text.eat("on") || word || every;
        dates(text).filter(|_| said)
    });
    let on = on.or_else(|| text.maybe(|text| in_months(text, word || every)))?;
    Some(Frequency::Years { every: 1, on })
}

/// in April, October; in April, October on the 1st, the 15th.
fn in_months(text: &mut Text, said: bool) -> Option<Vec<YearDay>> {
    if !text.eat("in") && !said {
        return None;
    }
    let months = text.list(AND, month)?;
    let days = text
        .maybe(|text| text.eat_any(&["on", "、on"]).then(|| days(text))?)
        .unwrap_or_default();
    Some(YearDay::each(&months, &days))
}

/// April 1, the last business day of March; or in months.
fn dates(text: &mut Text) -> Option<Vec<YearDay>> {
    text.maybe(|text| in_months(text, false))
        .or_else(|| text.list(AND, date).map(|dates| dates.concat()))
}

/// April 1, April 1st, 1 April, the last business day of March, the 2nd and 4th Tuesday of March.
fn date(text: &mut Text) -> Option<Vec<YearDay>> {
    let month_first = text.maybe(|text| {
        let month = month(text)?;
        let day = ordinal(text).filter(|day| (1..=31).contains(day))?;
        Some(vec![YearDay {
            month,
            day: Some(MonthDay::Day(day)),
        }])
    });
    month_first.or_else(|| {
        let days = day(text)?;
        text.eat("of");
        let month = month(text)?;
        Some(YearDay::each(&[month], &days))
    })
}

/// on the last business day of each quarter, on the 3rd business day of the last month of each half.
fn fiscal_edge(text: &mut Text) -> Option<Frequency> {
    text.eat("on");
    let [day] = day(text)?.try_into().ok()?;
    text.eat("of").then_some(())?;
    let edge = text.meaning(&[("thefirstmonthof", true), ("thelastmonthof", false)]);
    text.eat_any(&["each", "every"]).then_some(())?;
    let part = text.meaning(&[
        ("quarter", FiscalPart::Quarter),
        ("half", FiscalPart::Half),
        ("half-year", FiscalPart::Half),
        ("halfyear", FiscalPart::Half),
        ("year", FiscalPart::Year),
        ("fiscalyear", FiscalPart::Year),
    ])?;
    let on = match (edge, day) {
        (Some(true), day) | (None, day @ (MonthDay::Day(1) | MonthDay::BusinessDay(1))) => {
            FiscalDay::First(day)
        }
        (Some(false), day) | (None, day @ (MonthDay::Last(0) | MonthDay::LastBusinessDay(0))) => {
            FiscalDay::Last(day)
        }
        (None, _) => return None,
    };
    Some(Frequency::Fiscal {
        every: 1,
        part,
        on: Some(on),
    })
}

/// 30 days after it was last done.
fn after_done(text: &mut Text) -> Option<Frequency> {
    let count = count(text)?;
    let unit = text.meaning(UNITS)?;
    text.eat_any(&["after", "from", "since"]).then_some(())?;
    text.eat_any(&["it", "itis", "itwas"]);
    text.eat_any(&[
        "lastdone",
        "thelasttime",
        "lasttime",
        "thelastrun",
        "lastcompleted",
        "lastcompletion",
        "thelastcompletion",
        "completion",
    ])
    .then_some(Frequency::AfterDone(Span { count, unit }))
}

/// on 2026-12-05, once on 2026-12-05, on December 5, 2026, 5 December 2026.
fn once(text: &mut Text) -> Option<Frequency> {
    text.eat("once");
    text.eat("on");
    let (year, month, day) = text.maybe(numeric_date).or_else(|| written_date(text))?;
    let year = i32::try_from(year).ok().filter(|year| *year >= 1900)?;
    NaiveDate::from_ymd_opt(year, month, day)
        .filter(|day| day.year() == year)
        .map(Frequency::Once)
}

fn numeric_date(text: &mut Text) -> Option<(u32, u32, u32)> {
    let year = text.number()?;
    let between = ["-", "/"].into_iter().find(|between| text.eat(between))?;
    let month = text.number()?;
    Some((year, month, text.eat(between).then(|| text.number())??))
}

fn written_date(text: &mut Text) -> Option<(u32, u32, u32)> {
    let [
        YearDay {
            month,
            day: Some(MonthDay::Day(day)),
        },
    ] = date(text)?[..]
    else {
        return None;
    };
    text.eat("、");
    Some((text.number()?, month, day))
}
