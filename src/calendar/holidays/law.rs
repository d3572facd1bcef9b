//! 国民の祝日に関する法律（昭和23年法律第178号）, with its amendments since 1955 and the laws that made single days
//! holidays. It serves the years after the list; every year of the list holds it to account.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use Rule::{Autumn, Fixed, Monday, Spring};

/// How the law names a day.
#[derive(Clone, Copy)]
enum Rule {
    /// A month and a day.
    Fixed(u32, u32),
    /// The nth Monday of a month (ハッピーマンデー).
    Monday(u32, u32),
    /// 春分日.
    Spring,
    /// 秋分日.
    Autumn,
}

/// Name, rule, first and last year. A year of its own line is an exception that the law made for that year.
const HOLIDAYS: &[(&str, Rule, i32, i32)] = &[
    ("元日", Fixed(1, 1), 1949, NOW),
    ("成人の日", Fixed(1, 15), 1949, 1999),
    ("成人の日", Monday(1, 2), 2000, NOW),
    ("建国記念の日", Fixed(2, 11), 1967, NOW),
    ("天皇誕生日", Fixed(2, 23), 2020, NOW),
    ("春分の日", Spring, 1949, NOW),
    ("天皇誕生日", Fixed(4, 29), 1949, 1988),
    ("みどりの日", Fixed(4, 29), 1989, 2006),
    ("昭和の日", Fixed(4, 29), 2007, NOW),
    ("憲法記念日", Fixed(5, 3), 1949, NOW),
    ("みどりの日", Fixed(5, 4), 2007, NOW),
    ("こどもの日", Fixed(5, 5), 1949, NOW),
    ("海の日", Fixed(7, 20), 1996, 2002),
    ("海の日", Monday(7, 3), 2003, 2019),
    ("海の日", Fixed(7, 23), 2020, 2020),
    ("海の日", Fixed(7, 22), 2021, 2021),
    ("海の日", Monday(7, 3), 2022, NOW),
    ("スポーツの日", Fixed(7, 24), 2020, 2020),
    ("スポーツの日", Fixed(7, 23), 2021, 2021),
    ("山の日", Fixed(8, 11), 2016, 2019),
    ("山の日", Fixed(8, 10), 2020, 2020),
    ("山の日", Fixed(8, 8), 2021, 2021),
    ("山の日", Fixed(8, 11), 2022, NOW),
    ("敬老の日", Fixed(9, 15), 1966, 2002),
    ("敬老の日", Monday(9, 3), 2003, NOW),
    ("秋分の日", Autumn, 1948, NOW),
    ("体育の日", Fixed(10, 10), 1966, 1999),
    ("体育の日", Monday(10, 2), 2000, 2018),
    ("体育の日（スポーツの日）", Monday(10, 2), 2019, 2019),
    ("スポーツの日", Monday(10, 2), 2022, NOW),
    ("文化の日", Fixed(11, 3), 1948, NOW),
    ("勤労感謝の日", Fixed(11, 23), 1948, NOW),
    ("天皇誕生日", Fixed(12, 23), 1989, 2018),
    // Laws of their own for one day each.
    ("結婚の儀", Fixed(4, 10), 1959, 1959),
    ("大喪の礼", Fixed(2, 24), 1989, 1989),
    ("即位礼正殿の儀", Fixed(11, 12), 1990, 1990),
    ("結婚の儀", Fixed(6, 9), 1993, 1993),
    ("休日（祝日扱い）", Fixed(5, 1), 2019, 2019),
    ("休日（祝日扱い）", Fixed(10, 22), 2019, 2019),
];

/// The rule still stands.
const NOW: i32 = i32::MAX;

/// The name of the holiday on `day`: one that the law names, or 休日 that follows from two of them.
pub(super) fn on(day: NaiveDate) -> Option<&'static str> {
    named(day).or_else(|| (is_substitute(day) || is_between(day)).then_some("休日"))
}

/// 第2条: a day that the law names.
fn named(day: NaiveDate) -> Option<&'static str> {
    let (year, month) = (day.year(), day.month());
    let may_be = HOLIDAYS.iter().filter(|(_, rule, ..)| rule.month() == month);
    may_be
        .filter(|(_, _, from, to)| (*from..=*to).contains(&year))
        .find(|(_, rule, ..)| rule.is(day))
        .map(|(name, ..)| *name)
}

/// 第3条第2項, 振替休日: since 12 April 1973 the Monday after a holiday on a Sunday; since 2007 the next day that is
/// no holiday itself.
fn is_substitute(day: NaiveDate) -> bool {
    if day.year() < 2007 {
        let since = day.year() > 1973 || (day.year() == 1973 && day.ordinal() >= 102);
        return since && day.weekday() == Weekday::Mon && before(day).is_some_and(is_named);
    }
    let mut earlier = before(day);
    while let Some(holiday) = earlier.filter(|day| is_named(*day)) {
        if holiday.weekday() == Weekday::Sun {
            return true;
        }
        earlier = before(holiday);
    }
    false
}

/// 第3条第3項, 国民の休日: since 1985 a day between two holidays; until 2006 not on a Sunday or Monday's substitute.
fn is_between(day: NaiveDate) -> bool {
    let since = day.year() > 1985 && (day.year() >= 2007 || day.weekday() != Weekday::Sun);
    since && before(day).is_some_and(is_named) && day.succ_opt().is_some_and(is_named)
}

fn is_named(day: NaiveDate) -> bool {
    named(day).is_some()
}

fn before(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(1))
}

impl Rule {
    /// The month of all its days.
    fn month(self) -> u32 {
        match self {
            Fixed(month, _) | Monday(month, _) => month,
            Spring => 3,
            Autumn => 9,
        }
    }

    fn is(self, day: NaiveDate) -> bool {
        match self {
            Fixed(month, of_month) => (day.month(), day.day()) == (month, of_month),
            Monday(month, nth) => {
                day.month() == month && day.weekday() == Weekday::Mon && day.day().div_ceil(7) == nth
            }
            Spring => {
                day.month() == 3 && f64::from(day.day()) == equinox(day.year(), 20.8357, 20.8431, 21.8510)
            }
            Autumn => {
                day.month() == 9 && f64::from(day.day()) == equinox(day.year(), 23.2588, 23.2488, 24.2488)
            }
        }
    }
}

/// The day of the month of an equinox, good for 1900–2150: 新こよみ便利帳's formula, with its constants until 1979,
/// until 2099 and until 2150. The government announces the day itself each February for the year after.
fn equinox(year: i32, until_1979: f64, until_2099: f64, until_2150: f64) -> f64 {
    let (start, leap) = match year {
        ..1980 => (until_1979, 1983),
        1980..2100 => (until_2099, 1980),
        _ => (until_2150, 1980),
    };
    let leap_days = (f64::from(year - leap) / 4.0).trunc();
    (start + 0.242_194 * f64::from(year - 1980) - leap_days).floor()
}

#[cfg(test)]
mod tests {
    use super::super::list;
    use super::*;

    #[test]
    fn the_law_gives_every_row_of_the_list_and_nothing_else() {
        let by_law: Vec<_> = NaiveDate::from_ymd_opt(1955, 1, 1)
            .unwrap()
            .iter_days()
            .take_while(|day| day.year() <= list::LAST_YEAR)
            .filter_map(|day| on(day).map(|name| (day, name)))
            .collect();
        let listed: Vec<_> = list::all().collect();
        for pair in by_law.iter().zip(&listed) {
            assert_eq!(pair.0, pair.1, "law, then list");
        }
        assert_eq!(by_law.len(), listed.len());
    }

    #[test]
    fn the_years_after_the_list_follow_the_rules() {
        let cases = [
            ("2028-01-10", Some("成人の日")),
            ("2028-03-20", Some("春分の日")),
            ("2028-07-17", Some("海の日")),
            ("2028-09-22", Some("秋分の日")),
            ("2029-02-12", Some("休日")), // 02-11 is a Sunday
            ("2032-09-21", Some("休日")), // between 敬老の日 and 秋分の日
            ("2033-05-06", None),
            ("2030-05-06", Some("休日")), // 05-05 is a Sunday
            ("2031-05-06", Some("休日")), // 05-04 is a Sunday, the next two are holidays
            ("2028-11-24", None),
        ];
        for (day, expected) in cases {
            assert_eq!(on(day.parse().unwrap()), expected, "{day}");
        }
    }
}
