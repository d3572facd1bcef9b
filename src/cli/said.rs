//! Days and reasons as the command line gives them.

use chrono::{Months, NaiveDate};

use super::{Desk, Failure};
use crate::plan::Language;
use crate::say::cli as words;

/// What lies further ahead is a slip of the finger, and years of daily work to reckon.
pub(crate) const TEN_YEARS: Months = Months::new(120);

impl Desk {
    /// A day.
    pub(crate) fn day(&self, text: &str) -> Result<NaiveDate, Failure> {
        text.trim()
            .parse()
            .map_err(|_| Failure::Usage(words::bad_day(self.lang(), text)))
    }

    /// A reason: it says something.
    pub(crate) fn reason<'a>(&self, text: &'a str) -> Result<&'a str, Failure> {
        match text.trim() {
            "" => Err(Failure::Usage(words::say_why(self.lang()))),
            reason => Ok(reason),
        }
    }
}

/// A day that is at most ten years after another.
pub(crate) fn not_far(lang: Language, day: NaiveDate, from: NaiveDate) -> Result<NaiveDate, Failure> {
    let last = from.checked_add_months(TEN_YEARS).unwrap_or(NaiveDate::MAX);
    if day > last {
        let refused = words::too_far(lang, &day.to_string(), &last.to_string());
        return Err(Failure::Usage(refused));
    }
    Ok(day)
}
