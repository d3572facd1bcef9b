//! A frequency said back in English.

use super::super::english::{month, ordinal, weekday};
use super::super::{FiscalDay, FiscalPart, Frequency, MonthDay, Span, YearDay};
use super::write::{joined, shared_days};

pub(super) fn english(frequency: &Frequency) -> String {
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
            weeks + &on_list(on, |day| weekday(*day).to_owned())
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
                    let months = joined(&months, ", ", |it| month(*it).to_owned());
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
            format!("{count} {}{plural} after it was last done", unit.english())
        }
        Frequency::Once(day) => format!("on {day}"),
        Frequency::BeforeGoLive => "before going live".into(),
        Frequency::AsNeeded => "as needed".into(),
    }
}

fn on_list<T>(items: &[T], say: impl Fn(&T) -> String) -> String {
    if items.is_empty() {
        String::new()
    } else {
        format!(" on {}", joined(items, ", ", say))
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
        MonthDay::Nth(nth, on) => format!("the {} {}", ordinal(*nth), weekday(*on)),
        MonthDay::LastWeekday(on) => format!("the last {}", weekday(*on)),
    }
}

fn date_en(date: &YearDay) -> String {
    let month = month(date.month);
    match date.day {
        None => month.into(),
        Some(MonthDay::Day(day)) => format!("{month} {day}"),
        Some(day) => format!("{} of {month}", day_en(&day)),
    }
}
