//! How often: from a cell, a heading, or the several columns that documents split it over. A phrase that the calendar
//! does not understand is never guessed: the caller keeps its words.

mod answers;
mod clock;
mod closed;
mod dated;
mod days;
mod english;
mod glance;
mod heading;
mod how;
mod of_year;
mod otherwise;
mod partly;
mod parts;
mod refine;
mod several;
mod spelled;
mod twice;

pub(super) use clock::{time_of, times};
pub(super) use closed::on_closed_days;
pub(super) use days::{months_phrase, weekday, weekday_letters};
pub(super) use heading::{before_title, is_month, of_heading, of_heading_among_tasks, when_needed, whose};
pub(super) use how::method;
pub(super) use of_year::of_year_dated;
pub(super) use partly::roughly;
pub(super) use parts::{Parts, from_parts};
pub(super) use refine::{is_bare, refined};
pub(super) use several::are_times;

use chrono::NaiveTime;

use super::words::{brackets, fold, is_blank, narrow, without_bullet};
use crate::calendar::Frequency;
use answers::Answers;
use clock::time_in;
use english::english;
use glance::may_say_when;
use otherwise::{SUFFIXES, otherwise};
use several::several;
use spelled::spelled_out;
use twice::twice;

/// What was said about when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Timing {
    /// A phrase that the calendar understands.
    pub(super) phrase: String,
    /// The time of day.
    pub(super) time: Option<NaiveTime>,
    /// What of it was not understood, or would be lost; for the note.
    pub(super) rest: String,
}

impl Timing {
    /// As needed; in these words, which are no phrase.
    pub(super) fn as_needed(words: &str) -> Self {
        Self {
            phrase: "随時".to_owned(),
            rest: words.to_owned(),
            time: None,
        }
    }
}

/// Is it a phrase of the calendar?
pub(super) fn is_phrase(text: &str) -> bool {
    Frequency::understood(text).is_some()
}

/// How often in general, in days: for comparing.
pub(super) fn rhythm(phrase: &str) -> Option<u32> {
    let days = Frequency::understood(phrase)?.0.typical_gap_days()?;
    Some(match days {
        0..=2 => 1,
        3..=10 => 7,
        11..=45 => 30,
        46..=120 => 90,
        121..=250 => 180,
        _ => 365,
    })
}

/// Do two phrases come as often in general: 週次 and 毎週月曜?
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    rhythm(one) == rhythm(other)
}

/// Do two phrases mean the same?
pub(super) fn are_same(one: &str, other: &str) -> bool {
    let said = Frequency::understood(one);
    said.is_some() && said == Frequency::understood(other)
}

/// Is it on one day only? Its year is written in digits.
pub(super) fn is_once(timing: &Timing) -> bool {
    let mut digits = timing
        .phrase
        .chars()
        .filter(|it| narrow(*it).is_ascii_digit() || *it == '元');
    let dated = digits.nth(2).is_some(); // at least one each for the year, the month and the day
    dated && Frequency::understood(&timing.phrase).is_some_and(|(it, _)| matches!(it, Frequency::Once(_)))
}

/// Understands a phrase with what people write around it. `None` where it is no frequency.
pub(super) fn understand(text: &str) -> Option<Timing> {
    thread_local! {
        static ANSWERS: Answers = Answers::default();
    }
    let is_number = || text.bytes().all(|it| it.is_ascii_digit());
    let answer = (may_say_when(text) && !is_number())
        .then(|| ANSWERS.with(|answers| answers.to(text, || understood(text))));
    debug_assert!(answer.is_some() || understood(text).is_none(), "{text}");
    answer.flatten()
}

fn understood(text: &str) -> Option<Timing> {
    let text = text.trim();
    if is_blank(text) {
        return None;
    }
    if text.contains('\n') {
        return twice(text).or_else(|| understood(&text.replace('\n', " ")));
    }
    let spelled = spelled_out(text);
    let text = spelled.as_deref().unwrap_or(text);
    exact(text)
        .or_else(|| twice(text))
        .or_else(|| several(text))
        .or_else(|| with_time(text))
        .or_else(|| less(text))
        .or_else(|| dated::dated(text))
        .or_else(|| with_detail(text))
        .or_else(|| english::at_least(text))
}

/// `年1回、4月`, `週次 金曜`: a phrase, and beside it a detail that makes it more exact.
fn with_detail(text: &str) -> Option<Timing> {
    let signs = ['、', ',', '，', ' ', '\u{3000}', '／', '/', '・'];
    let english = || [", ", ": "].iter().find_map(|it| text.split_once(it));
    let parted = text.is_ascii().then(english).flatten();
    let (base, detail) = parted.or_else(|| text.split_once(signs))?;
    if base.contains(['（', '(']) && !base.contains(['）', ')']) {
        return None;
    }
    let detail = detail.trim_start_matches(['-', '–', '—', ' ']);
    refined(&exact(base.trim())?, detail)
}

fn exact(text: &str) -> Option<Timing> {
    let phrase = if is_phrase(text) {
        text.to_owned()
    } else {
        otherwise(text).or_else(|| english(text))?
    };
    Some(Timing {
        phrase,
        ..Timing::default()
    })
}

/// `毎営業日 9:00頃`: the time is taken out.
fn with_time(text: &str) -> Option<Timing> {
    let (time, before, after) = time_in(text)?;
    let mut rest = String::new();
    let after = after.trim_start();
    let vague = ["頃", "ごろ", "前後"]
        .iter()
        .find_map(|word| after.strip_prefix(word));
    let plain = ["まで", "迄", "に", "から", "より", "時点", "開始"]
        .iter()
        .find_map(|word| after.strip_prefix(word));
    let range = after
        .strip_prefix(['~', '〜', '～', '-', '－', '–'])
        .map(|after| match time_in(after) {
            Some((_, before, beyond)) if before.trim().is_empty() => beyond,
            _ => after.to_owned(),
        });
    if vague.is_some() || plain.is_some() || range.is_some() {
        text.clone_into(&mut rest);
    }
    let after = vague.or(plain).or(range.as_deref()).unwrap_or(after);
    let remaining = format!("{before}{after}").replace("()", "").replace("（）", "");
    let zoneless = ZONES.iter().find_map(|it| remaining.trim().strip_suffix(it));
    if zoneless.is_some() {
        text.clone_into(&mut rest);
    }
    let remaining = zoneless.unwrap_or(&remaining).trim();
    let remaining = remaining.trim_end_matches(['、', ',', '・', 'の', ' ']);
    let remaining = [" at", " by"]
        .iter()
        .find_map(|it| remaining.strip_suffix(it))
        .unwrap_or(remaining);
    let remaining = if fold(remaining) == "毎朝" || remaining == "朝" {
        "日次"
    } else {
        remaining
    };
    let inner = exact(remaining)
        .or_else(|| less(remaining))
        .or_else(|| with_detail(remaining).filter(|it| it.time.is_none()))?;
    if !inner.rest.is_empty() {
        text.clone_into(&mut rest);
    }
    Some(Timing {
        time: Some(time),
        rest,
        ..inner
    })
}

/// Names of zones behind a time of day: the time is not the plan's.
const ZONES: [&str; 8] = [" UTC", " GMT", " JST", " CET", " EST", " ET", " PST", " PT"];

/// Without what people add to a frequency: 日次作業, 定期（月次）, 月次（第1週）.
fn less(text: &str) -> Option<Timing> {
    let bare = without_bullet(text);
    let alone = || exact(bare).filter(|_| bare != text);
    if let Some(said) = alone().or_else(|| exact(without_suffix(bare)?)) {
        return Some(said);
    }
    let (outside, inside) = brackets(bare);
    if inside.is_empty() {
        return None;
    }
    let outside = without_suffix(&outside).unwrap_or(&outside).trim();
    if let Some(said) = english::several(outside)
        .filter(|_| english(outside).is_none())
        .and_then(|base| refined(&base, &inside.join(", ")))
    {
        return Some(said);
    }
    if let Some(said) = exact(outside) {
        let detail = inside.join("、");
        let rest = || Timing {
            rest: detail.clone(),
            ..said.clone()
        };
        return refined(&said, &detail).or_else(|| Some(rest()));
    }
    let named = matches!(
        outside,
        "定期" | "定例" | "定期的" | "定常" | "ルーチン" | "その他" | ""
    );
    let plainly = inside.iter().filter(|_| named).find_map(|inner| exact(inner));
    plainly.or_else(|| days_of(outside, &inside))
}

/// `Every term (January, April)`, `年度初め（4月1日）`: a rhythm that the calendar does not have, and its days.
fn days_of(outside: &str, inside: &[String]) -> Option<Timing> {
    let small = outside.to_lowercase();
    let every = ["every ", "each "].iter().any(|it| small.starts_with(it))
        || ["ごと", "毎"].iter().any(|it| outside.ends_with(it));
    let vague = partly::loosely(outside).is_some();
    let [days] = inside else { return None };
    let of_year = || exact(&format!("毎年{days}")).filter(|it| !is_bare(&it.phrase));
    // `毎月初め（3営業日まで）`
    let of_month = || dated::dated(&format!("毎月{days}")).filter(|_| outside.starts_with(['毎', '月']));
    let said = if every || vague {
        dated::dated(days).or_else(of_month).or_else(of_year)
    } else {
        None
    }?;
    let rest = if every { outside.to_owned() } else { String::new() };
    Some(Timing { rest, ..said })
}

fn without_suffix(text: &str) -> Option<&str> {
    SUFFIXES.iter().find_map(|suffix| text.strip_suffix(suffix))
}

/// May a detail make it more exact?
fn is_open(said: &Timing) -> bool {
    Frequency::understood(&said.phrase).is_some_and(|(it, _)| {
        it.is_undated()
            || matches!(
                it,
                Frequency::EveryDay | Frequency::EveryBusinessDay | Frequency::AsNeeded
            )
    })
}

#[cfg(test)]
mod tests;
