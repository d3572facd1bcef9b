//! The message of a run: one for all checks, the root cause first.

use chrono::{DateTime, FixedOffset};

use super::{clock, complaints, lasted};
use crate::check::{Complaint, Tidings, Withheld, target};
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
    for ailing in &tidings.down {
        let check = &plan[ailing.check];
        let what = complaints(lang, wrong(ailing.check));
        lines.push(down_line(lang, &named(check), &target(check), &what));
        lines.push(since_line(
            lang,
            &clock(lang, ailing.since, now),
            check.fail_after,
        ));
        if !ailing.explains.is_empty() {
            let names: Vec<String> = ailing.explains.iter().map(|it| named(&plan[*it])).collect();
            lines.push(explains_line(lang, &say::list(lang, &names)));
        }
    }
    for well in &tidings.recovered {
        let check = &plan[well.check];
        let outage = well.outage;
        let (from, to) = (clock(lang, outage.since, now), clock(lang, outage.until, now));
        let length = lasted(lang, outage.until - outage.since);
        lines.push(well_line(
            lang,
            &named(check),
            &target(check),
            &from,
            &to,
            &length,
        ));
    }
    lines
}

/// Why nobody is told of a check that is down; nothing where people were told already.
pub fn withheld(lang: Language, plan: &Plan, check: CheckRef, why: &Withheld) -> Option<String> {
    let id = &plan[check].id;
    Some(match why {
        Withheld::Told | Withheld::Recovering => return None,
        Withheld::ExplainedBy(root) => super::is_explained(lang, id, &plan[*root].id),
        Withheld::Maintenance(stop) => super::in_maintenance(lang, id, stop),
        Withheld::OutsideHours => super::outside_hours(lang, id),
    })
}

fn headline(lang: Language, first_words: &str, plan: &Plan, tidings: &Tidings) -> String {
    let names = |checks: Vec<CheckRef>| {
        let names: Vec<String> = checks.into_iter().map(|it| plan[it].title.clone()).collect();
        say::list(lang, &names)
    };
    let mut parts = Vec::new();
    if !tidings.down.is_empty() {
        parts.push(headline_down(
            lang,
            &names(tidings.down.iter().map(|it| it.check).collect()),
        ));
    }
    if !tidings.recovered.is_empty() {
        parts.push(headline_well(
            lang,
            &names(tidings.recovered.iter().map(|it| it.check).collect()),
        ));
    }
    format!("{first_words} {}", parts.join(" ")).trim().to_owned()
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
    /// A check that is down.
    down_line(name: &str, target: &str, what: &str) { ja: "異常: {name} {target} {what}", en: "Failed: {name} {target}: {what}" }
    /// Since when.
    since_line(since: &str, count: u32) { ja: "　{since}から、{count}回続けて確認", en: "  since {since}, seen {count} times in a row" }
    /// What fails with it.
    explains_line(names: &str) { ja: "　この影響とみられる異常: {names}", en: "  fails with it: {names}" }
    /// A check that is up again.
    well_line(name: &str, target: &str, from: &str, to: &str, length: &str) {
        ja: "復旧: {name} {target} {from}〜{to}（{length}）",
        en: "Recovered: {name} {target}, {from} to {to} ({length})",
    }
}
