//! The message of a run: one for all checks, the root cause first.

use chrono::{DateTime, FixedOffset};

use super::{clock, complaints, lasted};
use crate::check::{Ailing, Complaint, Outage, Tidings, Withheld, target};
use crate::plan::{Check, CheckRef, Language, Plan};
use crate::say;

/// The message's lines. `first_words` is the event's prefix; `wrong` tells what was wrong with a check.
pub fn alert<'a>(
    lang: Language,
    first_words: &str,
    plan: &Plan,
    tidings: &Tidings,
    now: DateTime<FixedOffset>,
    wrong: impl Fn(CheckRef) -> &'a [Complaint],
) -> Vec<String> {
    let mut lines = vec![headline(lang, first_words, plan, tidings)];
    let what = |check: CheckRef| complaints(lang, wrong(check));
    for ailing in &tidings.down {
        lines.extend(down(lang, plan, ailing, &what(ailing.check), now));
    }
    for reminder in &tidings.still {
        let check = &plan[reminder.check];
        let length = lasted(lang, now - reminder.since);
        lines.push(still_line(
            lang,
            &named(check),
            &target(check),
            &what(reminder.check),
        ));
        lines.push(still_since(lang, &clock(lang, reminder.since, now), &length));
    }
    for well in &tidings.recovered {
        let check = &plan[well.check];
        let (from, to, length) = stretch(lang, well.outage, now);
        lines.push(well_line(
            lang,
            &named(check),
            &target(check),
            &from,
            &to,
            &length,
        ));
    }
    for blind in &tidings.blind {
        let check = &plan[blind.check];
        lines.push(blind_line(
            lang,
            &named(check),
            &target(check),
            &what(blind.check),
        ));
        lines.push(since_line(lang, &clock(lang, blind.since, now)));
    }
    lines.extend((!tidings.blind.is_empty()).then(|| blind_means(lang)));
    for sighted in &tidings.sighted {
        let (from, to, length) = stretch(lang, sighted.outage, now);
        lines.push(sighted_line(
            lang,
            &named(&plan[sighted.check]),
            &from,
            &to,
            &length,
        ));
    }
    if let Some(outage) = tidings.was_offline {
        let (from, to, length) = stretch(lang, outage, now);
        lines.push(offline_line(lang, &from, &to, &length));
    }
    lines
}

/// A check that is down: what is wrong, since when, and what it explains.
fn down(lang: Language, plan: &Plan, ailing: &Ailing, what: &str, now: DateTime<FixedOffset>) -> Vec<String> {
    let check = &plan[ailing.check];
    let mut lines = vec![
        down_line(lang, &named(check), &target(check), what),
        since_line(lang, &clock(lang, ailing.since, now)),
    ];
    lines.extend(ailing.is_flapping.then(|| flapping_line(lang)));
    if !ailing.explains.is_empty() {
        let names: Vec<String> = ailing.explains.iter().map(|it| named(&plan[*it])).collect();
        lines.push(explains_line(lang, &say::list(lang, &names)));
    }
    lines
}

/// From when, until when, and how long.
fn stretch(lang: Language, outage: Outage, now: DateTime<FixedOffset>) -> (String, String, String) {
    (
        clock(lang, outage.since, now),
        clock(lang, outage.until, now),
        lasted(lang, outage.until - outage.since),
    )
}

/// Why nobody is told of a check that is down; nothing where people were told already.
pub fn withheld(lang: Language, plan: &Plan, check: CheckRef, why: &Withheld) -> Option<String> {
    let id = &plan[check].id;
    Some(match why {
        Withheld::Told | Withheld::Recovering => return None,
        Withheld::Acknowledged(incident) => super::is_acknowledged(lang, id, incident),
        Withheld::Flapping => super::is_flapping(lang, id),
        Withheld::ExplainedBy(root) => super::is_explained(lang, id, &plan[*root].id),
        Withheld::Maintenance(stop) => super::in_maintenance(lang, id, stop),
        Withheld::OutsideHours => super::outside_hours(lang, id),
    })
}

fn headline(lang: Language, first_words: &str, plan: &Plan, tidings: &Tidings) -> String {
    let names = |checks: Vec<CheckRef>| {
        let names: Vec<&str> = checks.into_iter().map(|it| plan[it].title.as_str()).collect();
        headed(lang, &names)
    };
    let mut parts = Vec::new();
    if !tidings.down.is_empty() {
        parts.push(headline_down(
            lang,
            &names(tidings.down.iter().map(|it| it.check).collect()),
        ));
    }
    if !tidings.still.is_empty() {
        let checks = tidings.still.iter().map(|it| it.check).collect();
        parts.push(headline_still(lang, &names(checks)));
    }
    if !tidings.blind.is_empty() {
        let checks = tidings.blind.iter().map(|it| it.check).collect();
        parts.push(headline_blind(lang, &names(checks)));
    }
    if !tidings.sighted.is_empty() {
        let checks = tidings.sighted.iter().map(|it| it.check).collect();
        parts.push(headline_sighted(lang, &names(checks)));
    }
    if tidings.was_offline.is_some() {
        parts.push(headline_offline(lang));
    }
    if !tidings.recovered.is_empty() {
        parts.push(headline_well(
            lang,
            &names(tidings.recovered.iter().map(|it| it.check).collect()),
        ));
    }
    format!("{first_words} {}", parts.join(" ")).trim().to_owned()
}

/// So many names stand in the first line, which is a mail's subject and all that a telephone shows; the lines below it
/// name all.
const HEADED: usize = 5;

fn headed(lang: Language, names: &[&str]) -> String {
    match names.get(HEADED..) {
        Some(more) if more.len() > 1 => and_more(lang, &say::list(lang, &names[..HEADED]), more.len()),
        _ => say::list(lang, names),
    }
}

fn named(check: &Check) -> String {
    if check.title == check.id {
        check.id.clone()
    } else {
        format!("{} [{}]", check.title, check.id)
    }
}

say! {
    /// First line.
    headline_down(names: &str) { ja: "【疎通確認 異常】{names}", en: "[check failed] {names}" }
    /// First line.
    headline_well(names: &str) { ja: "【疎通確認 復旧】{names}", en: "[check recovered] {names}" }
    /// First line.
    and_more(names: &str, count: usize) { ja: "{names} ほか{count}件", en: "{names} and {count} more" }
    /// A check that is down.
    down_line(name: &str, target: &str, what: &str) { ja: "異常: {name} {target} {what}", en: "Failed: {name} {target}: {what}" }
    /// Since when.
    since_line(since: &str) { ja: "　{since}から", en: "  since {since}" }
    /// First line.
    headline_still(names: &str) { ja: "【疎通確認 継続】{names}", en: "[check still failing] {names}" }
    /// First line.
    headline_offline() { ja: "【疎通確認 未観測】", en: "[observer offline]" }
    /// First line.
    headline_blind(names: &str) { ja: "【疎通確認 不明】{names}", en: "[check cannot look] {names}" }
    /// First line.
    headline_sighted(names: &str) { ja: "【疎通確認 再開】{names}", en: "[check looks again] {names}" }
    /// A check that nobody can look at.
    blind_line(name: &str, target: &str, what: &str) { ja: "不明: {name} {target} {what}", en: "Unknown: {name} {target}: {what}" }
    /// What that means.
    blind_means() {
        ja: "　監視側の問題です。直るまで、サービスに異常があっても気づけません",
        en: "  the trouble is on the observer's side; until it is mended, a failure of the service is not noticed",
    }
    /// A check that is seen again.
    sighted_line(name: &str, from: &str, to: &str, length: &str) {
        ja: "再開: {name} {from}〜{to}（{length}）は不明",
        en: "Looks again: {name}; unknown from {from} to {to} ({length})",
    }
    /// It goes up and down.
    flapping_line() {
        ja: "　異常と復旧を繰り返しています。落ち着くまで次を知らせません",
        en: "  it keeps going down and up; nothing more is told until it is steady",
    }
    /// A check that stays down.
    still_line(name: &str, target: &str, what: &str) { ja: "継続: {name} {target} {what}", en: "Still failing: {name} {target}: {what}" }
    /// Since when.
    still_since(since: &str, length: &str) { ja: "　{since}から {length}", en: "  since {since}, for {length}" }
    /// This machine was cut off.
    offline_line(from: &str, to: &str, length: &str) {
        ja: "監視側の停止: {from}〜{to}（{length}）、この端末から外を確認できませんでした。この間の結果は不明です",
        en: "Observer offline: {from} to {to} ({length}); this machine could not see beyond itself, and what it did not see is unknown",
    }
    /// What fails with it.
    explains_line(names: &str) { ja: "　この影響とみられる異常: {names}", en: "  fails with it: {names}" }
    /// A check that is up again.
    well_line(name: &str, target: &str, from: &str, to: &str, length: &str) {
        ja: "復旧: {name} {target} {from}〜{to}（{length}）",
        en: "Recovered: {name} {target}, {from} to {to} ({length})",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_stays_short_however_many_are_down() {
        let names = ["a", "b", "c", "d", "e", "f", "g"];
        for (count, ja, en) in [
            (1, "a", "a"),
            (6, "a、b、c、d、e、f", "a, b, c, d, e, f"),
            (7, "a、b、c、d、e ほか2件", "a, b, c, d, e and 2 more"),
        ] {
            assert_eq!(headed(Language::Ja, &names[..count]), ja);
            assert_eq!(headed(Language::En, &names[..count]), en);
        }
    }
}
