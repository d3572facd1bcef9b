//! The scripted world. Facts are kept as the journal would keep them; a crash ends a tick before any of its writes or
//! after any of its sends.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, TimeDelta};

use crate::check::{self, Acknowledged, Sample, Standings};
use crate::incident::sample::{self, on};
use crate::incident::{Acked, Impact, Incident, Ledger, Opened, Paging, Terms, Timeline};
use crate::notify::{Again, Because, Carried, Dropped, Key, Message, Outbox, Page, Queued, Sent, outcome};
use crate::plan::{ChannelRef, Event as Route, Plan, Reach};
use crate::records::sample::recorded;
use crate::records::{Event, Fact, NewFact};
use crate::watch::{Watch, alerts};

/// A message that a service has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Arrived {
    pub(super) at: DateTime<FixedOffset>,
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
    /// Steps that this process may still take.
    left: Crash,
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
            left: None,
        }
    }

    pub(super) fn pass(&mut self, time: TimeDelta) {
        self.now += time;
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

    fn keep(&mut self, fact: NewFact) {
        let fact = recorded(fact, self.facts.len() as u64 + 1, self.now);
        self.ledger.take(&fact);
        self.outbox.take(&fact);
        self.facts.push(fact);
    }

    /// A step of the process: a crash comes before it.
    fn step(&mut self) -> Result<(), Killed> {
        match &mut self.left {
            Some(0) => return Err(Killed),
            Some(left) => *left -= 1,
            None => {}
        }
        Ok(())
    }

    /// One line: it is written whole, or not at all.
    fn write(&mut self, fact: NewFact) -> Result<(), Killed> {
        self.step()?;
        self.keep(fact);
        Ok(())
    }

    /// A tick that may be killed after so many steps; says whether it came to its end.
    pub(super) fn tick_until(&mut self, crash: Crash) -> bool {
        self.left = crash;
        let ended = self.tick_once().is_ok();
        self.left = None;
        ended
    }

    pub(super) fn tick(&mut self) {
        assert!(self.tick_until(None), "nobody killed it");
    }

    fn tick_once(&mut self) -> Result<(), Killed> {
        for fact in self.made_by_time() {
            self.write(fact)?;
        }
        for fact in self.due() {
            self.write(fact)?;
        }
        for _ in 0..4 {
            if self.send()? == 0 {
                break;
            }
        }
        Ok(())
    }

    fn watch(&self) -> Watch<'_> {
        Watch {
            plan: &self.plan,
            outbox: &self.outbox,
            now: self.now,
        }
    }

    fn made_by_time(&self) -> Vec<NewFact> {
        let watch = self.watch();
        let restored = watch.recoveries(&self.ledger, &self.standings);
        let restored = restored.iter().map(|(_, it)| self.fact(it));
        let rises: Vec<_> = self.ledger.open().flat_map(|it| watch.rises(it)).collect();
        restored.chain(rises.iter().map(|it| self.fact(it))).collect()
    }

    fn due(&self) -> Vec<NewFact> {
        let watch = self.watch();
        let (dropped, old) = watch.tidy();
        let messages = self.ledger.all().flat_map(|it| watch.incident(it)).chain(old);
        let queued = messages.map(|message| self.fact(&Queued { message }));
        queued.chain(dropped.iter().map(|it| self.fact(it))).collect()
    }

    fn fact<E: Event>(&self, event: &E) -> NewFact {
        NewFact::new(self.now, "opsplan", event).unwrap()
    }

    /// A round: each channel in its order, until it fails in a way that may pass.
    fn send(&mut self) -> Result<usize, Killed> {
        let ready: Vec<(Message, bool)> = self
            .outbox
            .ready(self.now)
            .into_iter()
            .map(|ready| (ready.letter.message.clone(), ready.repeated))
            .collect();
        let (mut sent, mut stopped) = (0, Vec::new());
        for (message, repeated) in ready {
            if stopped.contains(&message.key.channel) {
                continue;
            }
            if !self.leaves(&message)? {
                continue;
            }
            let carried = self.carry(&message, repeated)?;
            if matches!(carried, Carried::Posted(_)) {
                sent += 1;
            } else {
                stopped.push(message.key.channel.clone());
            }
            self.write(outcome(&message.key, &carried, self.now).unwrap())?;
        }
        Ok(sent)
    }

    fn leaves(&mut self, message: &Message) -> Result<bool, Killed> {
        let key = message.key.clone();
        if message.page && !self.is_wanted(&key) {
            let dropped = Dropped {
                key,
                because: Because::Answered,
                reason: None,
            };
            self.write(self.fact(&dropped))?;
            return Ok(false);
        }
        self.write(self.fact(&Sent { key }))?;
        Ok(true)
    }

    fn is_wanted(&self, key: &Key) -> bool {
        let incident = Page::incident(key).and_then(|id| self.ledger.get(&id));
        incident.is_none_or(|it| Timeline::of(it, &self.plan, self.now.to_utc()).paging == Paging::Running)
    }

    fn carry(&mut self, message: &Message, repeated: bool) -> Result<Carried, Killed> {
        let weather = self.weather.get(&message.key.channel).copied();
        let weather = weather.unwrap_or(Weather::Fair);
        self.step()?;
        if weather != Weather::Down {
            let arrived = Arrived {
                at: self.now,
                key: message.key.clone(),
                message: message.clone(),
                repeated,
            };
            self.arrived.push(arrived);
        }
        let error = "timeout".to_owned();
        Ok(match weather {
            Weather::Fair => Carried::Posted(Some(self.arrived.len().to_string())),
            Weather::Down => Carried::Failed {
                error,
                again: Again::Later(None),
            },
            Weather::Lost => Carried::InDoubt { error },
        })
    }
}
