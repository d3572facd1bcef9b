//! A tick of the scripted world, a step at a time, so that it can be killed at any of them.

use super::world::{Arrived, Crash, Killed, Weather, World};
use crate::incident::{Known, LastTick, Ledger, Paging, Timeline};
use crate::notify::{Again, Because, Carried, Dropped, Key, Message, Outbox, Queued, Sent, outcome};
use crate::records::{Event, Fact, NewFact};
use crate::watch::Watch;

impl World {
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
        if self.went_back {
            self.reread();
        }
        for set in self.watch().clock_sets(&self.ledger, &self.last) {
            self.write(self.fact(&set))?;
        }
        for fact in self.made_by_time() {
            self.write(fact)?;
        }
        for fact in self.due() {
            self.write(fact)?;
        }
        let known = Known::of(self.ledger.open());
        for _ in 0..4 {
            if self.send()? == 0 {
                break;
            }
        }
        self.last = LastTick {
            at: Some(self.now),
            known,
        };
        Ok(())
    }

    /// As the journal is read: in the order of writing.
    fn reread(&mut self) {
        let mut facts: Vec<&Fact> = self.facts.iter().collect();
        facts.sort_by(|a, b| a.order().cmp(&b.order()));
        (self.ledger, self.outbox) = (Ledger::default(), Outbox::new(false));
        for fact in facts {
            self.ledger.take(fact);
            self.outbox.take(fact);
        }
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

    pub(super) fn fact<E: Event>(&self, event: &E) -> NewFact {
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
        let incident = key.incident().and_then(|id| self.ledger.get(&id));
        incident.is_none_or(|it| Timeline::of(it, &self.plan, self.now.to_utc()).paging == Paging::Running)
    }

    fn carry(&mut self, message: &Message, repeated: bool) -> Result<Carried, Killed> {
        let weather = self.weather.get(&message.key.channel).copied();
        let weather = weather.unwrap_or(Weather::Fair);
        self.step()?;
        if weather != Weather::Down {
            let arrived = Arrived {
                at: self.now,
                passed: self.passed,
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
