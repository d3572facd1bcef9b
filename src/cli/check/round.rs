//! One round of checks: ask, judge, count, record, tell. The network is asked before the journal's lock is taken.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, SubsecRound as _};

use super::super::{Desk, Failure, Opened};
use super::ask::asked;
use super::incidents;
use crate::check::{self, Complaint, Judgement, Sample, Sight, Tidings, Turn};
use crate::cli::incident::Lost;
use crate::incident::IncidentId;
use crate::notify::{Message, Queued};
use crate::plan::{Check, CheckRef, Plan};
use crate::records::{Fact, Month, NewFact};
use crate::watch::alerts;
use crate::world::journal::{Journal, JournalError, Locked};
use crate::world::probe::Look;
use crate::world::samples::{Kept, Notebook, Pending};

/// What is wanted of a round.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish {
    /// Tell people what changed.
    pub(crate) notify: bool,
    /// How many are asked at once.
    pub(crate) jobs: usize,
    /// The round's hard limit.
    pub(crate) at_most: Option<Duration>,
}

/// What a round came to. A caller that only looks at it may leave it unsent.
#[derive(Debug)]
pub(crate) struct Round {
    /// When it began, on the plan's clock.
    pub(crate) at: DateTime<FixedOffset>,
    /// Which checks were asked, what was seen, and how it was judged.
    pub(crate) looks: Vec<(CheckRef, Look, Sample)>,
    /// How all checks stand after it.
    pub(crate) kept: Kept,
    /// What people are to be told, and what is withheld.
    pub(crate) tidings: Tidings,
    /// Messages that are queued for it.
    pub(crate) messages: Vec<Message>,
    /// Incidents that it opens.
    pub(crate) incidents: Vec<IncidentId>,
    /// Something is to be told and the plan says nobody to tell.
    pub(crate) unrouted: bool,
    /// Not even how the checks stand could be kept.
    is_forgotten: bool,
    /// Why it could not be recorded.
    pub(crate) unrecorded: Option<JournalError>,
}

/// Runs a round.
pub(crate) fn run(
    desk: &Desk,
    opened: &Opened,
    chosen: Vec<CheckRef>,
    wish: &Wish,
) -> Result<Round, Failure> {
    let journal = desk.journal(opened);
    let notebook = Notebook::beside(&journal, desk.now_is_set());
    // The journal keeps milliseconds, and what is pending is compared with it.
    let at = opened
        .now
        .with_timezone(&opened.zone())
        .fixed_offset()
        .trunc_subsecs(3);
    let before = notebook.kept().unwrap_or_default();
    let (looks, sight) = asked(desk, opened, &chosen, &before, wish)?;
    let mut round = Round {
        at,
        looks: judged(&opened.plan, chosen, looks, at, desk.now_is_set()),
        kept: before,
        tidings: Tidings::default(),
        messages: Vec::new(),
        incidents: Vec::new(),
        unrouted: false,
        is_forgotten: false,
        unrecorded: None,
    };
    let is_first_of_day = notebook.is_first_of(at.date_naive());
    let recorded =
        journal.transaction(|locked| round.record(desk, &opened.plan, wish, sight, locked, &notebook));
    let kept = recorded.and_then(|()| {
        if is_first_of_day && !round.looks.is_empty() {
            notebook.roll_up(&opened.plan, at.date_naive())?;
        }
        Ok(())
    });
    round.unrecorded = kept.err();
    Ok(round)
}

fn judged(
    plan: &Plan,
    chosen: Vec<CheckRef>,
    looks: Vec<Look>,
    at: DateTime<FixedOffset>,
    rehearsal: bool,
) -> Vec<(CheckRef, Look, Sample)> {
    let sampled = |(place, look): (CheckRef, Look)| {
        let sample = sample(&plan[place], &look, at, rehearsal);
        (place, look, sample)
    };
    chosen.into_iter().zip(looks).map(sampled).collect()
}

fn sample(check: &Check, look: &Look, at: DateTime<FixedOffset>, rehearsal: bool) -> Sample {
    let Judgement { status, complaints } = check::judge(check, &look.observation, at.to_utc());
    let (phases, perfdata) = match &look.observation.seen {
        Ok(check::Answer::Plugin { perfdata, .. }) => (Some(look.observation.phases), perfdata.clone()),
        // How fast a heartbeat was read says nothing.
        Ok(check::Answer::Heartbeat { .. }) => (None, String::new()),
        Ok(_) => (Some(look.observation.phases), String::new()),
        Err(_) => (None, String::new()),
    };
    Sample {
        at,
        check: check.id.clone(),
        status,
        phases,
        complaints,
        perfdata,
        second_look: look.second_look,
        rehearsal,
    }
}

impl Round {
    /// Counts and records, while the journal is locked. What was counted stays in the round even if a disk refuses it.
    fn record(
        &mut self,
        desk: &Desk,
        plan: &Plan,
        wish: &Wish,
        sight: Sight,
        journal: &Locked,
        notebook: &Notebook,
    ) -> Result<(), JournalError> {
        let mut facts = self.recall(journal, notebook)?;
        check::rename(plan, &mut self.kept.standings);
        let standings = self.kept.standings.values_mut();
        standings.for_each(|standing| standing.put_right(self.at));
        let samples: Vec<Sample> = self.looks.iter().map(|(_, _, sample)| sample.clone()).collect();
        let mut turns = check::tally(plan, &mut self.kept.standings, &samples);
        turns.extend(self.kept.observer.take(sight, self.at));
        let acknowledged = incidents::acknowledged(plan, &self.kept.standings, journal)?;
        self.tidings = check::tidings(plan, &self.kept.standings, &acknowledged, self.at);
        self.tidings.was_offline = self.kept.observer.untold;
        for turn in &turns {
            facts.push(turn.fact(self.at)?);
        }
        if wish.notify && !self.tidings.is_empty() {
            facts.extend(self.open(desk, plan, journal)?);
            facts.extend(self.queue(plan, &turns)?);
        }
        // A disk that is too full for samples may still have its reserve for facts.
        let noted = notebook.add(&samples);
        self.kept.pending = facts.iter().map(Pending::from).collect();
        let mut kept = notebook.keep(&self.kept);
        self.is_forgotten = kept.is_err();
        if !facts.is_empty() {
            desk.recorded(journal.append(&facts)?);
            self.kept.pending.clear();
            kept = notebook.keep(&self.kept);
        }
        noted.and(kept)
    }

    /// What is to be told of it and could not be recorded.
    pub(crate) fn lost(&mut self) -> Lost {
        let facts = std::mem::take(&mut self.kept.pending);
        Lost {
            messages: if facts.is_empty() {
                Vec::new()
            } else {
                std::mem::take(&mut self.messages)
            },
            facts: facts.into_iter().map(NewFact::from).collect(),
            comes_again: self.is_forgotten,
        }
    }

    /// How the checks stood: as it was kept, else as the journal knows it. Facts that a process could not bring to the
    /// journal any more are still to be recorded.
    fn recall(&mut self, journal: &Locked, notebook: &Notebook) -> Result<Vec<NewFact>, JournalError> {
        let Some(kept) = notebook.kept() else {
            let own = |standings: &mut _, fact: &_| {
                if journal.is_own(fact) {
                    check::remember(standings, fact);
                }
            };
            self.kept = Kept {
                standings: journal.fold("checks", "1", check::Standings::new, own)?.state,
                ..Kept::default()
            };
            return Ok(Vec::new());
        };
        self.kept = kept;
        unrecorded(journal, std::mem::take(&mut self.kept.pending))
    }

    /// Incidents for checks that ask for one when they are down.
    fn open(&mut self, desk: &Desk, plan: &Plan, journal: &Locked) -> Result<Vec<NewFact>, JournalError> {
        let outages = incidents::outages(plan, &self.tidings, &self.kept.standings);
        let openings = incidents::openings(desk, plan, &outages, self.at, journal)?;
        let again = incidents::reopenings(plan, &outages, journal)?;
        let opened = openings.iter().map(|opening| opening.incident.clone());
        let reopened = again.iter().map(|it| it.incident.clone());
        self.incidents = opened.chain(reopened).collect();
        let new = openings
            .iter()
            .map(|opening| NewFact::new(self.at, "opsplan", opening));
        let again = again.iter().map(|it| NewFact::new(self.at, "opsplan", it));
        Ok(new.chain(again).collect::<Result<_, _>>()?)
    }

    /// It is marked as told together with the facts that queue it.
    fn queue(&mut self, plan: &Plan, turns: &[Turn]) -> serde_json::Result<Vec<NewFact>> {
        let wrong = |place: CheckRef| self.complaints(&plan[place].id, turns);
        self.messages = alerts(plan, &self.tidings, self.at, wrong);
        self.unrouted = self.messages.is_empty();
        if !self.unrouted {
            self.tidings.mark(plan, &mut self.kept.standings, self.at);
            self.kept.observer.untold = None;
        }
        let queued = self.messages.iter().map(|message| Queued {
            message: message.clone(),
        });
        queued
            .map(|queued| NewFact::new(self.at, "opsplan", &queued))
            .collect()
    }

    /// What is wrong with a check now, or was when it went down.
    fn complaints<'a>(&'a self, id: &str, turns: &'a [Turn]) -> &'a [Complaint] {
        let now = self
            .looks
            .iter()
            .find(|(_, _, sample)| sample.check == id)
            .map(|(_, _, sample)| &sample.complaints[..]);
        now.unwrap_or_else(|| {
            turns
                .iter()
                .find_map(|turn| match turn {
                    Turn::Down(down) if down.check == id => Some(&down.complaints[..]),
                    _ => None,
                })
                .unwrap_or_default()
        })
    }
}

/// Those of the pending facts that the journal lacks.
fn unrecorded(journal: &Journal, pending: Vec<Pending>) -> Result<Vec<NewFact>, JournalError> {
    let Some(first) = pending.iter().map(|pending| pending.at).min() else {
        return Ok(Vec::new());
    };
    let known = journal.facts(Some(Month::of(&first)))?.facts;
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
    let is_known = |pending: &Pending| {
        let is_it = |fact: &&Fact| fact.kind == pending.kind && fact.at == pending.at;
        let data = value(pending.data.get());
        known
            .iter()
            .filter(is_it)
            .any(|fact| value(fact.data.get()) == data)
    };
    Ok(pending
        .into_iter()
        .filter(|pending| !is_known(pending))
        .map(NewFact::from)
        .collect())
}
