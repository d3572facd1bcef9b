//! What the marks of a year's calendar in English say.

use crate::calendar::english::{month, ordinal};

/// `in September, March`, `in July on the 1st`; `None` where each month has another day.
pub(super) fn of_months(months: &[u32], days: &[Option<u32>]) -> Option<String> {
    let names: Vec<&str> = months.iter().map(|it| month(*it)).collect();
    let each = if names.len() == 12 {
        "monthly".to_owned()
    } else {
        format!("in {}", names.join(", "))
    };
    match days {
        [first, rest @ ..] if rest.iter().any(|it| it != first) && rest.iter().any(Option::is_some) => None,
        [Some(day), ..] => Some(format!("{each} on the {}", ordinal(*day))),
        _ => Some(each),
    }
}
