//! A length of time as plans write it: `30m`, `4h`, `90d`, `3mo`, `5bd`.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Days, Months, NaiveDate, NaiveDateTime, TimeDelta, TimeZone};
use serde::{Deserialize, Serialize};

use super::{Unit, Workdays};

/// A count and its unit. Months and business days have no fixed length, so a span is added to a date, never summed.
/// Its text is `30m`, `4h`, `90d`, `2w`, `3mo`, `1y`, `5bd`; so it stands in JSON too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Span {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

/// Why a text is no [`Span`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanError {
    /// It does not begin with a whole number.
    NoCount,
    /// The number is larger than any plan needs.
    TooLarge,
    /// What follows the number is none of `m h d w mo y bd`.
    NoUnit,
}

/// More than this of any unit is a slip of the finger.
const MOST: u32 = 1_000_000;

impl Span {
    /// The day this long after `day`. Hours and minutes count as the whole days in them. `None` beyond the calendar,
    /// or where there are no business days to count.
    pub fn after(self, day: NaiveDate, workdays: &Workdays) -> Option<NaiveDate> {
        match self.unit {
            Unit::Months | Unit::Years => day.checked_add_months(self.months()?),
            Unit::BusinessDays => workdays.add(day, i32::try_from(self.count).ok()?),
            _ => day.checked_add_days(self.days()),
        }
    }

    /// The day this long before `day`; like [`Span::after`].
    pub fn before(self, day: NaiveDate, workdays: &Workdays) -> Option<NaiveDate> {
        match self.unit {
            Unit::Months | Unit::Years => day.checked_sub_months(self.months()?),
            Unit::BusinessDays => workdays.add(day, i32::try_from(self.count).ok()?.checked_neg()?),
            _ => day.checked_sub_days(self.days()),
        }
    }

    /// The instant this long after `time`. Minutes and hours are exact; longer units keep the wall-clock time, and
    /// where the clocks skip it (daylight saving), the first instant after the gap counts.
    pub fn after_time<Z: TimeZone>(self, time: &DateTime<Z>, workdays: &Workdays) -> Option<DateTime<Z>> {
        let exact = match self.unit {
            Unit::Minutes => TimeDelta::minutes(self.count.into()),
            Unit::Hours => TimeDelta::hours(self.count.into()),
            _ => {
                let day = self.after(time.date_naive(), workdays)?;
                return on_the_clock(&time.timezone(), day.and_time(time.time()));
            }
        };
        time.clone().checked_add_signed(exact)
    }

    /// The length of minutes and hours, days and weeks; `None` for units whose length depends on the calendar.
    pub fn fixed(self) -> Option<TimeDelta> {
        let count = i64::from(self.count);
        match self.unit {
            Unit::Minutes => Some(TimeDelta::minutes(count)),
            Unit::Hours => Some(TimeDelta::hours(count)),
            Unit::Days => Some(TimeDelta::days(count)),
            Unit::Weeks => Some(TimeDelta::weeks(count)),
            Unit::Months | Unit::Years | Unit::BusinessDays => None,
        }
    }

    /// About how long it is; for putting in order, not for counting.
    pub fn roughly(self) -> TimeDelta {
        self.fixed()
            .unwrap_or_else(|| TimeDelta::days(self.roughly_days().into()))
    }

    /// About how many calendar days it is; for comparing, not for counting.
    pub fn roughly_days(self) -> u32 {
        match self.unit {
            Unit::Months => self.count.saturating_mul(30),
            Unit::Years => self.count.saturating_mul(365),
            Unit::BusinessDays => self.count.saturating_mul(7) / 5,
            Unit::Minutes => self.count / (24 * 60),
            Unit::Hours => self.count / 24,
            Unit::Days => self.count,
            Unit::Weeks => self.count.saturating_mul(7),
        }
    }

    fn months(self) -> Option<Months> {
        let each = if self.unit == Unit::Years { 12 } else { 1 };
        self.count.checked_mul(each).map(Months::new)
    }

    fn days(self) -> Days {
        let count = u64::from(self.count);
        Days::new(match self.unit {
            Unit::Minutes => count / (24 * 60),
            Unit::Hours => count / 24,
            Unit::Weeks => count * 7,
            _ => count,
        })
    }
}

/// The earliest instant whose clock shows `time`, or the first one after the gap that skips it.
pub fn on_the_clock<Z: TimeZone>(zone: &Z, time: NaiveDateTime) -> Option<DateTime<Z>> {
    let quarter = TimeDelta::minutes(15);
    (0..=12).find_map(|step| {
        zone.from_local_datetime(&time.checked_add_signed(quarter * step)?)
            .earliest()
    })
}

impl FromStr for Span {
    type Err = SpanError;

    fn from_str(text: &str) -> Result<Self, SpanError> {
        let text = text.trim();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (count, unit) = text.split_at(digits);
        if count.is_empty() {
            return Err(SpanError::NoCount);
        }
        let count = count
            .parse()
            .ok()
            .filter(|count| *count <= MOST)
            .ok_or(SpanError::TooLarge)?;
        let unit = Unit::of_sign(unit.trim_start()).ok_or(SpanError::NoUnit)?;
        Ok(Self { count, unit })
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.count, self.unit.sign())
    }
}

impl TryFrom<String> for Span {
    type Error = SpanError;

    fn try_from(text: String) -> Result<Self, SpanError> {
        text.parse()
    }
}

impl From<Span> for String {
    fn from(span: Span) -> Self {
        span.to_string()
    }
}

impl fmt::Display for SpanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoCount => {
                "expected a number and a unit, as `30m`, `4h`, `90d`, `2w`, `3mo`, `1y` or `5bd`"
            }
            Self::TooLarge => "the number is too large",
            Self::NoUnit => "expected one of the units `m`, `h`, `d`, `w`, `mo`, `y`, `bd` after the number",
        })
    }
}

impl std::error::Error for SpanError {}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;

    #[test]
    fn a_span_is_read_and_written_alike() {
        for text in ["30m", "4h", "90d", "2w", "3mo", "1y", "5bd", "0d"] {
            assert_eq!(text.parse::<Span>().unwrap().to_string(), text);
        }
        assert_eq!(
            " 5 bd ".parse(),
            Ok(Span {
                count: 5,
                unit: Unit::BusinessDays
            })
        );
    }

    #[test]
    fn a_wrong_span_says_what_is_wrong() {
        let cases = [
            ("", SpanError::NoCount),
            ("bd", SpanError::NoCount),
            ("-3d", SpanError::NoCount),
            ("3", SpanError::NoUnit),
            ("3 months", SpanError::NoUnit),
            ("3M", SpanError::NoUnit),
            ("99999999999d", SpanError::TooLarge),
            ("1.5h", SpanError::NoUnit),
        ];
        for (text, expected) in cases {
            assert_eq!(text.parse::<Span>(), Err(expected), "{text}");
        }
    }

    #[test]
    fn a_span_is_added_to_a_day() {
        let workdays = Workdays::default();
        let cases = [
            ("2026-11-20", "3d", "2026-11-23", "2026-11-17"),
            ("2026-11-20", "2w", "2026-12-04", "2026-11-06"),
            ("2026-11-20", "1bd", "2026-11-24", "2026-11-19"),
            ("2027-03-31", "1mo", "2027-04-30", "2027-02-28"),
            ("2028-02-29", "1y", "2029-02-28", "2027-02-28"),
            ("2026-11-20", "36h", "2026-11-21", "2026-11-19"),
            ("2026-11-20", "30m", "2026-11-20", "2026-11-20"),
        ];
        for (day, span, after, before) in cases {
            let (day, span): (NaiveDate, Span) = (day.parse().unwrap(), span.parse().unwrap());
            assert_eq!(
                span.after(day, &workdays).unwrap().to_string(),
                after,
                "{day} + {span}"
            );
            assert_eq!(
                span.before(day, &workdays).unwrap().to_string(),
                before,
                "{day} - {span}"
            );
        }
    }

    #[test]
    fn hours_are_exact_and_days_keep_the_clock() {
        let zone: Tz = "America/New_York".parse().unwrap();
        let time = zone.with_ymd_and_hms(2027, 3, 13, 2, 30, 0).unwrap();
        let cases = [
            ("24h", "2027-03-14T03:30:00-04:00"), // the clocks went forward
            ("1d", "2027-03-14T03:00:00-04:00"),  // 02:30 does not exist
            ("2d", "2027-03-15T02:30:00-04:00"),
            ("1bd", "2027-03-15T02:30:00-04:00"),
        ];
        for (span, expected) in cases {
            let span: Span = span.parse().unwrap();
            assert_eq!(
                span.after_time(&time, &Workdays::default()).unwrap().to_rfc3339(),
                expected,
                "{span}"
            );
        }
    }

    #[test]
    fn the_end_of_the_calendar_is_no_panic() {
        let span = Span {
            count: u32::MAX,
            unit: Unit::Years,
        };
        assert_eq!(span.after(NaiveDate::MAX, &Workdays::default()), None);
        assert_eq!(span.before(NaiveDate::MIN, &Workdays::default()), None);
    }
}
