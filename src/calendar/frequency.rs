//! What a phrase of frequency means.

use chrono::{Datelike as _, Month, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::{IfClosed, Span, phrase};

pub use super::phrase::PhraseError;

/// How often, as one of the forms of the phrase table.
///
/// Where `on` is empty the work is undated: it may be done on any day of its week or month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Frequency {
    /// 日次: each calendar day.
    EveryDay,
    /// 毎営業日: each business day.
    EveryBusinessDay,
    /// N日ごと, counted from `starts`; N is at least 2.
    Days(u32),
    /// N営業日ごと, counted from the first business day on or after `starts`; N is at least 2.
    BusinessDays(u32),
    /// 週次, 毎週月曜・木曜, 隔週, N週ごと月曜.
    Weeks {
        /// Each week is 1.
        every: u32,
        /// The weekdays, in order.
        on: Vec<Weekday>,
    },
    /// 月次, 毎月〈日〉, Nか月ごと〈日〉.
    Months {
        /// Each month is 1; more are counted from the month of `starts`.
        every: u32,
        /// The days, as they were written.
        on: Vec<MonthDay>,
    },
    /// 4月・10月の〈日〉, 毎年4月1日, N年ごと4月1日.
    Years {
        /// Each year is 1; more are counted from the first such day on or after `starts`.
        every: u32,
        /// The months or days, as they were written; at least one.
        on: Vec<YearDay>,
    },
    /// 四半期, 半期, 年次, N年ごと: any day of it; and 年度末, 四半期末の最終営業日, 半期初日: dated.
    Fiscal {
        /// Each is 1; more are counted from the one that holds `starts`.
        every: u32,
        /// Of what.
        part: FiscalPart,
        /// None: any day of it.
        on: Option<FiscalDay>,
    },
    /// 前回実施から30日後.
    AfterDone(Span),
    /// 2026年12月5日: once.
    Once(NaiveDate),
    /// 稼働前: once, by the last business day before the plan goes live.
    BeforeGoLive,
    /// 随時: never by the calendar.
    AsNeeded,
}

/// A day of a month, as a phrase names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MonthDay {
    /// 25日; 1–31.
    Day(u32),
    /// 末日 (0), 末日の3日前 (3); at most 27, so that every month has it.
    Last(u32),
    /// 第3営業日; 1–23.
    BusinessDay(u32),
    /// 最終営業日 (0), 最終営業日の2営業日前 (2).
    LastBusinessDay(u32),
    /// 第2火曜; 1–5. A month without a fifth has none.
    Nth(u32, Weekday),
    /// 最終金曜.
    LastWeekday(Weekday),
}

/// A day of a year, or a whole month of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearDay {
    /// 1–12.
    pub month: u32,
    /// None: any day of the month. Either all days of a phrase are none, or none is.
    pub day: Option<MonthDay>,
}

impl YearDay {
    /// Each of the days in each of the months; the months as wholes where no day is given.
    pub(super) fn each(months: &[u32], days: &[MonthDay]) -> Vec<Self> {
        let whole = |month: &u32| Self {
            month: *month,
            day: None,
        };
        if days.is_empty() {
            return months.iter().map(whole).collect();
        }
        let dated = months.iter().flat_map(|month| {
            days.iter().map(|day| Self {
                month: *month,
                day: Some(*day),
            })
        });
        dated.collect()
    }

    /// The month and the day, where the month has that day in no year: 4月31日, 2月30日.
    pub fn in_no_year(self) -> Option<(Month, u32)> {
        let leap = NaiveDate::from_ymd_opt(2028, self.month, 1)?;
        match self.day {
            Some(MonthDay::Day(day)) if leap.with_day(day).is_none() => {
                let month = u8::try_from(self.month).ok()?;
                Some((Month::try_from(month).ok()?, day))
            }
            _ => None,
        }
    }
}

/// A stretch of the fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FiscalPart {
    /// 四半期.
    Quarter,
    /// 半期.
    Half,
    /// 年度.
    Year,
}

/// A day of the first or the last month of a stretch of the fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FiscalDay {
    /// 年度の初日, 四半期の第3営業日: a day of its first month.
    First(MonthDay),
    /// 年度末, 半期末の最終営業日: a day of its last month.
    Last(MonthDay),
}

impl Frequency {
    /// Each quarter, half or year, any day of it.
    pub(super) const fn each(part: FiscalPart) -> Self {
        Self::Fiscal {
            every: 1,
            part,
            on: None,
        }
    }

    /// 週次.
    pub const WEEKLY: Self = Self::Weeks {
        every: 1,
        on: Vec::new(),
    };
    /// 月次.
    pub const MONTHLY: Self = Self::Months {
        every: 1,
        on: Vec::new(),
    };

    /// Reads a phrase in Japanese or English, and what it says about closed days, if it does.
    ///
    /// Digits and letters may be of full width, spaces are ignored. What is not in the phrase table is an error that
    /// points at the part not understood; nothing is guessed.
    pub fn parse(phrase: &str) -> Result<(Self, Option<IfClosed>), PhraseError> {
        phrase::read(phrase)
    }

    /// The same where nobody asks what stands nearest: much cheaper for what is no phrase.
    pub fn understood(phrase: &str) -> Option<(Self, Option<IfClosed>)> {
        phrase::read_plainly(phrase)
    }

    /// Does a Japanese phrase have this letter? A text with another ideograph is none.
    pub fn has_letter(it: char) -> bool {
        phrase::is_letter(it)
    }

    /// May the work be done on any day of a longer period, rather than on a day that the phrase names?
    pub fn is_undated(&self) -> bool {
        match self {
            Self::Weeks { on, .. } => on.is_empty(),
            Self::Months { on, .. } => on.is_empty(),
            Self::Years { on, .. } => on.iter().all(|date| date.day.is_none()),
            Self::Fiscal { on, .. } => on.is_none(),
            _ => false,
        }
    }

    /// About how many calendar days lie between two nominal days; `None` for what happens once or never.
    pub fn typical_gap_days(&self) -> Option<u32> {
        let share = |days: u32, every: u32, among: usize| {
            days.saturating_mul(every) / u32::try_from(among.max(1)).unwrap_or(u32::MAX)
        };
        Some(match self {
            Self::EveryDay | Self::EveryBusinessDay => 1,
            Self::Days(n) => *n,
            Self::BusinessDays(n) => n.saturating_mul(7) / 5,
            Self::Weeks { every, on } => share(7, *every, on.len()),
            Self::Months { every, on } => share(30, *every, on.len()),
            Self::Years { every, on } => share(365, *every, on.len()),
            Self::Fiscal { every, part, .. } => share(part.months() * 30, *every, 1),
            Self::AfterDone(span) => span.roughly_days(),
            Self::Once(_) | Self::BeforeGoLive | Self::AsNeeded => return None,
        })
    }
}

impl FiscalPart {
    /// How many months it has.
    pub fn months(self) -> u32 {
        match self {
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        }
    }
}
