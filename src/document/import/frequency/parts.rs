//! A frequency that is split over several columns.

use super::super::words::{is_blank, narrowed};
use super::days::{days, is_day_of, months, weekdays};
use super::of_year::of_year;
use super::partly::{partly, several_times};
use super::spelled::spelled_out;
use super::{Timing, are_alike, is_phrase, rhythm, understand};
use crate::calendar::Frequency;

/// The columns that it is split over.
#[derive(Clone, Debug, Default)]
pub(in crate::document::import) struct Parts<'a> {
    pub(in crate::document::import) frequency: &'a str,
    pub(in crate::document::import) month: &'a str,
    pub(in crate::document::import) day: &'a str,
    pub(in crate::document::import) weekday: &'a str,
}

/// Understands a frequency that is split over columns; the words together, where they are not understood.
pub(in crate::document::import) fn from_parts(parts: &Parts<'_>) -> Option<Result<Timing, String>> {
    let said = |text: &str| {
        if is_blank(text) {
            String::new()
        } else {
            narrowed(text).replace('\n', " ").trim().to_owned()
        }
    };
    let (frequency, month, day, weekday) = (
        said(parts.frequency),
        said(parts.month),
        said(parts.day),
        said(parts.weekday),
    );
    let (day, weekday) = match weekday {
        weekday if is_day_of(&day, &weekday) => (day, String::new()),
        weekday if day.is_empty() && weekday.starts_with(['第', '最']) => (weekday, day),
        weekday => (day, weekday),
    };
    let day = spelled_out(&day).unwrap_or(day);
    let all: Vec<&str> = [&frequency, &month, &weekday, &day]
        .into_iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    if all.is_empty() {
        return None;
    }
    if let ([one], true) = (all.as_slice(), month.is_empty() && weekday.is_empty()) {
        let whole = if day.is_empty() { parts.frequency } else { one };
        let alone = understand(whole)
            .or_else(|| day_alone(one))
            .or_else(|| partly(one));
        return Some(alone.ok_or_else(|| (*one).to_owned()));
    }
    if let Some(said) = timed_day(&frequency, &month, &day, &weekday) {
        return Some(Ok(said));
    }
    if let Some(phrase) = of_year(&day).filter(|_| month.is_empty() && weekday.is_empty())
        && let Some(base) = understand(&frequency).filter(|it| is_year(&it.phrase))
    {
        return Some(Ok(Timing { phrase, ..base }));
    }
    let days = days(&day);
    let weekdays = weekdays(&weekday);
    let months = months(&month);
    let base = understand(&frequency).or_else(|| counted(&frequency));
    let phrase = base.as_ref().map_or("", |said| said.phrase.as_str());
    let candidates = candidates(phrase, &months, &days, &weekdays);
    let found = candidates.into_iter().find(|it| is_phrase(it));
    let whole = || {
        all.last()
            .filter(|it| says_whole(phrase, it, &all))
            .map(|it| (*it).to_owned())
    };
    let found = found.or_else(whole);
    let unsaid = if base.is_none() {
        frequency.clone()
    } else {
        String::new()
    };
    Some(match (found, base) {
        (Some(phrase), None) if phrase != unsaid => Ok(Timing {
            phrase,
            rest: unsaid,
            time: None,
        }),
        // 第1・第3金 says all of 月2回.
        (Some(phrase), Some(base)) if base.rest == frequency && phrase.contains('・') => Ok(Timing {
            phrase,
            rest: String::new(),
            ..base
        }),
        (Some(phrase), base) => Ok(Timing {
            phrase,
            ..base.unwrap_or_default()
        }),
        (None, Some(base)) => {
            let rest: Vec<&str> = all.into_iter().filter(|it| *it != frequency).collect();
            Ok(Timing {
                rest: [base.rest.as_str(), &rest.join(" ")].join(" ").trim().to_owned(),
                ..base
            })
        }
        (None, None) => Err(all.join(" ")),
    })
}

/// 月2回: 月次, and the words.
fn counted(text: &str) -> Option<Timing> {
    let said = several_times(text)?;
    let rest = text.to_owned();
    Some(Timing { rest, ..said })
}

/// `営業日 6:30`, `毎週日曜日 3:00〜5:00` beside 日次 or 週次: the day says it all, and the time.
fn timed_day(frequency: &str, month: &str, day: &str, weekday: &str) -> Option<Timing> {
    let alone = month.is_empty() && weekday.is_empty() && !frequency.is_empty();
    let said = understand(day).or_else(|| partly(day)).filter(|_| alone)?;
    let base = understand(frequency)?.phrase;
    let told = said.time.is_some() || !said.rest.is_empty();
    let same = are_alike(&base, &said.phrase) || is_month(&base) && day.starts_with("毎月");
    (told && same && said.phrase != base).then_some(said)
}

/// 毎週月曜日 beside 週次, 毎営業日 beside 日次: one part says it all, and more exactly than the other.
fn says_whole(phrase: &str, part: &str, all: &[&str]) -> bool {
    let monthly = is_month(phrase) && part.starts_with("毎月");
    let same = rhythm(phrase).is_some() && rhythm(phrase) == rhythm(part);
    let alone = all.len() == 1 || (all.len() == 2 && (same || monthly));
    alone && is_phrase(part)
}

/// Ways to say it in one phrase, the most exact first. Every part that is filled is in each of them.
fn candidates(phrase: &str, months: &str, days: &str, weekdays: &str) -> Vec<String> {
    let week = |prefix: &str| format!("{prefix}{weekdays}");
    let nth = days.starts_with('第') && !days.contains("営業日") && !weekdays.is_empty();
    match (months.is_empty(), days.is_empty(), weekdays.is_empty()) {
        (true, true, true) => vec![phrase.to_owned()],
        (true, true, false) => vec![
            if phrase.is_empty() || is_week(phrase) {
                week("毎週")
            } else {
                String::new()
            },
            format!("{phrase}の{weekdays}"),
            format!("{phrase}（{weekdays}）"),
        ],
        (true, false, true) if phrase.is_ascii() && !phrase.is_empty() && days.is_ascii() => {
            vec![format!("{phrase} on {days}"), format!("{phrase} on the {days}")]
        }
        (true, false, true) => vec![
            if phrase.is_empty() || is_month(phrase) {
                format!("毎月{days}")
            } else {
                String::new()
            },
            if is_year(phrase) {
                format!("毎年{days}")
            } else {
                String::new()
            },
            format!("{phrase}（{days}）"),
            format!("{phrase}の{days}"),
            format!("{phrase}{days}"),
            if phrase.is_empty() {
                days.to_owned()
            } else {
                String::new()
            },
        ],
        (true, false, false) if nth => vec![format!("毎月{}{weekdays}", days.trim_end_matches('週'))],
        (false, true, true) => vec![
            months.to_owned(),
            format!("毎年{months}"),
            format!("{phrase}（{months}）"),
        ],
        (false, false, true) => vec![
            format!("{months}の{days}"),
            format!("毎年{months}{days}"),
            format!("毎年{months}の{days}"),
        ],
        _ => Vec::new(),
    }
}

pub(super) fn is_week(phrase: &str) -> bool {
    matches!(Frequency::understood(phrase), Some((Frequency::Weeks { every: 1, on }, _)) if on.is_empty())
}

fn is_month(phrase: &str) -> bool {
    matches!(Frequency::understood(phrase), Some((Frequency::Months { every: 1, on }, _)) if on.is_empty())
}

pub(super) fn is_year(phrase: &str) -> bool {
    matches!(
        Frequency::understood(phrase),
        Some((
            Frequency::Fiscal {
                part: crate::calendar::FiscalPart::Year,
                ..
            },
            _
        ))
    )
}

/// `25日`, `第3営業日` in a column 実施日 of its own: of each month.
pub(super) fn day_alone(text: &str) -> Option<Timing> {
    let text = ["まで", "迄", "までに"]
        .iter()
        .find_map(|it| text.strip_suffix(it))
        .unwrap_or(text);
    let next = text
        .strip_prefix("翌月")
        .map(|it| format!("月初{}", it.trim_start_matches('初')));
    let text = next.as_deref().unwrap_or(text);
    let spelled = spelled_out(text);
    let text = spelled.as_deref().unwrap_or(text);
    let weekdays = weekdays(text);
    let phrases = [
        of_year(text).unwrap_or_default(),
        format!("毎月{}", days(text)),
        format!("毎週{weekdays}"),
        text.to_owned(),
    ];
    let phrase = phrases
        .into_iter()
        .find(|it| is_phrase(it) && it != "毎月" && it != "毎週")?;
    Some(Timing {
        phrase,
        ..Timing::default()
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;
    use super::*;

    #[test]
    fn a_frequency_split_over_columns_becomes_one_phrase() {
        let cases = [
            // frequency, month, day, weekday
            (("月次", "", "第3営業日", ""), "毎月第3営業日"),
            (("月次", "", "25", ""), "毎月25日"),
            (("", "", "毎月25日", ""), "毎月25日"),
            (("", "", "25日", ""), "毎月25日"),
            (("週次", "", "", "月"), "毎週月曜"),
            (("週次", "", "", "月・木"), "毎週月曜・木曜"),
            (("", "", "", "月曜日"), "毎週月曜"),
            (("隔週", "", "", "金"), "隔週の金曜"),
            (("月次", "", "第2", "火"), "毎月第2火曜"),
            (("年次", "4月", "1日", ""), "4月の1日"),
            (("半期", "4,10", "", ""), "4月・10月"),
            (("月次", "", "末日", ""), "毎月末日"),
            (("年次", "", "4月1日", ""), "毎年4月1日"),
            (("年次", "", "4/1", ""), "毎年4月1日"),
            (("月2回", "", "", "第1・第3金"), "毎月第1・第3金曜"),
            (("月2回", "", "25日", ""), "毎月25日 +月2回"),
            (("月1回", "", "最終稼働日", ""), "毎月最終営業日"),
            (("月次", "", "月初", ""), "月次 +月初"),
            (("毎週月曜午前", "", "", ""), "毎週月曜 +午前"),
            (("リリース時", "", "", ""), "随時 +リリース時"),
            (("", "", "", "毎週月曜日"), "毎週月曜日"),
            (("週次", "", "", "毎週月曜日"), "毎週月曜日"),
            (("日次", "", "毎営業日", ""), "毎営業日"),
            (
                ("月次", "", "毎月25日（休日の場合は前営業日）", ""),
                "毎月25日(休日の場合は前営業日)",
            ),
            (("月次", "", "毎週金曜", ""), "月次 +毎週金曜"),
            (("Bi-weekly", "", "Monday", ""), "every 2 weeks on Monday"),
            (("年次", "", "3/31", ""), "毎年3月31日"),
            (("", "9～10", "", ""), "9月・10月"),
            (("月次", "", "月初1営業日", ""), "毎月第1営業日"),
            (("夜間", "", "25日", ""), "毎月25日 +夜間"),
            (("", "", "2026-12-05", "土"), "2026-12-05"),
            (("", "", "R9.2.6", "土"), "2027-02-06"),
            (("Annually", "", "March 1", ""), "Annually on March 1"),
            (("", "", "5月上旬", ""), "毎年5月 +5月上旬"),
            (("毎月下旬", "", "", ""), "月次 +毎月下旬"),
            (("1日2回", "", "", ""), "日次 +1日2回"),
            (("週2〜3回", "", "", ""), "週次 +週2〜3回"),
            (("毎開庁日", "", "", ""), "毎営業日"),
            (("日次", "", "営業日 6:30", ""), "毎営業日 @06:30"),
            (
                ("日次", "", "営業日 15:15まで", ""),
                "毎営業日 @15:15 +営業日 15:15まで",
            ),
            (
                ("週次", "", "毎週日曜日 3:00〜5:00", ""),
                "毎週日曜日 @03:00 +毎週日曜日 3:00〜5:00",
            ),
            (
                ("月次", "", "毎月5日、20日（休日の場合は翌営業日）", ""),
                "毎月5日、20日(休日の場合は翌営業日)",
            ),
            (("月次", "", "月末最終営業日の夜間", ""), "月末最終営業日 +夜間"),
            (("始業時", "", "", ""), "日次 +始業時"),
            (
                ("Every 2 years, next: Feb 2027", "", "", ""),
                "Every 2 years +next: Feb 2027",
            ),
            (("月初第2営業日まで", "", "", ""), "毎月第2営業日"),
            (("翌月5営業日まで", "", "", ""), "毎月第5営業日"),
            (("毎週日曜の夜", "", "", ""), "毎週日曜 +夜"),
            (("毎月 10日ごろ", "", "", ""), "毎月10日 +10日ごろ"),
        ];
        for ((frequency, month, day, weekday), expected) in cases {
            let parts = Parts {
                frequency,
                month,
                day,
                weekday,
            };
            let said = from_parts(&parts).unwrap().map(|said| shown(&said));
            assert_eq!(said.as_deref(), Ok(expected), "{parts:?}");
        }
    }
}
