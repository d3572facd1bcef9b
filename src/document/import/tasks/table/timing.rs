//! When the tasks of a row are done.

use super::super::super::block::{At, Row};
use super::super::super::column::Column;
use super::super::super::found::Doubtful;
use super::super::super::frequency::{self, Parts, Timing};
use super::super::super::reader::{Context, Reader, Sheet};
use super::above::Above;
use super::calendar::{calendar, vague};
use super::days::are_days;
use crate::calendar::Frequency;

/// When the row's tasks are done: usually one; several where the cell, or a matrix, says several.
pub(super) fn timings(
    reader: &mut Reader,
    sheet: &Sheet,
    row: &Row,
    context: &Context,
    above: &mut Above,
    title: &str,
) -> Vec<Option<Timing>> {
    // 9:00 AM in a column of days.
    let clock = frequency::time_of(sheet.get(row, Column::Day)).filter(|(_, whole)| *whole);
    let clock = clock.map(|(time, _)| time);
    let parts = Parts {
        frequency: sheet.get(row, Column::Frequency),
        month: sheet.get(row, Column::Month),
        day: Some(sheet.get(row, Column::Day))
            .filter(|_| clock.is_none())
            .unwrap_or_default(),
        weekday: sheet.get(row, Column::Weekday),
    };
    let days = are_days(&sheet.heads);
    let heading = above.group.clone().or_else(|| context.timing.clone());
    let heading = heading
        .filter(|it| !days || !frequency::is_month(it))
        .or_else(|| says_daily(&context.heading).filter(|_| days));
    // On a sheet for each month of what is done daily, marks say what was done.
    let marked = if heading.is_some() && days {
        Vec::new()
    } else {
        calendar(sheet, row)
    };
    for words in vague(sheet, row) {
        let words = Doubtful::FrequencyPart(words.to_owned());
        reader.found.doubt(row.at, title, words);
    }
    match frequency::from_parts(&parts) {
        Some(Ok(own)) => {
            above.timing = Some(own.clone());
            let own = Timing {
                time: own.time.or(clock),
                ..own
            };
            let own = with_time(sheet, row, own);
            if !own.rest.is_empty() {
                reader
                    .found
                    .doubt(row.at, title, Doubtful::FrequencyPart(own.rest.clone()));
            }
            if let Some(other) =
                heading.filter(|other| other.phrase != own.phrase && rhythm(other) != rhythm(&own))
            {
                reader.found.doubt(
                    row.at,
                    title,
                    Doubtful::TwoFrequencies(own.phrase.clone(), other.phrase),
                );
            }
            vec![Some(with_calendar(reader, row.at, title, own, &marked))]
        }
        Some(Err(words)) => {
            above.timing = None;
            let each: Vec<Timing> = words
                .split(['/', '／', '・', '、', ',', '\n'])
                .filter_map(frequency::understand)
                .collect();
            if each.len() > 1 && each.len() == words.split(['/', '／', '・', '、', ',', '\n']).count() {
                return each.into_iter().map(Some).collect();
            }
            reader
                .found
                .doubt(row.at, title, Doubtful::Frequency(words.clone()));
            vec![Some(Timing {
                phrase: "随時".to_owned(),
                rest: words,
                time: None,
            })]
        }
        None if !marked.is_empty() => marked
            .into_iter()
            .map(|phrase| {
                Some(Timing {
                    phrase,
                    ..Timing::default()
                })
            })
            .collect(),
        None if heading.is_some() => vec![heading],
        None if by_the_clock(sheet, row) && says_daily(&context.heading).is_some() => {
            vec![says_daily(&context.heading)]
        }
        None => vec![from_above(reader, sheet, row, above, title)],
    }
}

/// 土 22:00 in the column 時刻 of 週次 says the day as well.
fn with_time(sheet: &Sheet, row: &Row, own: Timing) -> Timing {
    let said = frequency::refined(&own, sheet.get(row, Column::Time));
    said.filter(|it| it.phrase != own.phrase).unwrap_or(own)
}

/// Does the row say at what time, and no more?
fn by_the_clock(sheet: &Sheet, row: &Row) -> bool {
    frequency::time_of(sheet.get(row, Column::Time)).is_some()
}

/// `サーバ室 日次点検チェックシート`, above the days of a month.
fn says_daily(heading: &str) -> Option<Timing> {
    let small = heading.to_lowercase();
    let said = ["日次", "毎日", "日常", "daily"]
        .into_iter()
        .find(|it| small.contains(it));
    let phrase = said.map(|it| if it == "日常" { "日次" } else { it });
    phrase.and_then(frequency::understand)
}

/// How often in general: for comparing.
fn rhythm(timing: &Timing) -> Option<u32> {
    frequency::rhythm(&timing.phrase)
}

/// An empty cell goes on with the one above where the category, too, is empty and the column stands before the title.
fn from_above(reader: &mut Reader, sheet: &Sheet, row: &Row, above: &Above, title: &str) -> Option<Timing> {
    let place = |column| sheet.columns.iter().position(|it| *it == Some(column));
    let before = place(Column::Frequency)
        .zip(place(Column::Title))
        .is_some_and(|(frequency, title)| frequency < title);
    let same_group =
        sheet.get(row, Column::Category).is_empty() && sheet.get(row, Column::Frequency).is_empty();
    let timing = above.timing.clone().filter(|_| before && same_group)?;
    let timing = with_time(sheet, row, timing);
    reader
        .found
        .doubt(row.at, title, Doubtful::FrequencyFromAbove(timing.phrase.clone()));
    Some(timing)
}

/// The column says 四半期, the calendar says which months. Where they do not fit, the column holds.
fn with_calendar(reader: &mut Reader, at: At, title: &str, own: Timing, marked: &[String]) -> Timing {
    let [phrase] = marked else { return own };
    let calendar = Timing {
        phrase: phrase.clone(),
        ..Timing::default()
    };
    if *phrase == own.phrase || phrase == "月次" && rhythm(&own) <= Some(30) {
        return own;
    }
    if rhythm(&calendar) == rhythm(&own)
        && Frequency::understood(&own.phrase).is_some_and(|(it, _)| it.is_undated())
    {
        return Timing {
            phrase: phrase.clone(),
            ..own
        };
    }
    reader.found.doubt(
        at,
        title,
        Doubtful::TwoFrequencies(own.phrase.clone(), phrase.clone()),
    );
    let rest = [own.rest.as_str(), phrase].join(" ").trim().to_owned();
    Timing { rest, ..own }
}
