//! Planned stops that come again, `毎月第3日曜 2:00〜6:00`: a plan holds them as tasks, which say how long they last.

use chrono::NaiveTime;

use super::super::block::Line;
use super::super::found::{Doubtful, Task};
use super::super::frequency::{self, Timing, times};
use super::super::reader::Reader;
use super::super::tasks;
use super::super::words::{labelled, narrow, without_bullet};

/// The task that a line says, and what it is called.
pub(super) fn task(line: &Line) -> Option<(Task, Timing)> {
    let text = without_next(without_bullet(&line.text));
    let (timing, title) = parted(&text)?;
    let mut task = Task {
        at: line.at,
        title: if title.is_empty() {
            super::unnamed(&text)
        } else {
            title
        },
        ..Task::default()
    };
    let clock = times(&text);
    if let [from, to] = clock[..] {
        task.keys.push(("lasts", lasts(from, to)));
        task.time = Some(from);
    }
    let rest = if clock.len() == 2 {
        String::new()
    } else {
        timing.rest.clone()
    };
    Some((task, Timing { rest, ..timing }))
}

/// Takes it in; which checks it stops no document says.
pub(super) fn push(reader: &mut Reader, mut task: Task, timing: Timing) {
    reader
        .found
        .doubt(task.at, &task.title, Doubtful::Unfilled("stops"));
    let category = reader.context().category;
    task.category = category
        .map(|(_, it)| it)
        .filter(|it| !super::are_below(it))
        .unwrap_or_default();
    tasks::add(reader, task, timing);
}

/// When, and what else stands there: `毎月第3日曜 2:00〜6:00 OS更新`, `OS更新：毎月第3日曜`.
fn parted(text: &str) -> Option<(Timing, String)> {
    if let Some((label, value)) = labelled(text)
        && let Some(timing) = again(value)
    {
        return Some((timing, label.to_owned()));
    }
    let words = text.split([' ', '\u{3000}', '、', '|', '\n']);
    let words = words.map(|it| it.trim_end_matches([',', ':', '：']));
    let words: Vec<&str> = words.filter(|it| !it.is_empty()).take(MOST_WORDS).collect();
    let spans = (1..=words.len()).rev().flat_map(|length| {
        let starts = 0..=words.len() - length;
        starts.map(move |from| from..from + length)
    });
    let mut said = spans.filter_map(|span| Some((again(&words[span.clone()].join(" "))?, span)));
    let (timing, span) = said.next()?;
    let rest = words[..span.start].iter().chain(&words[span.end..]);
    let rest = rest.filter(|it| times(it).is_empty()).copied();
    Some((timing, rest.collect::<Vec<_>>().join(" ")))
}

/// In how many words a line says when; what is longer is a sentence.
const MOST_WORDS: usize = 16;

/// A frequency that comes again, by the words that say so: a day of the year alone may be one of a year.
fn again(text: &str) -> Option<Timing> {
    const WORDS: [&str; 8] = [
        "毎",
        "隔週",
        "ごと",
        "of the month",
        "every",
        "each",
        "weekly",
        "monthly",
    ];
    let lower = text.to_lowercase();
    if !WORDS.iter().any(|it| lower.contains(it)) {
        return None;
    }
    let bare = || {
        text.strip_prefix("Every ")
            .or_else(|| text.strip_prefix("every "))
    };
    let said = frequency::understand(text).or_else(|| frequency::understand(bare()?))?;
    let comes = frequency::rhythm(&said.phrase).is_some() && !frequency::is_once(&said);
    comes.then_some(said)
}

/// 23:00〜5:00 of 23:00〜翌5:00: the end says that it is of the next day.
fn without_next(text: &str) -> String {
    let mut pieces = text.split("翌日").flat_map(|it| it.split('翌'));
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |said, piece| {
        let clock = piece
            .trim_start()
            .starts_with(|it: char| narrow(it).is_ascii_digit());
        said + if clock { "" } else { "翌" } + piece
    })
}

/// `4h`, `90m`; an end before the beginning is of the next day.
fn lasts(from: NaiveTime, to: NaiveTime) -> String {
    let minutes = (to - from).num_minutes().rem_euclid(24 * 60);
    match (minutes, minutes % 60) {
        (0, _) => "24h".to_owned(),
        (_, 0) => format!("{}h", minutes / 60),
        _ => format!("{minutes}m"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::block::At;
    use super::*;

    #[test]
    fn what_comes_again_is_a_task() {
        let cases = [
            (
                "毎月第3日曜 2:00-6:00 計画停止",
                Some("毎月第3日曜 計画停止 lasts 4h"),
            ),
            (
                "毎月第3日曜日 2:00〜6:00",
                Some("毎月第3日曜日 計画停止 lasts 4h"),
            ),
            (
                "OS更新：毎月第2土曜 23:00〜翌5:00",
                Some("毎月第2土曜 OS更新 lasts 6h"),
            ),
            (
                "全サーバ 毎週日曜 1:00～2:30 再起動",
                Some("毎週日曜 全サーバ 再起動 lasts 90m"),
            ),
            (
                "Every third Sunday of the month 02:00-06:00 OS patching",
                Some("third Sunday of the month OS patching lasts 4h"),
            ),
            (
                "2nd Saturday of every month, 22:00-23:30: database upgrade",
                Some("2nd Saturday of every month database upgrade lasts 90m"),
            ),
            (
                "Monthly on the 1st Sunday 03:00-04:00",
                Some("Monthly on the 1st Sunday Planned maintenance lasts 1h"),
            ),
            ("Document generated by Confluence on 8月 22, 2026 10:11", None),
            ("2026年9月13日 1:00〜5:00 OSパッチ適用", None),
            ("8月12日 停止", None),
            ("必要に応じて停止する", None),
        ];
        for (text, expected) in cases {
            let line = Line {
                at: At::line(1),
                text: text.to_owned(),
            };
            let said = task(&line).map(|(task, timing)| {
                let keys: Vec<String> = task.keys.iter().map(|(key, it)| format!(" {key} {it}")).collect();
                format!("{} {}{}", timing.phrase, task.title, keys.concat())
            });
            assert_eq!(said.as_deref(), expected, "{text}");
        }
    }
}
