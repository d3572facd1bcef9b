//! Periods as people say them: 2026年度第3四半期, 11-16（月）の週, 10月分, FY2026 Q3, last month.
//!
//! What leaves the year out is the nearest to a reference day; what lies half a year away on both sides is refused.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::super::Period;
use super::english_words::{ENGLISH_MONTHS, ENGLISH_WEEKDAYS};
use super::fold::fold;
use super::japanese_words::KANJI_WEEKDAYS;
use super::period_words::{Kind, PARTS, RELATIVE};
use super::text::Text;

/// The day from which one speaks, and the month in which the fiscal year starts.
#[derive(Clone, Copy)]
struct Speaker {
    today: NaiveDate,
    starts: u32,
}

/// The period that `said` names on the day `today`; `None` when it names none, or more than one.
pub(in super::super) fn read(said: &str, today: NaiveDate, starts: u32) -> Option<Period> {
    let mut text = Text::new(fold(said));
    let speaker = Speaker { today, starts };
    let forms: [fn(Speaker, &mut Text) -> Option<Period>; 5] = [
        Speaker::relative,
        Speaker::of_year,
        Speaker::week,
        Speaker::month,
        Speaker::day,
    ];
    forms.into_iter().find_map(|form| {
        text.rewind();
        let found = form(speaker, &mut text)?;
        text.is_at_end().then_some(found)
    })
}

impl Speaker {
    /// 今週, 先月, last month.
    fn relative(self, text: &mut Text) -> Option<Period> {
        let table: Vec<_> = RELATIVE
            .iter()
            .map(|(word, kind, by)| (*word, (*kind, *by)))
            .collect();
        let (kind, by) = text.meaning(&table)?;
        let now = match kind {
            Kind::Day => Period::Day(self.today),
            Kind::Week => Period::week_of(self.today),
            Kind::Month => Period::month_of(self.today),
            Kind::Quarter => Period::quarter_of(self.today, self.starts),
            Kind::Year => Period::year_of(self.today, self.starts),
        };
        Some(match by {
            0 => now,
            1 => now.next(self.starts),
            _ => now.previous(self.starts),
        })
    }

    /// 2026年度第3四半期（10〜12月）, 2026年度, 下期, FY2026 Q3, Q3 FY2026.
    fn of_year(self, text: &mut Text) -> Option<Period> {
        let part = text.maybe(|text| text.meaning(PARTS));
        text.eat_any(&["of", "、"]);
        let year = text.maybe(fiscal_year);
        let part =
            part.or_else(|| text.maybe(|text| text.eat_any(&["の", ""]).then(|| text.meaning(PARTS))?));
        months_in_brackets(text);
        match (year, part) {
            (Some(year), Some(part)) => Some(part.of(year)),
            (Some(year), None) => Some(Period::Year { year }),
            (None, Some(part)) => match Period::year_of(self.today, self.starts) {
                Period::Year { year } => Some(part.of(year)),
                _ => None,
            },
            (None, None) => None,
        }
    }

    /// 11-16（月）の週, 11月16日の週, week of 11-16.
    fn week(self, text: &mut Text) -> Option<Period> {
        let english = text.eat_any(&["weekof", "theweekof"]);
        let day = self.date(text)?;
        (english || text.eat_any(&["の週", "週"])).then(|| Period::week_of(day))
    }

    /// 2026年11月, 11月分, November 2026.
    fn month(self, text: &mut Text) -> Option<Period> {
        let year = text.maybe(|text| text.number().filter(|_| text.eat_any(&["年", "/"])));
        let month = text.meaning(ENGLISH_MONTHS).or_else(|| {
            let month = text.number().filter(|month| (1..=12).contains(month))?;
            (text.eat_any(&["月", "月分", "月度"]) || year.is_some()).then_some(month)
        })?;
        let year = year.or_else(|| text.maybe(Text::number));
        match year {
            Some(year) => Some(Period::Month {
                year: calendar_year(year)?,
                month,
            }),
            None => {
                let first = |year| NaiveDate::from_ymd_opt(year, month, 1);
                self.nearest(first, self.today.with_day(1)?).map(Period::month_of)
            }
        }
    }

    fn day(self, text: &mut Text) -> Option<Period> {
        self.date(text).map(Period::Day)
    }

    /// 2026年11月30日, 11-30（月）, 11/30, Nov 30, 2026.
    fn date(self, text: &mut Text) -> Option<NaiveDate> {
        let (year, month, day) = text.maybe(with_year).or_else(|| text.maybe(without_year))?;
        let day = match year {
            Some(year) => NaiveDate::from_ymd_opt(calendar_year(year)?, month, day)?,
            None => self.nearest(|year| NaiveDate::from_ymd_opt(year, month, day), self.today)?,
        };
        let said = text.maybe(|text| {
            let weekday = text.eat("(").then(|| weekday(text))??;
            text.eat(")").then_some(weekday)
        });
        said.is_none_or(|weekday| weekday == day.weekday()).then_some(day)
    }

    /// The day of the year before, this year or the next that is nearest; `None` when it is hardly nearer than another.
    fn nearest(self, of_year: impl Fn(i32) -> Option<NaiveDate>, to: NaiveDate) -> Option<NaiveDate> {
        let year = self.today.year();
        let near = to.checked_sub_months(Months::new(6))?..to.checked_add_months(Months::new(6))?;
        let inside = near.start.checked_add_days(Days::new(1))?..near.end;
        (year - 1..=year + 1)
            .filter_map(of_year)
            .find(|day| inside.contains(day))
    }
}

fn fiscal_year(text: &mut Text) -> Option<i32> {
    let english = text.eat("fy");
    let year = calendar_year(text.number()?)?;
    (text.eat("年度") || english).then_some(year)
}

/// （10〜12月）, as screens say it after a quarter or a half.
fn months_in_brackets(text: &mut Text) -> Option<()> {
    text.maybe(|text| {
        text.eat("(").then(|| text.number())??;
        text.eat("月");
        text.eat_any(&["~", "-"]).then(|| text.eat("翌"))?;
        text.number()?;
        text.eat("月)").then_some(())
    })
}

fn with_year(text: &mut Text) -> Option<(Option<u32>, u32, u32)> {
    if let Some((month, day)) = text.maybe(english_date) {
        text.eat("、");
        return Some((Some(text.number()?), month, day));
    }
    let year = text.number()?;
    text.eat_any(&["年", "-", "/"]).then_some(())?;
    let (_, month, day) = without_year(text)?;
    Some((Some(year), month, day))
}

fn without_year(text: &mut Text) -> Option<(Option<u32>, u32, u32)> {
    if let Some((month, day)) = text.maybe(english_date) {
        return Some((None, month, day));
    }
    let month = text.number()?;
    let kanji = text.eat("月");
    (kanji || text.eat_any(&["-", "/"])).then_some(())?;
    let day = text.number()?;
    (!kanji || text.eat("日")).then_some((None, month, day))
}

fn english_date(text: &mut Text) -> Option<(u32, u32)> {
    text.meaning(ENGLISH_MONTHS)
        .zip(text.number().filter(|day| *day <= 31))
}

fn weekday(text: &mut Text) -> Option<Weekday> {
    text.meaning(KANJI_WEEKDAYS)
        .or_else(|| text.meaning(ENGLISH_WEEKDAYS))
}

/// Four digits, so that 26 is no year.
fn calendar_year(year: u32) -> Option<i32> {
    i32::try_from(year)
        .ok()
        .filter(|year| (1900..=9999).contains(year))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(text: &str) -> String {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        Period::said(text, today, 4).map_or("none".into(), |period| period.to_string())
    }

    #[test]
    fn a_period_is_understood_as_it_is_said() {
        let cases = [
            ("2026-W47", "2026-W47"),
            (" 2026-Q3 ", "2026-Q3"),
            ("2026年度第3四半期（10〜12月）", "2026-Q3"),
            ("2026年度第４四半期（1〜3月）", "2026-Q4"),
            ("2026年度第3四半期", "2026-Q3"),
            ("第3四半期", "2026-Q3"),
            ("2026年度下期", "2026-H2"),
            ("2026年度下期（10〜翌3月）", "2026-H2"),
            ("上期", "2026-H1"),
            ("2026年度", "2026"),
            ("今年度", "2026"),
            ("FY2026", "2026"),
            ("FY2026 Q3", "2026-Q3"),
            ("Q3 FY2026", "2026-Q3"),
            ("second half of FY2026", "2026-H2"),
            ("11-16（月）の週", "2026-W47"),
            ("11月16日の週", "2026-W47"),
            ("2026-11-18の週", "2026-W47"),
            ("week of 11-16 (Mon)", "2026-W47"),
            ("先週", "2026-W46"),
            ("11-16（火）の週", "none"), // it was a Monday
            ("10月分", "2026-10"),
            ("1月分", "2027-01"),
            ("5月分", "none"), // half a year away on both sides
            ("2026年11月", "2026-11"),
            ("2026年11月分", "2026-11"),
            ("November 2026", "2026-11"),
            ("先月", "2026-10"),
            ("11-30（月）", "2026-11-30"),
            ("11-30(Mon)", "2026-11-30"),
            ("2026年11月30日", "2026-11-30"),
            ("2026/11/30", "2026-11-30"),
            ("Nov 30, 2026", "2026-11-30"),
            ("1/5", "2027-01-05"),
            ("昨日", "2026-11-21"),
            ("11", "none"),
            ("26年度", "none"),
            ("", "none"),
        ];
        for (text, expected) in cases {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC*") {
            said(&text);
        }
    }
}
