//! The scripted world. Facts are kept as the journal would keep them; a crash ends a tick before any of its writes or
//! after any of its sends.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, TimeDelta};

use crate::check::{self, Acknowledged, Sample, Standings};
use crate::incident::sample::{self, on};
use crate::incident::{Acked, Impact, Incident, LastTick, Ledger, Opened, Paging, Terms, Timeline};
use crate::notify::{Key, Message, Outbox, Queued};
use crate::plan::{ChannelRef, Event as Route, Plan, Reach};
use crate::records::sample::recorded;
use crate::records::{Event, Fact, NewFact};
use crate::watch::alerts;

/// A message that a service has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Arrived {
    pub(super) at: DateTime<FixedOffset>,
    /// The time that had passed.
    pub(super) passed: TimeDelta,
    pub(super) key: Key,
    pub(super) message: Message,
    /// It said that it may have arrived before.
    pub(super) repeated: bool,
}

/// How a channel answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weather {
    Fair,
    /// It refuses for now.
    Down,
    /// It takes the message and the answer is lost.
    Lost,
}

/// Where the next process ends: after so many writes and sends.
pub(super) type Crash = Option<usize>;

/// A process was killed.
#[derive(Debug)]
pub(super) struct Killed;

/// The world.
#[derive(Debug)]
pub(super) struct World {
    pub(super) plan: Plan,
    pub(super) now: DateTime<FixedOffset>,
    pub(super) facts: Vec<Fact>,
    pub(super) ledger: Ledger,
    pub(super) outbox: Outbox,
    pub(super) standings: Standings,
    pub(super) weather: BTreeMap<String, Weather>,
    pub(super) arrived: Vec<Arrived>,
    /// The time that passed, whatever the clock says.
    pub(super) passed: TimeDelta,
    /// The tick before.
    pub(super) last: LastTick,
    /// The clock went back: the records stand in another order than they were written in.
    pub(super) went_back: bool,
    /// Steps that this process may still take.
    pub(super) left: Crash,
}

/// Fujita has chat and mail, Maeda mail, Ogawa chat; the incident's channel is `incidents`.
pub(super) fn plan() -> Plan {
    let mut plan = sample::plan();
    plan.channels = ["incidents", "chat", "mail"].map(sample::channel).to_vec();
    let reach = |channel| Reach {
        channel: ChannelRef(channel),
        mention: None,
    };
    plan.contacts[0].reach = vec![reach(1), reach(2)];
    plan.contacts[1].reach = vec![reach(2)];
    plan.contacts[2].reach = vec![reach(1)];
    plan.events = ["incident", "check"]
        .map(|on| Route {
            on: on.to_owned(),
            title: String::new(),
            means: Vec::new(),
            channels: vec![ChannelRef(0)],
            prefix: "trouble".to_owned(),
            note: String::new(),
        })
        .to_vec();
    plan
}

impl World {
    pub(super) fn at(now: &str) -> Self {
        Self {
            plan: plan(),
            now: on(now),
            facts: Vec::new(),
            ledger: Ledger::default(),
            outbox: Outbox::new(false),
            standings: Standings::new(),
            weather: BTreeMap::new(),
            arrived: Vec::new(),
            passed: TimeDelta::zero(),
            last: LastTick::default(),
            went_back: false,
            left: None,
        }
    }

    pub(super) fn pass(&mut self, time: TimeDelta) {
        self.now += time;
        self.passed += time;
    }

    /// Somebody sets the clock.
    pub(super) fn set_clock(&mut self, by: TimeDelta) {
        self.now += by;
        self.went_back |= by < TimeDelta::zero();
    }

    /// A person opens an incident of a level; the command's own telling is left to the ticks.
    pub(super) fn open(&mut self, level: u32) -> Incident {
        let id = sample::id();
        let opened = Opened {
            title: "受注Web応答なし".to_owned(),
            impact: Some(Impact::Degraded),
            ..Opened::of(id.clone(), level, Terms::of(&self.plan))
        };
        self.say("fujita", &opened);
        self.incident()
    }

    pub(super) fn ack(&mut self, by: &str) {
        let seats = Vec::new();
        let incident = sample::id();
        self.say(
            by,
            &Acked {
                incident,
                seats,
                reply: None,
            },
        );
    }

    pub(super) fn incident(&self) -> Incident {
        self.ledger.get(&sample::id()).unwrap().clone()
    }

    pub(super) fn paging(&self) -> Paging {
        Timeline::of(&self.incident(), &self.plan, self.now.to_utc()).paging
    }

    /// A run of the checks: counted, judged, told. One transaction, as in the real one.
    pub(super) fn look(&mut self, samples: &[Sample]) {
        let turns = check::tally(&self.plan, &mut self.standings, samples);
        let tidings = check::tidings(&self.plan, &self.standings, &Acknowledged::default(), self.now);
        for turn in turns {
            self.keep(turn.fact(self.now).unwrap());
        }
        for message in alerts(&self.plan, &tidings, self.now, |_| &[]) {
            self.keep(self.fact(&Queued { message }));
        }
        tidings.mark(&self.plan, &mut self.standings, self.now);
    }

    /// A fact that somebody else's process records.
    pub(super) fn say<E: Event>(&mut self, by: &str, event: &E) {
        let fact = NewFact::new(self.now, by, event).unwrap();
        self.keep(fact);
    }

    pub(super) fn keep(&mut self, fact: NewFact) {
        let fact = recorded(fact, self.facts.len() as u64 + 1, self.now);
        self.ledger.take(&fact);
        self.outbox.take(&fact);
        self.facts.push(fact);
    }
}
