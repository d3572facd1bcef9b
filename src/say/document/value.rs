//! What a cell says, as lines of text.

use super::either;
use super::item::item;
use super::word::word;
use crate::calendar::{Frequency, Span};
use crate::document::render::{Stop, Value};
use crate::plan::Language;
use crate::say;
use crate::say::span::span;

say! {
    /// Within a length of time.
    within(span: &str) { ja: "{span}以内", en: "within {span}" }
    /// A length of time before.
    before(span: &str) { ja: "{span}前", en: "{span} before" }
    /// A length of time after.
    after(span: &str) { ja: "{span}後", en: "after {span}" }
    /// Seats that are told whether or not somebody has answered.
    report_to(names: &str) { ja: "{names}（報告）", en: "{names} (report)" }
}

/// The lines of a cell; none where it says nothing.
pub fn value(lang: Language, value: &Value<'_>) -> Vec<String> {
    match value {
        Value::Empty => Vec::new(),
        Value::Text(text) => text.lines().map(ToOwned::to_owned).collect(),
        Value::Lines(lines) => lines.iter().map(ToString::to_string).collect(),
        Value::Phones(phones) => phones.to_vec(),
        Value::Days(days) => days.iter().map(ToString::to_string).collect(),
        Value::Stretches(stretches) => stretches
            .iter()
            .map(|(from, to)| format!("{from}{}{to}", either(lang, "〜", " to ")))
            .collect(),
        Value::Words(words) => words.iter().map(|it| word(lang, it)).collect(),
        one => vec![line(lang, one)],
    }
}

/// A cell that says one thing.
fn line(lang: Language, value: &Value<'_>) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Clock(time) => time.format("%H:%M").to_string(),
        Value::Hours(from, to) => {
            format!(
                "{}{}{}",
                from.format("%H:%M"),
                either(lang, "〜", " to "),
                to.format("%H:%M")
            )
        }
        Value::Moment(at) => say::day::time(*at),
        Value::Span(length) => span(lang, *length),
        Value::Within(length) => within(lang, &span(lang, *length)),
        Value::Before(length) => before(lang, &span(lang, *length)),
        Value::After(Span { count: 0, .. }) => either(lang, "直後", "at once").to_owned(),
        Value::After(length) => after(lang, &span(lang, *length)),
        Value::Frequency(phrase, frequency) => said(lang, phrase, frequency),
        Value::Word(it) => word(lang, it),
        Value::Item(it) => item(lang, *it).to_owned(),
        Value::Path(stops) => path(lang, stops),
        Value::Mark => "○".to_owned(),
        _ => String::new(),
    }
}

/// The phrase as written, if it is written in this language; else what it means.
fn said(lang: Language, phrase: &str, frequency: &Frequency) -> String {
    let rule = || Frequency::parse(phrase).ok().and_then(|(_, rule)| rule);
    match lang {
        Language::Ja if phrase.is_ascii() => {
            frequency.japanese() + rule().map_or("", crate::calendar::IfClosed::japanese)
        }
        Language::En if !phrase.is_ascii() => match rule() {
            Some(rule) => format!("{} {}", frequency.english(), rule.english()),
            None => frequency.english(),
        },
        _ => phrase.to_owned(),
    }
}

/// 担当 → PM → 部門長（報告）
fn path(lang: Language, stops: &[Stop<'_>]) -> String {
    let stop = |stop: &Stop<'_>| {
        let names = stop.names.join(either(lang, "・", ", "));
        if stop.report {
            report_to(lang, &names)
        } else {
            names
        }
    };
    stops.iter().map(stop).collect::<Vec<_>>().join(" → ")
}
