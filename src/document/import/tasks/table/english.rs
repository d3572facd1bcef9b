//! What the marks of a calendar in English say.

/// `weekly on Monday, Thursday`.
pub(super) fn weekly(weekdays: &[char]) -> String {
    const NAMES: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let name = |day: &char| "月火水木金土日".chars().position(|it| it == *day);
    let names: Vec<&str> = weekdays.iter().filter_map(name).map(|at| NAMES[at]).collect();
    format!("weekly on {}", names.join(", "))
}

/// `in September, March`, `in July on the 1st`; `None` where each month has another day.
pub(super) fn of_months(months: &[u32], days: &[Option<u32>]) -> Option<String> {
    const NAMES: [&str; 12] = [
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
    let name = |month: &u32| NAMES.get(*month as usize - 1).copied();
    let names: Vec<&str> = months.iter().filter_map(name).collect();
    let each = if names.len() == 12 {
        "monthly".to_owned()
    } else {
        format!("in {}", names.join(", "))
    };
    match days {
        [first, rest @ ..] if rest.iter().any(|it| it != first) && rest.iter().any(Option::is_some) => None,
        [Some(day), ..] => Some(format!("{each} on the {day}{}", ending(*day))),
        _ => Some(each),
    }
}

fn ending(day: u32) -> &'static str {
    match (day % 10, day / 10) {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}
