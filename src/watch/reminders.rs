//! What an incident is owed by the clock: the end of an ack, reports to those who must know, 次報, duties, 待機解除.
//! Each is told once.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::{Told, Watch};
use crate::incident::{Duty, Happening, Incident, ResponseDue, SeatId, Timeline, duties, responses, sitters};
use crate::notify::{Key, Message, ways};
use crate::plan::{Contact, ContactRef, Plan};
use crate::say::incident::{lines, reminder as say};

/// A duty with a minute is told of a day before; one with a day, on the morning before.
const NEAR: TimeDelta = TimeDelta::days(1);

pub(super) fn reminders(watch: &Watch<'_>, incident: &Incident, timeline: &Timeline) -> Vec<Message> {
    let mut messages = expired(watch, incident, timeline);
    messages.extend(raised(watch, incident));
    messages.extend(reports_owed(watch, incident, timeline));
    messages.extend(update_owed(watch, incident, timeline));
    messages.extend(stood_down(watch, incident, timeline));
    messages.extend(duties_near(watch, incident));
    messages.extend(responses_near(watch, incident));
    messages
}

/// The acker hears that the ack has expired, and so do the channels.
fn expired(watch: &Watch<'_>, incident: &Incident, timeline: &Timeline) -> Vec<Message> {
    let Some(at) = timeline.expired else {
        return Vec::new();
    };
    let told = Told::of(incident, format!("expired {}", stamp(incident, at)));
    let acker = incident.owners.last().map_or("", String::as_str);
    let lines = say::ack_expired(watch.lang(), watch.plan, incident, acker, at);
    let mut messages = alerts(watch.channels_hear("incident", &told, &lines));
    messages.extend(to_person(watch, &told, acker, &lines));
    messages
}

/// Who has answered already is told that the level rose; the chain of the new level is paged beside.
fn raised(watch: &Watch<'_>, incident: &Incident) -> Vec<Message> {
    let Some(entry) = incident.log.last() else {
        return Vec::new();
    };
    let Happening::LevelChanged(change) = &entry.what else {
        return Vec::new();
    };
    let before = incident
        .after(incident.log.len() - 1)
        .map_or(incident.level, |it| it.level);
    if !incident.terms.is_worse(change.to, before) {
        return Vec::new();
    }
    let told = Told {
        what: entry.fact.clone(),
        step: "raised".to_owned(),
        thread: Some(incident.key.to_string()),
    };
    let lines = lines(watch.lang(), watch.plan, incident, entry);
    let owners = incident.owners.iter().filter(|owner| **owner != entry.by);
    owners
        .flat_map(|owner| to_person(watch, &told, owner, &lines))
        .collect()
}

/// 「報告期限 03:20 部門長 未報告」, in the channels at its instant.
fn reports_owed(watch: &Watch<'_>, incident: &Incident, timeline: &Timeline) -> Vec<Message> {
    let owed = timeline.owed(watch.now.to_utc());
    owed.flat_map(|report| {
        let told = Told::of(
            incident,
            format!("report {}.{} {}", report.round, report.level, report.seat),
        );
        let lines = say::report_owed(watch.lang(), watch.plan, incident, report);
        alerts(watch.channels_hear("incident", &told, &lines))
    })
    .collect()
}

/// 次報: the channels and who works on it.
fn update_owed(watch: &Watch<'_>, incident: &Incident, timeline: &Timeline) -> Vec<Message> {
    let Some(at) = timeline.update_due.filter(|at| *at <= watch.now.to_utc()) else {
        return Vec::new();
    };
    let told = Told::of(incident, format!("update {}", stamp(incident, at)));
    let lines = say::update_owed(watch.lang(), watch.plan, incident, at);
    let mut messages = watch.channels_hear("incident", &told, &lines);
    for owner in &incident.owners {
        messages.extend(to_person(watch, &told, owner, &lines));
    }
    messages
}

/// Seats above a level that was lowered hear once that they may stand down.
fn stood_down(watch: &Watch<'_>, incident: &Incident, timeline: &Timeline) -> Vec<Message> {
    let mut messages = Vec::new();
    for (at, seat) in &timeline.stood_down {
        let told = Told::of(incident, format!("stand-down {} {seat}", stamp(incident, *at)));
        let lines = say::stand_down(watch.lang(), watch.plan, incident, seat);
        for who in people(watch, seat) {
            messages.extend(to_person(watch, &told, &who.id, &lines));
        }
        messages.extend(watch.channels_hear("incident", &told, &lines));
    }
    messages
}

fn duties_near(watch: &Watch<'_>, incident: &Incident) -> Vec<Message> {
    let near = |duty: &Duty| !duty.discharged && watch.now.to_utc() >= near(duty, watch.plan);
    let duties = duties(incident).into_iter().filter(near);
    duties
        .flat_map(|duty| {
            let told = Told::of(incident, format!("duty {}", duty.id));
            let lines = say::duty_near(watch.lang(), watch.plan, incident, &duty);
            alerts(watch.channels_hear("incident", &told, &lines))
        })
        .collect()
}

/// A vendor's time to start runs out: told when a quarter of it, and at most half an hour, is left.
fn responses_near(watch: &Watch<'_>, incident: &Incident) -> Vec<Message> {
    let near = |due: &ResponseDue| {
        let quarter = ((due.at - due.called) / 4).min(TimeDelta::minutes(30));
        watch.now.to_utc() >= due.at - quarter
    };
    let due = responses(incident, watch.plan).into_iter().filter(near);
    due.flat_map(|due| {
        let told = Told::of(
            incident,
            format!("response {} {}", due.seat, stamp(incident, due.at)),
        );
        let lines = say::response_near(watch.lang(), watch.plan, incident, &due);
        alerts(watch.channels_hear("incident", &told, &lines))
    })
    .collect()
}

/// When people hear of a duty: early enough to do it.
fn near(duty: &Duty, plan: &Plan) -> DateTime<Utc> {
    let told_of = |at: DateTime<Utc>| at.max(duty.since.to_utc() + TimeDelta::minutes(1));
    if let Some(at) = duty.deadline_at(plan) {
        return told_of(at - NEAR.min((at - duty.since.to_utc()) / 2));
    }
    let day = duty.deadline(plan).pred_opt().unwrap_or(duty.deadline(plan));
    let morning: NaiveTime = plan.about.morning;
    let local = day.and_time(morning).and_local_timezone(plan.about.timezone);
    told_of(local.earliest().map_or(duty.since.to_utc(), |at| at.to_utc()))
}

fn people<'a>(watch: &Watch<'a>, seat: &SeatId) -> Vec<&'a Contact> {
    sitters(watch.plan, seat, watch.now.to_utc())
        .iter()
        .filter_map(|sitter| Some(&watch.plan[sitter.reached()?]))
        .collect()
}

/// A message to one person, by the first way that opsplan has to them; `by` is whatever a fact says.
fn to_person(watch: &Watch<'_>, told: &Told, by: &str, lines: &[String]) -> Option<Message> {
    let (place, contact) = watch.plan.contacts.iter().zip(0..).find_map(|(it, at)| {
        (it.id == by || it.was.iter().any(|was| was == by)).then_some((ContactRef(at), it))
    })?;
    let reach = *ways(watch.plan, place).first()?;
    let key = Key {
        seat: contact.id.clone(),
        ..told.key(&watch.plan[reach.channel].id)
    };
    (!watch.outbox.has(&key)).then(|| Message {
        alert: true,
        thread: told.thread.clone(),
        mention: reach.mention.clone(),
        to: Some(contact.id.clone()),
        ..Message::said(key, lines.to_vec())
    })
}

fn alerts(messages: Vec<Message>) -> Vec<Message> {
    let alert = |message| Message {
        alert: true,
        ..message
    };
    messages.into_iter().map(alert).collect()
}

/// An instant as a key carries it: in the incident's own time, so that a clock that is set makes no new key.
fn stamp(incident: &Incident, at: DateTime<Utc>) -> String {
    (at + incident.ahead()).format("%Y%m%dT%H%M%SZ").to_string()
}
