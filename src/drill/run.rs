//! One rehearsal, replayed from its facts. The order in which facts are read does not matter but for the first.

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{Answered, Begun, Called, Cancelled, Ended, Exercised, Judged};
use crate::incident::{LevelTerms, SeatId, SeatTerms};
use crate::records::Fact;

/// A rehearsal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Its name: `call-tree-20261125-1`.
    pub id: String,
    /// The id of the drill in drills.toml.
    pub drill: String,
    /// What people call it.
    pub title: String,
    /// The level whose chain is walked.
    pub terms: Option<LevelTerms>,
    /// When it began.
    pub begun: DateTime<FixedOffset>,
    /// Who leads it.
    pub by: String,
    /// What is tried.
    pub steps: Vec<Step>,
    /// The seats that were called, in the order of the chain.
    pub calls: Vec<Call>,
    /// Checks that were taken through a failure.
    pub trials: Vec<Trial>,
    /// How it ended.
    pub end: Option<End>,
}

/// Something that is tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What.
    pub text: String,
    /// What came of it; the last word counts.
    pub verdict: Option<Verdict>,
}

/// Passed or failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// 合格
    pub passed: bool,
    /// Why not, or a note.
    pub reason: String,
    /// When it was judged.
    pub at: DateTime<FixedOffset>,
    /// By whom.
    pub by: String,
}

/// A seat that was called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The number of the step in the chain.
    pub step: usize,
    /// Which seat.
    pub seat: SeatId,
    /// It is reported to, not paged.
    pub report: bool,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who sat there.
    pub people: Vec<Callee>,
}

/// Somebody who was called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Callee {
    /// The id of the contact.
    pub who: String,
    /// When they answered, first.
    pub answered: Option<DateTime<FixedOffset>>,
    /// How, or what they said.
    pub note: String,
}

/// A check that was taken through a failure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trial {
    /// The id of the check.
    pub check: String,
    /// People were told, as they should be.
    pub passed: bool,
    /// Why not, in a word.
    pub reason: String,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// The end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Passed or failed; `None`: broken off.
    pub passed: Option<bool>,
    /// What is to be remembered, or why it was broken off.
    pub note: String,
}

/// Why a rehearsal is not passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason<'a> {
    /// A step failed: its number, and why.
    Step(usize, &'a str),
    /// Nobody of a seat answered.
    Unanswered(&'a SeatId),
    /// Nobody sat in a seat.
    Nobody(&'a SeatId),
    /// A seat of the chain was not called.
    NotCalled(&'a SeatId),
    /// A check's failure was not told: the check, and why, in a word.
    Untold(&'a str, &'a str),
}

impl Run {
    /// The rehearsal that this fact begins.
    pub(super) fn begun(fact: &Fact, begun: Begun) -> Self {
        let step = |text: String| Step { text, verdict: None };
        Self {
            id: begun.run,
            drill: begun.drill,
            title: begun.title,
            terms: begun.terms,
            begun: fact.at,
            by: fact.by.clone(),
            steps: begun.steps.into_iter().map(step).collect(),
            calls: Vec::new(),
            trials: Vec::new(),
            end: None,
        }
    }

    /// One more fact about it.
    pub(super) fn take(&mut self, fact: &Fact) {
        if let Some(called) = fact.read::<Called>() {
            self.called(fact, called);
        } else if let Some(answered) = fact.read::<Answered>() {
            self.answered(fact, &answered);
        } else if let Some(judged) = fact.read::<Judged>() {
            self.judged(fact, judged);
        } else if let Some(it) = fact.read::<Exercised>() {
            self.trials.retain(|trial| trial.check != it.check);
            self.trials.push(Trial {
                check: it.check,
                passed: it.passed,
                reason: it.reason,
                at: fact.at,
            });
        } else if let Some(ended) = fact.read::<Ended>() {
            self.end(fact, Some(ended.passed), ended.note);
        } else if let Some(cancelled) = fact.read::<Cancelled>() {
            self.end(fact, None, cancelled.reason);
        }
    }

    fn called(&mut self, fact: &Fact, called: Called) {
        for seat in called.seats {
            let known = |call: &Call| call.step == called.step && call.seat == seat.seat;
            if self.calls.iter().any(known) {
                continue;
            }
            let callee = |who: String| Callee {
                who,
                answered: None,
                note: String::new(),
            };
            self.calls.push(Call {
                step: called.step,
                seat: seat.seat,
                report: seat.report,
                at: fact.at,
                people: seat.who.into_iter().map(callee).collect(),
            });
        }
        self.calls.sort_by_key(|call| call.step);
    }

    fn answered(&mut self, fact: &Fact, answered: &Answered) {
        let people = self.calls.iter_mut().flat_map(|call| &mut call.people);
        for callee in people.filter(|it| it.who == answered.who && it.answered.is_none()) {
            callee.answered = Some(fact.at);
            callee.note.clone_from(&answered.note);
        }
    }

    fn judged(&mut self, fact: &Fact, judged: Judged) {
        let step = judged.step.checked_sub(1).and_then(|at| self.steps.get_mut(at));
        if let Some(step) = step {
            step.verdict = Some(Verdict {
                passed: judged.passed,
                reason: judged.reason,
                at: fact.at,
                by: fact.by.clone(),
            });
        }
    }

    fn end(&mut self, fact: &Fact, passed: Option<bool>, note: String) {
        let at = fact.at;
        self.end.get_or_insert(End { at, passed, note });
    }

    /// Is it still going on?
    pub fn is_open(&self) -> bool {
        self.end.is_none()
    }

    /// The next step of the chain that nobody was called for: its number and seats.
    pub fn next(&self) -> Option<(usize, &[SeatTerms])> {
        let mut steps = self.terms.iter().flat_map(LevelTerms::steps);
        let next = steps.find(|step| !self.calls.iter().any(|call| call.step == step.number));
        next.map(|step| (step.number, step.seats))
    }

    /// Who was called and has not answered, each once.
    pub fn waited_for(&self) -> Vec<&str> {
        let mut people: Vec<&str> = Vec::new();
        for callee in self.calls.iter().flat_map(|call| &call.people) {
            if callee.answered.is_none() && !people.contains(&callee.who.as_str()) {
                people.push(&callee.who);
            }
        }
        people
    }

    /// The numbers of the steps that nobody has judged.
    pub fn unjudged(&self) -> Vec<usize> {
        let steps = self.steps.iter().zip(1..);
        let open = steps.filter(|(step, _)| step.verdict.is_none());
        open.map(|(_, number)| number).collect()
    }

    /// Everything because of which it is not passed, as things are.
    pub fn reasons(&self) -> Vec<Reason<'_>> {
        let steps = self.steps.iter().zip(1..).filter_map(|(step, number)| {
            let verdict = step.verdict.as_ref().filter(|verdict| !verdict.passed)?;
            Some(Reason::Step(number, verdict.reason.as_str()))
        });
        let called = self.calls.iter().filter_map(|call| match call.people.as_slice() {
            [] => Some(Reason::Nobody(&call.seat)),
            people if people.iter().any(|it| it.answered.is_some()) => None,
            _ => Some(Reason::Unanswered(&call.seat)),
        });
        let chain = self.terms.iter().flat_map(|terms| &terms.chain);
        let not_called = chain.filter(|it| !self.calls.iter().any(|call| call.seat == it.seat));
        let not_called = not_called.map(|it| Reason::NotCalled(&it.seat));
        let untold = self.trials.iter().filter(|trial| !trial.passed);
        let untold = untold.map(|trial| Reason::Untold(&trial.check, &trial.reason));
        steps.chain(called).chain(not_called).chain(untold).collect()
    }
}

impl Call {
    /// How long it took until the first answered.
    pub fn took(&self) -> Option<TimeDelta> {
        let answers = self.people.iter().filter_map(|callee| callee.answered);
        answers.min().map(|first| first - self.at)
    }
}
