//! When the tasks of a row are done.

use chrono::NaiveTime;

use super::super::super::block::{At, Row};
use super::super::super::column::{Column, Subject};
use super::super::super::found::Doubtful;
use super::super::super::frequency::{self, Parts, Timing};
use super::super::super::reader::{Context, Reader, Sheet};
use super::super::super::words::is_blank;
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
    let clock = clock(sheet, row);
    match frequency::from_parts(&parts(sheet, row, clock)) {
        Some(Ok(own)) => {
            let own = on_its_date(sheet, row).unwrap_or(own);
            above.timing = Some(own.clone());
            let own = Timing {
                time: own.time.or(clock),
                ..own
            };
            let own = with_time(sheet, row, own);
            compared(reader, row.at, title, &own, heading);
            vec![Some(with_calendar(reader, row.at, title, own, &marked))]
        }
        Some(Err(words)) => {
            above.timing = None;
            each_of(&words).unwrap_or_else(|| match heading {
                Some(base) if is_blank(sheet.get(row, Column::Frequency)) => {
                    vec![Some(of_heading(reader, row.at, title, words, base))]
                }
                _ => vec![Some(as_needed(reader, row.at, title, words))],
            })
        }
        None if !marked.is_empty() => marked.into_iter().map(|it| Some(of_phrase(it))).collect(),
        None if heading.is_some() => vec![heading],
        None if by_the_clock(sheet, row) && says_daily(&context.heading).is_some() => {
            vec![says_daily(&context.heading)]
        }
        None => vec![from_above(reader, sheet, row, above, title)],
    }
}

/// 2027-03-14 below 実施日 and beside 年次: that day of each year. Below 最終実施日 it says something else.
fn on_its_date(sheet: &Sheet, row: &Row) -> Option<Timing> {
    let (head, day) = sheet.all(row, Column::Day).next()?;
    let named = Subject::Tasks.named(head) == Some(Column::Day);
    let often = sheet.get(row, Column::Frequency);
    named
        .then(|| frequency::of_year_dated(often, day))?
        .map(of_phrase)
}

/// 9:00 AM in a column of days.
fn clock(sheet: &Sheet, row: &Row) -> Option<NaiveTime> {
    let said = frequency::time_of(sheet.get(row, Column::Day));
    said.filter(|(_, whole)| *whole).map(|(time, _)| time)
}

fn parts<'s>(sheet: &'s Sheet, row: &'s Row, clock: Option<NaiveTime>) -> Parts<'s> {
    let day = Some(sheet.get(row, Column::Day)).filter(|_| clock.is_none());
    Parts {
        frequency: sheet.get(row, Column::Frequency),
        month: sheet.get(row, Column::Month),
        day: day.unwrap_or_default(),
        weekday: sheet.get(row, Column::Weekday),
    }
}

/// What the row says itself holds; what of it was not understood, and what the heading says beside it, is told.
fn compared(reader: &mut Reader, at: At, title: &str, own: &Timing, heading: Option<Timing>) {
    if !own.rest.is_empty() {
        let words = Doubtful::FrequencyPart(own.rest.clone());
        reader.found.doubt(at, title, words);
    }
    let differs = |other: &Timing| other.phrase != own.phrase && rhythm(other) != rhythm(own);
    if let Some(other) = heading.filter(differs) {
        let both = Doubtful::TwoFrequencies(own.phrase.clone(), other.phrase);
        reader.found.doubt(at, title, both);
    }
}

/// `日次／月次`: each of them, where all are understood.
fn each_of(words: &str) -> Option<Vec<Option<Timing>>> {
    let parts: Vec<&str> = words.split(['/', '／', '・', '、', ',', '\n']).collect();
    let each: Option<Vec<_>> = parts
        .iter()
        .map(|it| frequency::understand(it).map(Some))
        .collect();
    each.filter(|it| it.len() > 1)
}

/// `第2水曜の翌週日曜` on the sheet 月次: how often the sheet says, and the words are kept, and told.
fn of_heading(reader: &mut Reader, at: At, title: &str, words: String, base: Timing) -> Timing {
    reader
        .found
        .doubt(at, title, Doubtful::FrequencyPart(words.clone()));
    Timing { rest: words, ..base }
}

/// Words that are no frequency: they are kept, and told.
fn as_needed(reader: &mut Reader, at: At, title: &str, words: String) -> Timing {
    let timing = Timing::as_needed(&words);
    reader.found.doubt(at, title, Doubtful::Frequency(words));
    timing
}

fn of_phrase(phrase: String) -> Timing {
    Timing {
        phrase,
        ..Timing::default()
    }
}

/// 土 22:00 in the column 時刻 of 週次 says the day as well.
fn with_time(sheet: &Sheet, row: &Row, own: Timing) -> Timing {
    // 1日 below 作業時間 is how long it takes.
    let lasts = |head: &str| ["作業時間", "所要", "工数"].iter().any(|it| head.contains(it));
    let mut cells = sheet.all(row, Column::Time).filter(|(head, _)| !lasts(head));
    let said = cells.next().and_then(|(_, cell)| frequency::refined(&own, cell));
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
    let calendar = of_phrase(phrase.clone());
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
