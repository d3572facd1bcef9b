//! Every N units: the same in both languages once the number and the unit are read.

use chrono::Weekday;

use super::super::{FiscalPart, Frequency, MonthDay, Unit, YearDay};
use super::text::Text;

/// How a language lists what a frequency may be narrowed to; each reads nothing where nothing is listed.
pub(super) struct Lists {
    /// Monday, Thursday
    pub(super) weekdays: fn(&mut Text) -> Option<Vec<Weekday>>,
    /// the 1st, the last day
    pub(super) days: fn(&mut Text) -> Option<Vec<MonthDay>>,
    /// April 1, the last day of October
    pub(super) dates: fn(&mut Text) -> Option<Vec<YearDay>>,
}

/// N日ごと, every N weeks on Monday, Nか月ごと〈日〉, every N years on April 1.
pub(super) fn every(text: &mut Text, (every, unit): (u32, Unit), lists: &Lists) -> Frequency {
    match (unit, every) {
        (Unit::Days, 1) => Frequency::EveryDay,
        (Unit::Days, _) => Frequency::Days(every),
        (Unit::BusinessDays, 1) => Frequency::EveryBusinessDay,
        (Unit::BusinessDays, _) => Frequency::BusinessDays(every),
        (Unit::Weeks, _) => Frequency::Weeks {
            every,
            on: (lists.weekdays)(text).unwrap_or_default(),
        },
        (Unit::Months, _) => Frequency::Months {
            every,
            on: (lists.days)(text).unwrap_or_default(),
        },
        _ => match (lists.dates)(text) {
            Some(on) => Frequency::Years { every, on },
            None => Frequency::Fiscal {
                every,
                part: FiscalPart::Year,
                on: None,
            },
        },
    }
}
