//! 計画停止: when a stop is planned, as lines or as rows of a table. The year of a day may stand in the heading; where it
//! stands nowhere it is not guessed.

mod again;
pub(super) mod year;

use chrono::{Days, NaiveDateTime, NaiveTime};

use super::block::{At, Line, Row};
use super::dates;
use super::found::{Heading, Outage, Task, Why};
use super::frequency::{Timing, times};
use super::reader::Reader;
use super::tasks;
use super::words::{fold, is_blank, narrowed, without_bullet};
use year::Year;

/// Does a heading say that planned stops stand below it?
pub(super) fn are_below(heading: &str) -> bool {
    const WORDS: &str = "計画停止|停止計画|停止予定|計画メンテナンス|メンテナンス予定|保守停止|planneddowntime|plannedoutage|\
         plannedmaintenance|scheduledmaintenance|scheduleddowntime";
    let folded = fold(heading);
    WORDS.split('|').any(|it| folded.contains(it))
}

/// What a line says of a planned stop.
enum Said {
    /// When it is.
    Once(Outage),
    /// When it comes again.
    Again(Box<Task>, Timing),
    /// A day of no year.
    NoYear,
}

/// Lines that each say when; false where none does.
pub(super) fn lines(reader: &mut Reader, lines: &[Line]) -> bool {
    let year = Year::above(reader);
    let found: Vec<(&Line, Said)> = lines
        .iter()
        .filter_map(|line| Some((line, said(line, None, year)?)))
        .collect();
    let some = !found.is_empty();
    if let Some((line, _)) = found.first() {
        headed(reader, line.at);
    }
    for (line, said) in found {
        take(reader, line, said);
    }
    some
}

/// Rows that each say when, in one cell or in several; false where none does.
pub(super) fn rows(reader: &mut Reader, rows: &[Row]) -> bool {
    let year = Year::above(reader);
    let mut some = false;
    for row in rows.iter().filter(|row| !row.is_empty()) {
        let line = Line {
            at: row.at,
            text: row.filled().map(|(_, cell)| cell).collect::<Vec<_>>().join(" "),
        };
        let is_day = |cell: &str| !dates::days(cell).is_empty() || year::lack_years(cell);
        let words: Vec<String> = row
            .filled()
            .filter(|(_, cell)| !is_day(cell) && times(cell).is_empty() && !is_blank(cell))
            .map(|(_, cell)| cell.replace('\n', " "))
            .collect();
        if let Some(said) = said(&line, Some(&words), year) {
            headed(reader, row.at);
            take(reader, &line, said);
            some = true;
        }
    }
    if let Some(head) = rows
        .first()
        .filter(|head| some && !head.text().contains(|it: char| it.is_ascii_digit()))
    {
        reader.heading_told(head.at, head.text());
    }
    some
}

/// `words` are those of a row that are no days and no times.
fn said(line: &Line, words: Option<&[String]>, year: Option<Year>) -> Option<Said> {
    let named = |line: &Line| words.map_or_else(|| words_of(&line.text), <[String]>::to_vec);
    if let Some(outage) = outage(line, &named(line)) {
        return Some(Said::Once(outage));
    }
    if year::lack_years(&line.text) {
        let dated = year.and_then(|it| year::with_years(&line.text, it));
        let dated = dated.map(|text| Line { at: line.at, text });
        let outage = dated.and_then(|it| outage(&it, &named(&it)));
        return Some(outage.map_or(Said::NoYear, Said::Once));
    }
    let (task, timing) = again::task(line)?;
    Some(Said::Again(Box::new(task), timing))
}

fn take(reader: &mut Reader, line: &Line, said: Said) {
    match said {
        Said::Once(outage) => {
            reader.told(line.at);
            reader.found.outages.push(outage);
        }
        Said::Again(task, timing) => {
            reader.told(line.at);
            again::push(reader, *task, timing);
        }
        Said::NoYear => reader.leave(line.at, line.text.trim(), Why::NoYear),
    }
}

/// What stands above them is understood.
fn headed(reader: &mut Reader, at: At) {
    reader.heading_used();
    let text = reader.context().heading;
    reader.found.headings.push(Heading { at, text });
}

/// `2026年9月13日 1:00〜5:00　OSパッチ適用`. Of the words the first are what it is called.
fn outage(line: &Line, words: &[String]) -> Option<Outage> {
    let (from, to) = span(&line.text)?;
    let mut words = words.iter();
    Some(Outage {
        at: line.at,
        title: words.next().cloned().unwrap_or_else(|| unnamed(&line.text)),
        from,
        to,
        comments: words.cloned().collect(),
    })
}

/// What one without a name is called.
fn unnamed(text: &str) -> String {
    let name = if text.is_ascii() {
        "Planned maintenance"
    } else {
        "計画停止"
    };
    name.to_owned()
}

/// From when to when; `None` where a part of it is not said.
fn span(text: &str) -> Option<(NaiveDateTime, NaiveDateTime)> {
    let (days, times) = (dates::days(text), times(text));
    let first = *days.first()?;
    let last = *days.last()?;
    let (from, to) = match (days.len(), times.as_slice()) {
        (2, [from, to]) => (first.and_time(*from), last.and_time(*to)),
        (1, [from, to]) => {
            let next = to <= from || text.contains('翌');
            (
                first.and_time(*from),
                (first + Days::new(u64::from(next))).and_time(*to),
            )
        }
        // A range whose end lacks its year is no day.
        (1, []) if narrowed(text).contains(['~', '〜', '–']) || text.contains("から") => {
            return None;
        }
        (1 | 2, []) => (
            first.and_time(NaiveTime::MIN),
            (last + Days::new(1)).and_time(NaiveTime::MIN),
        ),
        _ => return None,
    };
    (from < to).then_some((from, to))
}

/// The words of a line that are no days and no times.
fn words_of(text: &str) -> Vec<String> {
    let is_word = |word: &&str| {
        let when = narrowed(word).contains(|it: char| it.is_ascii_digit()) || word.starts_with('翌');
        let weekday = tasks::table::is_weekday(word);
        !when
            && !weekday
            && word.chars().any(char::is_alphanumeric)
            && !matches!(*word, "to" | "from" | "until")
    };
    let words: Vec<&str> = without_bullet(text)
        .split(|it: char| it.is_whitespace() || "：（）()、,".contains(it))
        .filter(is_word)
        .collect();
    if words.is_empty() {
        Vec::new()
    } else {
        vec![words.join(" ")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_from_when_to_when() {
        let said = |text: &str| {
            let line = Line {
                at: At::line(1),
                text: text.to_owned(),
            };
            let it = outage(&line, &words_of(text))?;
            let time = |it: NaiveDateTime| it.format("%m-%dT%H:%M").to_string();
            Some(format!("{} {} {}", time(it.from), time(it.to), it.title))
        };
        let cases = [
            (
                "2026年9月13日 1:00〜5:00　OSパッチ適用",
                Some("09-13T01:00 09-13T05:00 OSパッチ適用"),
            ),
            (
                "2026/12/5 22時〜翌2時 DB更新",
                Some("12-05T22:00 12-06T02:00 DB更新"),
            ),
            (
                "2026年12月30日〜2027年1月3日　年末年始停止",
                Some("12-30T00:00 01-04T00:00 年末年始停止"),
            ),
            (
                "2026-08-15 22:00 - 2026-08-16 06:00  Storage migration",
                Some("08-15T22:00 08-16T06:00 Storage migration"),
            ),
            (
                "2026年11月3日（終日）電源工事",
                Some("11-03T00:00 11-04T00:00 終日 電源工事"),
            ),
            ("8月12日～14日 対外接続停止", None),
            ("2026年12月30日〜1月3日 停止", None),
            ("2026年9月13日 1:00から作業", None),
        ];
        for (text, expected) in cases {
            assert_eq!(said(text).as_deref(), expected, "{text}");
        }
    }
}
