//! The texts of an incident's messages: 第一報, 第2報, 復旧報, …. They hold names and times, never a phone number, and every
//! word from outside is made safe.

use chrono::{DateTime, FixedOffset, Utc};

use super::words::clock_set;
use super::{clock, impact, moment, person, result};
use crate::incident::{Entry, Happening, Incident, State, Timeline, Updated};
use crate::notify::{Route, safe};
use crate::plan::Plan;
use crate::say;
use crate::say::{Language, span};

/// What the incident's channels hear of one of its facts: the first line with its first words, then the fields. `incident`
/// is as it stands after the fact.
pub fn lines(lang: Language, plan: &Plan, incident: &Incident, entry: &Entry) -> Vec<String> {
    let first_words = Route::of(plan, "incident").first_words(&prefix(incident));
    let (tag, title) = (tag(lang, incident, entry), safe(&incident.title));
    let mut lines = match &entry.what {
        Happening::Opened(_) | Happening::Updated(_) | Happening::Restored(_) | Happening::Reopened(_) => {
            fields(lang, plan, incident, entry)
        }
        _ => vec![sent_by(lang, plan, entry), number(lang, &incident.id.to_string())],
    };
    let mut head = format!("{first_words} {tag}{title}{}", tail(lang, incident, entry));
    if entry.is_late() {
        head.push_str(&afterwards(lang, &moment(plan, entry.at.to_utc())));
    }
    lines.insert(0, head.trim_start().to_owned());
    if let Some(words) = detail(lang, plan, incident, entry) {
        lines.insert(1, single(&words));
    }
    lines
}

/// The level's own prefix; `lv3` where its plan is gone.
pub fn prefix(incident: &Incident) -> String {
    incident
        .level_terms()
        .map_or_else(|| format!("lv{}", incident.level), |terms| terms.prefix.clone())
}

fn tag(lang: Language, incident: &Incident, entry: &Entry) -> String {
    match &entry.what {
        Happening::Opened(_) => first_report(lang),
        Happening::Updated(_) => follow_up(lang, incident.reports()),
        Happening::Restored(_) => restoration(lang),
        Happening::Closed(_) => final_report(lang),
        Happening::Cancelled(_) => withdrawal(lang),
        _ => bracketed(lang, &super::happening(lang, incident, entry)),
    }
}

/// After the title: since when, or how long it lasted.
fn tail(lang: Language, incident: &Incident, entry: &Entry) -> String {
    match &entry.what {
        Happening::Opened(_) => incident
            .occurred
            .map_or(String::new(), |at| since(lang, &day_and_time(at))),
        Happening::Restored(_) => incident.restored_at.map_or(String::new(), |at| {
            for_so_long(lang, &span::lasted(lang, incident.lasted(at)))
        }),
        _ => String::new(),
    }
}

/// What the fact itself says, in one line.
pub(super) fn detail(lang: Language, plan: &Plan, incident: &Incident, entry: &Entry) -> Option<String> {
    match &entry.what {
        Happening::Opened(opened) => opened.text.clone(),
        Happening::Acked(_) => Some(taken(lang, person(plan, &entry.by))),
        Happening::Updated(update) => update.text.clone(),
        Happening::LevelChanged(change) => {
            let words = change.reason.as_deref().unwrap_or_default();
            Some(
                level_now(lang, &level_name(incident, change.to), words)
                    .trim_end()
                    .to_owned(),
            )
        }
        Happening::Called(call) => {
            let note = call.note.as_deref().unwrap_or_default();
            Some(
                called(lang, person(plan, &call.who), &result(lang, call.result), note)
                    .trim_end()
                    .to_owned(),
            )
        }
        Happening::Reported(report) => {
            let seats: Vec<&str> = report.seats.iter().map(|seat| seat.name(plan)).collect();
            let note = report.note.as_deref().unwrap_or_default();
            let who = if report.seats.iter().any(|seat| seat.id() == report.who) {
                ""
            } else {
                person(plan, &report.who)
            };
            Some(told(lang, &seats.join(" "), who, note).trim_end().to_owned())
        }
        Happening::Restored(it) => it.note.clone(),
        Happening::Closed(it) => it.note.clone(),
        Happening::Cancelled(it) => Some(it.note.clone().unwrap_or_else(|| super::cancelled(lang))),
        Happening::Reopened(it) => it.note.clone(),
        Happening::Announced(it) => it.lines.first().cloned(),
        Happening::ClockSet(set) => Some(clock_set(lang, plan, set, entry.at.to_utc())),
    }
}

/// Safe, with single blanks: an empty part of a sentence leaves no hole.
pub(super) fn single(text: &str) -> String {
    safe(text)
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// `lv4`
pub fn level_name(incident: &Incident, level: u32) -> String {
    incident
        .terms
        .get(level)
        .map_or_else(|| format!("lv{level}"), |terms| terms.prefix.clone())
}

/// The fields in the order that readers expect, each with its own word for what is not known.
pub fn fields(lang: Language, plan: &Plan, incident: &Incident, entry: &Entry) -> Vec<String> {
    let said = |value: &Option<String>, otherwise: String| value.as_deref().map_or(otherwise, safe);
    let occurred = incident
        .occurred
        .map_or_else(|| super::checking(lang), |at| about(lang, &day_and_time(at)));
    let rows = [
        (status_label(lang), status(lang, incident)),
        (what_label(lang), safe(&incident.title)),
        (scope_label(lang), said(&incident.scope, super::checking(lang))),
        (occurred_label(lang), occurred),
        (detected_label(lang), detected(plan, incident)),
        (
            cause_label(lang),
            said(&incident.cause, super::investigating(lang)),
        ),
        (
            action_label(lang),
            said(&incident.action, response(lang, incident)),
        ),
        (owner_label(lang), owners(lang, plan, incident)),
    ];
    let rows = rows.into_iter().chain(prospect(lang, plan, incident, entry));
    let mut lines: Vec<String> = rows.map(|(label, value)| field(lang, &label, &value)).collect();
    lines.push(sent_by(lang, plan, entry));
    lines.push(number(lang, &incident.id.to_string()));
    lines
}

fn status(lang: Language, incident: &Incident) -> String {
    match incident.state {
        State::Restored | State::Closed => super::restored_word(lang),
        _ => impact(lang, incident.impact),
    }
}

fn owners(lang: Language, plan: &Plan, incident: &Incident) -> String {
    let owners: Vec<&str> = incident.owners.iter().map(|id| person(plan, id)).collect();
    match owners.is_empty() {
        true => super::undecided(lang),
        false => safe(&owners.join(" ")),
    }
}

/// When it was restored, and how long it lasted; before that, when it is expected to be, and the next report.
fn prospect(lang: Language, plan: &Plan, incident: &Incident, entry: &Entry) -> Vec<(String, String)> {
    if let Some(at) = incident.restored_at {
        let length = for_so_long(lang, &span::lasted(lang, incident.lasted(at)));
        return vec![(restored_label(lang), format!("{}{length}", day_and_time(at)))];
    }
    let eta = incident
        .eta
        .as_deref()
        .map_or_else(|| super::undecided(lang), safe);
    let next = Timeline::of(incident, plan, entry.written.to_utc()).update_due;
    let next = next.map_or_else(|| none(lang), |at| clock(plan, at, entry.at.to_utc()));
    vec![(eta_label(lang), eta), (next_label(lang), next)]
}

/// When it was detected, and by what.
fn detected(plan: &Plan, incident: &Incident) -> String {
    let at = day_and_time(incident.detected_at());
    match &incident.found_by {
        Some(by) => format!("{at} {}", safe(person(plan, by))),
        None => at,
    }
}

fn response(lang: Language, incident: &Incident) -> String {
    match incident.state {
        State::Open if incident.is_late() => super::checking(lang),
        State::Open => being_called(lang),
        State::Acked => super::acked(lang),
        _ => super::restored_word(lang),
    }
}

fn sent_by(lang: Language, plan: &Plan, entry: &Entry) -> String {
    let who = safe(person(plan, &entry.by));
    let at = entry.written.with_timezone(&plan.about.timezone).format("%H:%M");
    field(lang, &sender_label(lang), &format!("{who} {at}"))
}

pub(super) fn number(lang: Language, id: &str) -> String {
    field(lang, &number_label(lang), id)
}

fn day_and_time(at: DateTime<FixedOffset>) -> String {
    say::day::time(at.naive_local())
}

/// What an update said, in one line of the timeline.
pub(super) fn update_words(lang: Language, plan: &Plan, update: &Updated, near: DateTime<Utc>) -> String {
    let mut words: Vec<String> = update.text.iter().cloned().collect();
    let texts = [
        (scope_label(lang), &update.scope),
        (cause_label(lang), &update.cause),
        (action_label(lang), &update.action),
        (eta_label(lang), &update.eta),
    ];
    words.extend(
        texts
            .into_iter()
            .filter_map(|(label, value)| Some(field(lang, &label, value.as_deref()?))),
    );
    words.extend(
        update
            .impact
            .map(|it| field(lang, &status_label(lang), &impact(lang, Some(it)))),
    );
    let times = [
        (occurred_label(lang), update.occurred),
        (detected_label(lang), update.detected),
        (known_label(lang), update.known),
        (next_label(lang), update.next),
    ];
    words.extend(
        times
            .into_iter()
            .filter_map(|(label, at)| Some(field(lang, &label, &clock(plan, at?.to_utc(), near)))),
    );
    words.join(" / ")
}

say! {
    /// First lines.
    first_report() { ja: "【第一報】", en: "[First report] " }
    /// First lines.
    follow_up(count: usize) { ja: "【第{count}報】", en: "[Report {count}] " }
    /// First lines.
    restoration() { ja: "【復旧報】", en: "[Restored] " }
    /// First lines.
    final_report() { ja: "【最終報】", en: "[Final report] " }
    /// First lines.
    withdrawal() { ja: "【取消】", en: "[Withdrawn] " }
    /// First lines.
    bracketed(word: &str) { ja: "【{word}】", en: "[{word}] " }
    /// First lines.
    since(at: &str) { ja: "（{at}頃発生）", en: " (since about {at})" }
    /// First lines.
    for_so_long(length: &str) { ja: "（影響時間 {length}）", en: " (it lasted {length})" }
    /// First lines.
    afterwards(at: &str) { ja: "（後日入力: {at}のこと）", en: " (entered afterwards: it was at {at})" }

    /// A label and its value.
    field(label: &str, value: &str) { ja: "{label}: {value}", en: "{label}: {value}" }
    /// Fields.
    status_label() { ja: "状況", en: "Status" }
    /// Fields.
    what_label() { ja: "事象", en: "What" }
    /// Fields.
    scope_label() { ja: "影響範囲", en: "Scope" }
    /// Fields.
    occurred_label() { ja: "発生", en: "Occurred" }
    /// Fields.
    detected_label() { ja: "検知", en: "Detected" }
    /// Fields.
    known_label() { ja: "認知", en: "Known" }
    /// Fields.
    cause_label() { ja: "原因", en: "Cause" }
    /// Fields.
    action_label() { ja: "対応状況", en: "Response" }
    /// Fields.
    owner_label() { ja: "対応者", en: "Working on it" }
    /// Fields.
    eta_label() { ja: "復旧見込み", en: "Restoration expected" }
    /// Fields.
    restored_label() { ja: "復旧", en: "Restored" }
    /// Fields.
    next_label() { ja: "次報予定", en: "Next update" }
    /// Fields.
    sender_label() { ja: "発信", en: "Sent by" }
    /// Fields.
    number_label() { ja: "インシデント番号", en: "Incident" }
    /// A time that is not exact.
    about(at: &str) { ja: "{at}頃", en: "about {at}" }
    /// Nothing is planned.
    none() { ja: "なし", en: "none" }
    /// The response before anybody answered.
    being_called() { ja: "担当者を呼び出し中", en: "calling the people in charge" }

    /// An answer.
    taken(who: &str) { ja: "{who} が対応する", en: "{who} takes it" }
    /// A level.
    level_now(level: &str, reason: &str) { ja: "{level} にした {reason}", en: "now {level} {reason}" }
    /// A call.
    called(who: &str, result: &str, note: &str) { ja: "{who}: {result} {note}", en: "{who}: {result} {note}" }
    /// A report.
    told(seat: &str, who: &str, note: &str) { ja: "{seat} {who} 報告済 {note}", en: "{seat} {who} was told {note}" }
}

#[cfg(test)]
mod tests;
