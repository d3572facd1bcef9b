//! The words that name a period by where it stands: 先月, 第3四半期, last month.

use super::super::Period;

/// How far from today, in periods of which kind.
pub(super) const RELATIVE: &[(&str, Kind, i32)] = &[
    ("今日", Kind::Day, 0),
    ("本日", Kind::Day, 0),
    ("昨日", Kind::Day, -1),
    ("前日", Kind::Day, -1),
    ("明日", Kind::Day, 1),
    ("今週", Kind::Week, 0),
    ("先週", Kind::Week, -1),
    ("前週", Kind::Week, -1),
    ("来週", Kind::Week, 1),
    ("今月", Kind::Month, 0),
    ("今月分", Kind::Month, 0),
    ("当月", Kind::Month, 0),
    ("当月分", Kind::Month, 0),
    ("先月", Kind::Month, -1),
    ("先月分", Kind::Month, -1),
    ("前月", Kind::Month, -1),
    ("前月分", Kind::Month, -1),
    ("来月", Kind::Month, 1),
    ("来月分", Kind::Month, 1),
    ("翌月", Kind::Month, 1),
    ("今四半期", Kind::Quarter, 0),
    ("当四半期", Kind::Quarter, 0),
    ("前四半期", Kind::Quarter, -1),
    ("今年度", Kind::Year, 0),
    ("当年度", Kind::Year, 0),
    ("本年度", Kind::Year, 0),
    ("昨年度", Kind::Year, -1),
    ("前年度", Kind::Year, -1),
    ("来年度", Kind::Year, 1),
    ("翌年度", Kind::Year, 1),
    ("today", Kind::Day, 0),
    ("yesterday", Kind::Day, -1),
    ("tomorrow", Kind::Day, 1),
    ("thisweek", Kind::Week, 0),
    ("lastweek", Kind::Week, -1),
    ("nextweek", Kind::Week, 1),
    ("thismonth", Kind::Month, 0),
    ("lastmonth", Kind::Month, -1),
    ("nextmonth", Kind::Month, 1),
    ("thisquarter", Kind::Quarter, 0),
    ("lastquarter", Kind::Quarter, -1),
    ("nextquarter", Kind::Quarter, 1),
    ("thisfiscalyear", Kind::Year, 0),
    ("lastfiscalyear", Kind::Year, -1),
    ("nextfiscalyear", Kind::Year, 1),
];

/// What sort of period.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// The parts of a fiscal year.
pub(super) const PARTS: &[(&str, Part)] = &[
    ("第1四半期", Part::Quarter(1)),
    ("第2四半期", Part::Quarter(2)),
    ("第3四半期", Part::Quarter(3)),
    ("第4四半期", Part::Quarter(4)),
    ("q1", Part::Quarter(1)),
    ("q2", Part::Quarter(2)),
    ("q3", Part::Quarter(3)),
    ("q4", Part::Quarter(4)),
    ("1q", Part::Quarter(1)),
    ("2q", Part::Quarter(2)),
    ("3q", Part::Quarter(3)),
    ("4q", Part::Quarter(4)),
    ("上期", Part::Half(1)),
    ("上半期", Part::Half(1)),
    ("下期", Part::Half(2)),
    ("下半期", Part::Half(2)),
    ("h1", Part::Half(1)),
    ("h2", Part::Half(2)),
    ("firsthalf", Part::Half(1)),
    ("secondhalf", Part::Half(2)),
];

/// A quarter or a half, by its number.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Quarter(u32),
    Half(u32),
}

impl Part {
    /// Of which fiscal year.
    pub(super) fn of(self, year: i32) -> Period {
        match self {
            Self::Quarter(quarter) => Period::Quarter { year, quarter },
            Self::Half(half) => Period::Half { year, half },
        }
    }
}
