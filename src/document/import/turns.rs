//! 当番表: a row for each turn, beginning with its day, and who has it. A plan holds the order of the turns; tables that do
//! not say their days are left to be looked at.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::block::Row;
use super::dates;
use super::found::{Heading, Rota, Why};
use super::names;
use super::outages::year::{Year, lack_years, with_years};
use super::reader::Reader;
use super::tasks;
use super::words::{fold, is_blank, is_japanese};
use crate::plan::Shift;

/// Does a heading say that people take turns below it?
pub(super) fn are_below(heading: &str) -> bool {
    const WORDS: &str = "当番|輪番|オンコール表|オンコール担当|on-call|oncall|rota|roster";
    let folded = fold(heading);
    WORDS.split('|').any(|it| folded.contains(it)) && !folded.contains("contact") && !folded.contains("連絡")
}

/// Takes the turns in; those that a plan can not hold are left. False where the table is another.
pub(super) fn table(reader: &mut Reader, rows: &[Row]) -> bool {
    let Some((head, below)) = rows.split_first().filter(|(_, below)| below.len() > 1) else {
        return false;
    };
    let dated = |row: &Row| !dates::days(row.get(0)).is_empty() || lack_years(row.get(0));
    let week = head
        .cells
        .iter()
        .filter(|it| tasks::table::is_weekday(it))
        .count()
        > 4;
    if !week && !below.iter().all(dated) {
        return false;
    }
    let heading = reader.context().heading;
    match rotas(reader, head, below).filter(|_| !week) {
        Some(rotas) => {
            for row in rows {
                reader.told(row.at);
            }
            // The days of the rows between are said by the turn.
            let said = rows.iter().map(|row| (row.at, row.text()));
            let said = said
                .chain([(head.at, heading)])
                .map(|(at, text)| Heading { at, text });
            reader.found.headings.extend(said);
            reader.heading_used();
            reader.found.rotas.extend(rotas);
        }
        None => rows
            .iter()
            .for_each(|row| reader.leave(row.at, row.text(), Why::Turns)),
    }
    true
}

fn rotas(reader: &Reader, head: &Row, below: &[Row]) -> Option<Vec<Rota>> {
    let starts = starts(reader, below)?;
    let japanese = is_japanese(&head.text());
    let (turn, ends) = turn(&starts, japanese)?;
    let role = seat(&reader.context().heading);
    let columns = (1..head.cells.len()).filter(|at| !is_blank(head.get(*at)));
    let rota = |at: usize| {
        let said = below.iter().map(|row| names::split(row.get(at), &|_| false));
        let members: Option<Vec<String>> = said
            .map(|names| <[String; 1]>::try_from(names).ok().map(|[name]| name))
            .collect();
        Some(Rota {
            at: head.at,
            role: role.clone(),
            name: head.get(at).to_owned(),
            during: during(head.get(at)),
            turn: turn.clone(),
            starts: starts[0],
            ends,
            members: once_around(members?),
        })
    };
    let rotas: Option<Vec<Rota>> = columns.map(rota).collect();
    rotas.filter(|it| !it.is_empty())
}

/// The first day of each turn; of days without a year, where a heading says it.
fn starts(reader: &Reader, below: &[Row]) -> Option<Vec<NaiveDate>> {
    let year = Year::above(reader);
    let mut starts: Vec<NaiveDate> = Vec::new();
    for row in below {
        let cell = row.get(0);
        let own = dates::days(cell).first().copied();
        let by_year = || dates::days(&with_years(cell, year?)?).first().copied();
        let mut day = own.or_else(by_year)?;
        if own.is_none() && starts.last().is_some_and(|last| day < *last) {
            day = day.checked_add_months(Months::new(12))?;
        }
        starts.push(day);
    }
    Some(starts)
}

const WEEKDAYS: [(&str, &str); 7] = [
    ("月", "Monday"),
    ("火", "Tuesday"),
    ("水", "Wednesday"),
    ("木", "Thursday"),
    ("金", "Friday"),
    ("土", "Saturday"),
    ("日", "Sunday"),
];

/// When the next one takes over, and the day on which the last turn ends.
fn turn(starts: &[NaiveDate], japanese: bool) -> Option<(String, NaiveDate)> {
    let (first, last) = (*starts.first()?, *starts.last()?);
    let each = |next: &dyn Fn(NaiveDate) -> Option<NaiveDate>| {
        starts.windows(2).all(|pair| next(pair[0]) == Some(pair[1]))
    };
    let weekday = first.weekday();
    let (letter, name) = WEEKDAYS[weekday.num_days_from_monday() as usize];
    let spans: [(u64, String, String); 3] = [
        (1, "毎日".to_owned(), "daily".to_owned()),
        (7, format!("毎週{letter}曜"), format!("weekly on {name}")),
        (14, format!("隔週{letter}曜"), format!("every 2 weeks on {name}")),
    ];
    let month = |day: NaiveDate| day.checked_add_months(Months::new(1));
    if first.day() == 1 && each(&month) {
        let said = if japanese {
            "毎月1日"
        } else {
            "monthly on the 1st"
        };
        return Some((said.to_owned(), month(last)?));
    }
    let days = |count: u64| move |day: NaiveDate| day.checked_add_days(Days::new(count));
    let (count, own, other) = spans.into_iter().find(|(count, ..)| each(&days(*count)))?;
    Some((if japanese { own } else { other }, days(count)(last)?))
}

/// The order of the turns, once: 佐藤, 鈴木, 佐藤, 鈴木 is 佐藤, 鈴木.
fn once_around(mut members: Vec<String>) -> Vec<String> {
    let comes_again = |length: &usize| {
        members
            .iter()
            .zip(&members[*length..])
            .all(|(one, other)| one == other)
    };
    let length = (1..members.len()).find(comes_again).unwrap_or(members.len());
    members.truncate(length);
    members
}

/// 日中 and 夜間 have turns of their own.
fn during(head: &str) -> Shift {
    let folded = fold(head);
    let says = |words: &str| words.split('|').any(|it| folded.contains(it));
    match (
        says("夜間|休日|夜|night|weekend"),
        says("日中|昼|平日|daytime|businesshours"),
    ) {
        (true, false) => Shift::Nights,
        (false, true) => Shift::BusinessHours,
        _ => Shift::Always,
    }
}

/// `運用当番` of `2026年度 運用当番表`.
fn seat(heading: &str) -> String {
    const ENDS: [&str; 9] = [
        "一覧表",
        "一覧",
        "予定表",
        "表",
        "スケジュール",
        " rota",
        " roster",
        " schedule",
        " table",
    ];
    let bare = heading.trim_start_matches(|it: char| it.is_ascii_digit() || "年度月 　～〜~/-".contains(it));
    let bare = bare.split(['（', '(']).next().unwrap_or(bare).trim();
    let end = ENDS.iter().find_map(|it| bare.strip_suffix(it));
    let seat = end.unwrap_or(bare).trim();
    if seat.is_empty() {
        heading.to_owned()
    } else {
        seat.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Vec<NaiveDate> {
        text.split(' ').map(|it| it.parse().unwrap()).collect()
    }

    #[test]
    fn days_say_when_the_next_one_takes_over() {
        let cases = [
            ("2026-11-23 2026-11-30 2026-12-07", Some("毎週月曜 2026-12-14")),
            ("2026-11-01 2026-12-01 2027-01-01", Some("毎月1日 2027-02-01")),
            ("2026-11-27 2026-12-11", Some("隔週金曜 2026-12-25")),
            ("2026-11-23 2026-11-24", Some("毎日 2026-11-25")),
            ("2026-11-23 2026-11-30 2026-12-08", None),
        ];
        for (text, expected) in cases {
            let said = turn(&days(text), true).map(|(turn, ends)| format!("{turn} {ends}"));
            assert_eq!(said.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn an_order_that_comes_again_is_said_once() {
        let cases = [
            ("甲 乙 丙", "甲 乙 丙"),
            ("甲 乙 甲 乙 甲", "甲 乙"),
            ("甲 乙 甲 丙", "甲 乙 甲 丙"),
        ];
        for (turns, expected) in cases {
            let members = turns.split(' ').map(str::to_owned).collect();
            assert_eq!(once_around(members).join(" "), expected, "{turns}");
        }
    }

    #[test]
    fn a_seat_is_called_by_its_heading() {
        for (heading, expected) in [
            ("当番表", "当番"),
            ("2026年度 運用当番表（下期）", "運用当番"),
            ("On-call rota", "On-call"),
            ("輪番", "輪番"),
        ] {
            assert_eq!(seat(heading), expected, "{heading}");
        }
    }
}
