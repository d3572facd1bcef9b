//! Checks that nobody owns, and limits that say something else than they seem to.

use chrono::TimeDelta;

use super::Warning;
use super::ground::{Ground, at, warn};
use crate::plan::problem::Problem;
use crate::plan::{Check, CheckRef, Kind, raw};

/// Whoever renews a certificate needs some days for it: an order, a change, a business day.
const RENEWAL_DAYS: u32 = 7;

/// Each check, its place in the plan, and how it was written.
fn checks<'a>(ground: &Ground<'a>) -> impl Iterator<Item = (CheckRef, &'a Check, &'a raw::Check)> + use<'a> {
    let written = ground.plan.checks.iter().zip(ground.raw.checks());
    (0..)
        .map(CheckRef)
        .zip(written)
        .map(|(place, (check, raw))| (place, check, raw))
}

/// No key, no task, no owned check that depends on it: when it goes down, whose is it? A plan without people has none.
pub(super) fn without_owner(ground: &Ground<'_>) -> Vec<Problem> {
    let plan = ground.plan;
    if plan.roles.is_empty() && plan.contacts.is_empty() {
        return Vec::new();
    }
    checks(ground)
        .filter(|(place, _, _)| !is_owned(ground, *place, &mut Vec::new()))
        .map(|(_, check, raw)| {
            let check = check.id.clone();
            warn(at(&raw.id, raw.place), Warning::CheckWithoutOwner { check })
        })
        .collect()
}

fn is_owned(ground: &Ground<'_>, place: CheckRef, seen: &mut Vec<CheckRef>) -> bool {
    if seen.contains(&place) {
        return false;
    }
    seen.push(place);
    let (plan, check) = (ground.plan, &ground.plan[place]);
    if !check.owner.is_empty() || check.canary.is_some() {
        return true;
    }
    if plan.tasks.iter().any(|task| task.check == Some(place)) {
        return true;
    }
    let mut children = checks(ground).filter(|(_, child, _)| child.depends_on.contains(&place));
    children.any(|(child, _, _)| is_owned(ground, child, seen))
}

/// A limit that a longer or a shorter one hides: it never says anything.
pub(super) fn limits(ground: &Ground<'_>) -> Vec<Problem> {
    let mut found = Vec::new();
    for (_, check, raw) in checks(ground) {
        let Some(expect) = raw.expect.as_ref().map(|expect| &expect.value) else {
            continue;
        };
        let (warns, fails, ends) = (
            check.expect.warn_within_ms,
            check.expect.within_ms,
            check.timeout_ms,
        );
        if fails.is_some_and(|fails| fails >= ends) {
            found.push(warn(
                at(&expect.within, expect.place),
                hidden("within", "timeout"),
            ));
        }
        let (key, first) = fails.map_or(("timeout", ends), |fails| ("within", fails.min(ends)));
        if warns.is_some_and(|warns| warns >= first) {
            found.push(warn(
                at(&expect.warn_within, expect.place),
                hidden("warn_within", key),
            ));
        }
    }
    found
}

fn hidden(key: &'static str, by: &'static str) -> Warning {
    Warning::LimitNeverReached { key, by }
}

/// `df -h /` in one piece: no shell takes it apart.
pub(super) fn shell_lines(ground: &Ground<'_>) -> Vec<Problem> {
    let line = |(_, check, raw): (CheckRef, &Check, &raw::Check)| match &check.kind {
        Kind::Command { argv } if argv.len() == 1 && argv[0].trim().contains(' ') => {
            let line = argv[0].clone();
            Some(warn(at(&raw.argv, raw.place), Warning::ShellLine { line }))
        }
        _ => None,
    };
    checks(ground).filter_map(line).collect()
}

/// A failure that is explained opens no incident; when what explains it opens none either, nobody is called.
pub(super) fn hidden_incidents(ground: &Ground<'_>) -> Vec<Problem> {
    let hidden = |(_, check, raw): (CheckRef, &Check, &raw::Check)| {
        check.open_incident?;
        let parents = check.depends_on.iter().map(|parent| &ground.plan[*parent]);
        let parent = parents
            .into_iter()
            .find(|parent| parent.open_incident.is_none())?;
        let (check, parent) = (check.id.clone(), parent.id.clone());
        let warning = Warning::IncidentHidden { check, parent };
        Some(warn(at(&raw.depends_on, raw.place), warning))
    };
    checks(ground).filter_map(hidden).collect()
}

/// What is noticed later than somebody needs: an outage after its level would have been raised, a certificate too near
/// its end to be renewed.
pub(super) fn noticed_late(ground: &Ground<'_>) -> Vec<Problem> {
    let days = |(_, check, raw): (CheckRef, &Check, &raw::Check)| {
        let days = check
            .expect
            .cert_days
            .filter(|days| (1..RENEWAL_DAYS).contains(days))?;
        let expect = &raw.expect.as_ref()?.value;
        let place = at(&expect.cert_days, expect.place);
        Some(warn(place, Warning::CertificateNoticedLate { days }))
    };
    let certificates = checks(ground).filter_map(days);
    let outages = checks(ground).filter_map(|(_, check, raw)| outage(ground, check, raw));
    certificates.chain(outages).collect()
}

/// From the first failure until it counts as down, at the longest, beside the next level's `outage_from`.
fn outage(ground: &Ground<'_>, check: &Check, raw: &raw::Check) -> Option<Problem> {
    let levels = &ground.plan.levels.list;
    let opened = check.open_incident?;
    let from = levels.iter().filter(|level| level.level != opened);
    let first = from
        .filter_map(|level| level.outage_from)
        .min_by_key(|from| from.roughly())?;
    let own = levels.iter().find(|level| level.level == opened)?.outage_from;
    // A level that begins before the one that the check opens is none that it could be raised to.
    if own.is_some_and(|own| own.roughly() >= first.roughly()) {
        return None;
    }
    let pauses = i32::try_from(check.fail_after.saturating_sub(1)).unwrap_or(i32::MAX);
    let timeout = TimeDelta::milliseconds(check.timeout_ms.try_into().unwrap_or(i64::MAX));
    let takes = check.every.roughly().checked_mul(pauses)?.checked_add(&timeout)?;
    let minutes = takes.num_minutes();
    let warning = || Warning::OutageNoticedLate {
        minutes,
        outage_from: first,
    };
    (takes > first.roughly()).then(|| warn(at(&raw.fail_after, at(&raw.every, raw.place)), warning()))
}
