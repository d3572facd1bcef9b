//! Days and reasons as the command line gives them.

use chrono::{Months, NaiveDate};

use super::{Desk, Failure};
use crate::plan::Language;
use crate::say::cli as words;

/// What lies further ahead is a slip of the finger, and years of daily work to reckon.
const TEN_YEARS: Months = Months::new(120);

impl Desk {
    /// A day.
    pub(crate) fn day(&self, text: &str) -> Result<NaiveDate, Failure> {
        text.trim()
            .parse()
            .map_err(|_| Failure::Usage(words::bad_day(self.lang(), text)))
    }

    /// The days from `--from` to `--to`: from today if not given, and as many months as `long`.
    pub(crate) fn range(
        &self,
        (from, to): (&Option<String>, &Option<String>),
        today: NaiveDate,
        long: Months,
    ) -> Result<(NaiveDate, NaiveDate), Failure> {
        let day = |text: &Option<String>| text.as_deref().map(|text| self.day(text)).transpose();
        let from = day(from)?.unwrap_or(today);
        let last = from.checked_add_months(long).and_then(|day| day.pred_opt());
        let to = day(to)?.or(last).unwrap_or(from);
        if to < from || to > ten_years_after(from) {
            let (from, to) = (from.to_string(), to.to_string());
            return Err(Failure::Usage(words::bad_range(self.lang(), &from, &to)));
        }
        Ok((from, to))
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
    let last = ten_years_after(from);
    if day > last {
        let refused = words::too_far(lang, &day.to_string(), &last.to_string());
        return Err(Failure::Usage(refused));
    }
    Ok(day)
}

fn ten_years_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_months(TEN_YEARS).unwrap_or(NaiveDate::MAX)
}
