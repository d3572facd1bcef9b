//! Days as people say them.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime};

use super::Language;
use crate::calendar::Period;

const WEEKDAYS_JA: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
const WEEKDAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The weekday: 日 / Sun.
pub fn weekday(lang: Language, day: NaiveDate) -> &'static str {
    let names = match lang {
        Language::Ja => WEEKDAYS_JA,
        Language::En => WEEKDAYS_EN,
    };
    names[day.weekday().num_days_from_monday() as usize]
}

/// A whole date: 2026-11-22（日） / 2026-11-22 (Sun).
pub fn date(lang: Language, day: NaiveDate) -> String {
    bracketed(lang, &day.format("%Y-%m-%d").to_string(), day)
}

/// A date in the current year's context: 11-30（月） / 11-30 (Mon).
pub fn short_date(lang: Language, day: NaiveDate) -> String {
    bracketed(lang, &day.format("%m-%d").to_string(), day)
}

/// A date as it stands in a list of this year's: 11-30（月）, and with its year in another: 2027-03-31（水）.
pub fn near_date(lang: Language, day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() {
        short_date(lang, day)
    } else {
        date(lang, day)
    }
}

/// A date and time: 2026-11-22 02:10.
pub fn time(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

/// A period: 11-20（金）, 11-16（月）の週, 2026年11月, 2026年度第3四半期（10〜12月）, 2026年度下期, 2026年度. Quarters are those of a
/// fiscal year that begins in the month `starts`.
pub fn period(lang: Language, period: Period, starts: u32) -> String {
    let first = period.first(starts);
    match (lang, period) {
        (_, Period::Day(day)) => date(lang, day),
        (Language::Ja, Period::Week { .. }) => format!("{}の週", date(lang, first)),
        (Language::En, Period::Week { .. }) => format!("week of {}", date(lang, first)),
        (Language::Ja, Period::Month { year, month }) => format!("{year}年{month}月"),
        (Language::En, Period::Month { year, .. }) => format!("{} {year}", month_en(first)),
        (Language::Ja, Period::Quarter { year, quarter }) => {
            let last = period.last(starts);
            format!(
                "{year}年度第{quarter}四半期（{}〜{}月）",
                first.month(),
                last.month()
            )
        }
        (Language::En, Period::Quarter { year, quarter }) => format!("FY{year} Q{quarter}"),
        (Language::Ja, Period::Half { year, half }) => {
            format!("{year}年度{}", if half == 1 { "上期" } else { "下期" })
        }
        (Language::En, Period::Half { year, half }) => format!("FY{year} H{half}"),
        (Language::Ja, Period::Year { year }) => format!("{year}年度"),
        (Language::En, Period::Year { year }) => format!("FY{year}"),
    }
}

/// A period as it stands in a list of this year's: 第3四半期, 下期, 11月; in another year as [`period`] says it.
pub fn near_period(lang: Language, period: Period, starts: u32, today: NaiveDate) -> String {
    let this_year = Period::year_of(today, starts) == Period::year_of(period.first(starts), starts);
    match (lang, period) {
        (Language::Ja, Period::Quarter { quarter, .. }) if this_year => format!("第{quarter}四半期"),
        (Language::Ja, Period::Half { half, .. }) if this_year => {
            if half == 1 { "上期" } else { "下期" }.to_owned()
        }
        (Language::Ja, Period::Month { year, month }) if year == today.year() => format!("{month}月"),
        (Language::En, Period::Month { year, .. }) if year == today.year() => {
            month_en(period.first(starts)).to_owned()
        }
        (Language::Ja, Period::Week { .. }) => {
            format!("{}の週", near_date(lang, period.first(starts), today))
        }
        (Language::En, Period::Week { .. }) => {
            format!("week of {}", near_date(lang, period.first(starts), today))
        }
        _ => self::period(lang, period, starts),
    }
}

/// What work is about that covers the month before: 10月分 / for Oct.
pub fn month_covered(lang: Language, period: Period, starts: u32) -> String {
    let month = Period::month_of(period.first(starts))
        .previous(starts)
        .first(starts);
    match lang {
        Language::Ja => format!("{}月分", month.month()),
        Language::En => format!("for {}", month_en(month)),
    }
}

fn month_en(day: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    MONTHS[day.month0() as usize]
}

fn bracketed(lang: Language, text: &str, day: NaiveDate) -> String {
    let weekday = weekday(lang, day);
    match lang {
        Language::Ja => format!("{text}（{weekday}）"),
        Language::En => format!("{text} ({weekday})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_said_so_that_it_is_understood_again() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let cases = [
            ("2026-11-20", "2026-11-20（金）", "2026-11-20 (Fri)"),
            ("2026-W47", "2026-11-16（月）の週", "week of 2026-11-16 (Mon)"),
            ("2026-11", "2026年11月", "Nov 2026"),
            ("2026-Q3", "2026年度第3四半期（10〜12月）", "FY2026 Q3"),
            ("2026-H2", "2026年度下期", "FY2026 H2"),
            ("2026", "2026年度", "FY2026"),
        ];
        for (name, ja, en) in cases {
            let named: Period = name.parse().unwrap();
            assert_eq!(period(Language::Ja, named, 4), ja);
            assert_eq!(period(Language::En, named, 4), en);
            for said in [ja, en] {
                assert_eq!(Period::said(said, today, 4), Ok(named), "{said}");
            }
        }
        assert_eq!(
            month_covered(Language::Ja, "2026-01".parse().unwrap(), 4),
            "12月分"
        );
    }

    #[test]
    fn a_date_carries_its_weekday() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert_eq!(date(Language::Ja, day), "2026-11-22（日）");
        assert_eq!(short_date(Language::En, day), "11-22 (Sun)");
    }
}
