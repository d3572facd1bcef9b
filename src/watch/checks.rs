//! What a run of the checks makes people hear: one message a channel, the root cause first. Each outage is told once, and
//! so is its end.

use chrono::{DateTime, FixedOffset};

use crate::check::{Complaint, Tidings};
use crate::notify::{Key, Message, Route, safe};
use crate::plan::{CheckRef, Plan};
use crate::say::check as say;

/// The messages; `wrong` tells what is wrong with a check. None where the plan's table has no channel for them.
pub fn alerts<'a>(
    plan: &Plan,
    tidings: &Tidings,
    now: DateTime<FixedOffset>,
    wrong: impl Fn(CheckRef) -> &'a [Complaint],
) -> Vec<Message> {
    let route = Route::of(plan, "check");
    let subjects = subjects(plan, tidings, now);
    let Some((first, rest)) = subjects.split_first() else {
        return Vec::new();
    };
    let lines = say::alert(
        plan.about.language,
        &route.first_words(""),
        plan,
        tidings,
        now,
        wrong,
    );
    let lines: Vec<String> = lines.iter().map(|line| safe(line)).collect();
    let message = |channel: &str| Message {
        alert: true,
        covers: rest.iter().map(|what| Key::said(what, channel)).collect(),
        ..Message::said(Key::said(first, channel), lines.clone())
    };
    route
        .channels
        .iter()
        .map(|channel| message(&plan[*channel].id))
        .collect()
}

/// Each outage, end and reminder that is told; a reminder is another one each time, and so is what nobody can look at.
fn subjects(plan: &Plan, tidings: &Tidings, now: DateTime<FixedOffset>) -> Vec<String> {
    let named = |check: CheckRef, word: &str, at: DateTime<FixedOffset>| {
        format!("check {} {word} {}", plan[check].id, at.to_rfc3339())
    };
    let down = tidings.down.iter().map(|it| named(it.check, "down", it.since));
    let well = tidings
        .recovered
        .iter()
        .map(|it| named(it.check, "recovered", it.outage.until));
    let still = tidings.still.iter().map(|it| named(it.check, "still", now));
    let blind = tidings.blind.iter().map(|it| named(it.check, "blind", now));
    let sighted = tidings
        .sighted
        .iter()
        .map(|it| named(it.check, "sighted", it.outage.until));
    let offline = tidings
        .was_offline
        .iter()
        .map(|it| format!("check observer online {}", it.until.to_rfc3339()));
    down.chain(well)
        .chain(still)
        .chain(blind)
        .chain(sighted)
        .chain(offline)
        .collect()
}
