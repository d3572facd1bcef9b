//! The paging steps that fell due: each person once, and the incident's channels, which hear who was called, whom somebody
//! has to ring, and which seats are empty.

use chrono::{DateTime, TimeDelta, Utc};

use super::Watch;
use crate::incident::{Call, Incident, SeatId, sitters};
use crate::notify::{Key, Message, Page, Route, Turn, Way, pages};
use crate::plan::ChannelRef;
use crate::say::incident as say;

/// So late a call says how late it is.
const LATE_MINUTES: i64 = 3;

/// Calls that are longer past have been told, or are covered by those that came after.
const PAST: TimeDelta = TimeDelta::days(2);

pub(super) fn calls(watch: &Watch<'_>, incident: &Incident, due: &[Call]) -> Vec<Message> {
    // What an earlier time of it left untold is over.
    let round = u32::try_from(incident.round()).unwrap_or(u32::MAX);
    let due = &due[due.partition_point(|call| call.round < round)..];
    let past = due.partition_point(|call| watch.now.to_utc() - call.at > PAST);
    let due = &due[past.min(due.len().saturating_sub(1))..];
    let pages = pages(incident, due, watch.plan, watch.now.to_utc(), watch.outbox);
    let mut messages: Vec<Message> = pages
        .iter()
        .filter_map(|page| letter(watch, incident, page))
        .collect();
    messages.extend(announcements(watch, incident, due, &pages));
    messages.extend(unreached(watch, incident, &pages));
    messages
}

/// The message to one person; `None` where none is to be sent.
fn letter(watch: &Watch<'_>, incident: &Incident, page: &Page) -> Option<Message> {
    let Way::Message(channel, mention) = &page.way else {
        return None;
    };
    let late = late(watch, page.at);
    let replies = watch.plan[*channel].takes_replies();
    Some(Message {
        page: true,
        thread: Some(incident.key.to_string()),
        mention: mention.clone(),
        to: Some(watch.plan[page.who].id.clone()),
        turn: Turn::Begins,
        covers: page.covers.clone(),
        ..Message::said(
            page.key.clone(),
            say::page(watch.lang(), watch.plan, incident, page, late, replies),
        )
    })
}

/// How many minutes late, where that is worth a word.
fn late(watch: &Watch<'_>, at: DateTime<Utc>) -> Option<i64> {
    let minutes = (watch.now.to_utc() - at).num_minutes();
    (minutes >= LATE_MINUTES).then_some(minutes)
}

/// One message a channel, of all steps that it has not heard of.
fn announcements(watch: &Watch<'_>, incident: &Incident, due: &[Call], pages: &[Page]) -> Vec<Message> {
    let route = Route::of(watch.plan, "incident");
    let message = |channel: &ChannelRef| {
        let (replies, channel) = (
            watch.plan[*channel].takes_replies(),
            watch.plan[*channel].id.as_str(),
        );
        let told = |call: &&Call| !watch.outbox.has(&Page::told(incident, call, channel));
        let calls: Vec<&Call> = due.iter().filter(told).collect();
        let (last, earlier) = calls.split_last()?;
        let covers: Vec<Key> = earlier
            .iter()
            .map(|call| Page::told(incident, call, channel))
            .collect();
        Some(Message {
            page: true,
            thread: Some(incident.key.to_string()),
            covers,
            ..Message::said(
                Page::told(incident, last, channel),
                announcement(watch, incident, &calls, pages, replies),
            )
        })
    };
    route.channels.iter().filter_map(message).collect()
}

/// Whoever several steps called stands with the latest.
fn announcement(
    watch: &Watch<'_>,
    incident: &Incident,
    calls: &[&Call],
    pages: &[Page],
    replies: bool,
) -> Vec<String> {
    let plan = watch.plan;
    let of = |by_hand: bool| -> Vec<&str> {
        let those = pages
            .iter()
            .filter(|page| calls.contains(&&page.call) && page.is_by_hand() == by_hand);
        let mut names: Vec<&str> = Vec::new();
        for page in those {
            let name = plan[page.who].name.as_str();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    };
    let mut empty: Vec<&SeatId> = Vec::new();
    for seat in calls.iter().flat_map(|call| &call.seats) {
        let mut sitters = sitters(plan, seat, watch.now.to_utc()).into_iter();
        if sitters.all(|sitter| sitter.reached().is_none()) && !empty.contains(&seat) {
            empty.push(seat);
        }
    }
    let steps: Vec<usize> = calls.iter().map(|call| call.step).collect();
    let at = calls.last().map_or(watch.now.to_utc(), |call| call.at);
    say::paged(
        watch.lang(),
        plan,
        incident,
        &steps,
        &say::Roll {
            told: &of(false),
            by_hand: &of(true),
            empty: &empty,
            late: late(watch, at),
            replies,
        },
    )
}

/// Messages to somebody fail on every way: the channels hear that somebody has to ring, once a person and step.
fn unreached(watch: &Watch<'_>, incident: &Incident, pages: &[Page]) -> Vec<Message> {
    let route = Route::of(watch.plan, "incident");
    let failed = pages.iter().filter(|page| page.way == Way::Unreached);
    let message = |page: &Page, channel: &ChannelRef| {
        let key = Key {
            step: format!("{} unreached", page.key.step),
            channel: watch.plan[*channel].id.clone(),
            ..page.key.clone()
        };
        let lines = say::reminder::unreached(watch.lang(), watch.plan, incident, page);
        (!watch.outbox.has(&key)).then(|| Message {
            page: true,
            thread: Some(incident.key.to_string()),
            ..Message::said(key, lines)
        })
    };
    failed
        .flat_map(|page| {
            route
                .channels
                .iter()
                .filter_map(move |channel| message(page, channel))
        })
        .collect()
}
