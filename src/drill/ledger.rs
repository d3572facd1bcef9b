//! The rehearsals that still matter: those that go on, and those of the last year or so. A fold of the records.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{Begun, Run};
use crate::records::{Event as _, Fact};

/// Rehearsals by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    runs: BTreeMap<String, Run>,
}

/// As much of a fact as names its rehearsal.
#[derive(Deserialize)]
struct Named {
    run: String,
}

/// So long the last one of a drill is shown; the rarest are yearly.
const REMEMBERED: TimeDelta = TimeDelta::days(800);

impl Ledger {
    /// The name and the version of the fold, for its checkpoint.
    pub const CHECKPOINT: (&'static str, &'static str) = ("drills", "1");

    /// One more fact. What this build does not understand changes nothing.
    pub fn take(&mut self, fact: &Fact) {
        if !fact.kind.starts_with("drill-") {
            return;
        }
        if fact.kind == Begun::KIND {
            if let Some(begun) = fact.read::<Begun>() {
                self.forget(fact.written);
                let run = Run::begun(fact, begun);
                self.runs.entry(run.id.clone()).or_insert(run);
            }
            return;
        }
        let named = serde_json::from_str::<Named>(fact.data.get());
        if let Some(run) = named.ok().and_then(|named| self.runs.get_mut(&named.run)) {
            run.take(fact);
        }
    }

    fn forget(&mut self, now: DateTime<FixedOffset>) {
        self.runs
            .retain(|_, run| run.is_open() || now - run.begun <= REMEMBERED);
    }

    /// By name.
    pub fn get(&self, id: &str) -> Option<&Run> {
        self.runs.get(id)
    }

    /// All of them, in the order of their beginning.
    pub fn all(&self) -> Vec<&Run> {
        let mut runs: Vec<&Run> = self.runs.values().collect();
        runs.sort_by_key(|run| run.begun);
        runs
    }

    /// Those that go on.
    pub fn open(&self) -> Vec<&Run> {
        let mut runs = self.all();
        runs.retain(|run| run.is_open());
        runs
    }

    /// The name of the next rehearsal of a drill on this day; `suffix` on a machine that does not send.
    pub fn name(&self, drill: &str, day: NaiveDate, suffix: &str) -> String {
        let name = |count: usize| {
            let base = format!("{drill}-{}-{count}", day.format("%Y%m%d"));
            if suffix.is_empty() {
                base
            } else {
                format!("{base}-{suffix}")
            }
        };
        let mut count = 1;
        while self.runs.contains_key(&name(count)) {
            count += 1;
        }
        name(count)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Answered, Called, CalledSeat, Ended, Judged, Reason};
    use super::*;
    use crate::incident::{SeatId, Terms, sample};
    use crate::records::sample::recorded;
    use crate::records::{Event, NewFact};

    fn fact<E: Event>(count: u64, time: &str, event: &E) -> Fact {
        let at = sample::time(time);
        recorded(NewFact::new(at, "sato", event).unwrap(), count, at)
    }

    const RUN: &str = "call-tree-20261122-1";

    fn called(step: usize, seat: &str, who: &[&str]) -> Called {
        Called {
            run: RUN.into(),
            step,
            seats: vec![CalledSeat {
                seat: SeatId(seat.into()),
                report: false,
                who: who.iter().map(|it| (*it).to_owned()).collect(),
            }],
        }
    }

    fn facts() -> Vec<Fact> {
        let begun = Begun {
            run: RUN.into(),
            drill: "call-tree".into(),
            title: "連絡網訓練".into(),
            terms: Terms::of(&sample::plan()).get(2).cloned(),
            steps: vec!["担当が応答する".into(), "PMに連絡がつく".into()],
        };
        let answered = |who: &str| Answered {
            run: RUN.into(),
            who: who.into(),
            note: String::new(),
        };
        let judged = |step: usize, passed: bool, reason: &str| Judged {
            run: RUN.into(),
            step,
            passed,
            reason: reason.into(),
        };
        vec![
            fact(1, "02:00", &begun),
            fact(2, "02:00", &called(1, "role/system", &["fujita"])),
            fact(3, "02:04", &answered("fujita")),
            fact(4, "02:05", &called(2, "role/pm", &["maeda"])),
            fact(5, "02:40", &judged(1, true, "")),
            fact(6, "02:41", &judged(2, false, "留守電")),
        ]
    }

    fn ledger(facts: &[Fact]) -> Ledger {
        let mut ledger = Ledger::default();
        facts.iter().for_each(|fact| ledger.take(fact));
        ledger
    }

    #[test]
    fn a_rehearsal_knows_who_answered_when_and_why_it_is_not_passed() {
        let ledger = ledger(&facts());
        let run = ledger.get(RUN).unwrap();
        assert_eq!(run.calls[0].took(), Some(TimeDelta::minutes(4)));
        assert_eq!(run.waited_for(), ["maeda"]);
        assert_eq!(run.unjudged(), [0_usize; 0]);
        let reasons = run.reasons();
        assert!(reasons.contains(&Reason::Step(2, "留守電")), "{reasons:?}");
        assert!(
            reasons.contains(&Reason::Unanswered(&SeatId("role/pm".into()))),
            "{reasons:?}"
        );
    }

    #[test]
    fn the_first_call_answer_and_end_count_and_the_last_verdict() {
        let mut all = facts();
        all.push(fact(11, "02:50", &called(1, "role/system", &["fujita"])));
        let late = Answered {
            run: RUN.into(),
            who: "fujita".into(),
            note: String::new(),
        };
        all.push(fact(7, "03:00", &late));
        let again = Judged {
            run: RUN.into(),
            step: 2,
            passed: true,
            reason: String::new(),
        };
        all.push(fact(8, "03:01", &again));
        for (count, passed) in [(9, true), (10, false)] {
            let ended = Ended {
                run: RUN.into(),
                passed,
                note: String::new(),
            };
            all.push(fact(count, "03:05", &ended));
        }
        let ledger = ledger(&all);
        let run = ledger.get(RUN).unwrap();
        assert_eq!(run.calls.len(), 2);
        assert_eq!(run.calls[0].took(), Some(TimeDelta::minutes(4)));
        assert_eq!(run.steps[1].verdict.as_ref().map(|it| it.passed), Some(true));
        assert_eq!(run.end.as_ref().and_then(|end| end.passed), Some(true));
        assert!(ledger.open().is_empty());
        let day = run.begun.date_naive();
        assert_eq!(ledger.name("call-tree", day, ""), "call-tree-20261122-2");
        assert_eq!(ledger.name("restore", day, "7k2f"), "restore-20261122-1-7k2f");
    }

    #[test]
    fn the_chain_is_walked_step_by_step_and_a_checkpoint_carries_it() {
        let all = facts();
        let steps: Vec<Option<usize>> = (1..=4)
            .map(|count| {
                ledger(&all[..count])
                    .get(RUN)
                    .unwrap()
                    .next()
                    .map(|(step, _)| step)
            })
            .collect();
        assert_eq!(steps, [Some(1), Some(2), Some(2), None]);
        let whole = ledger(&all);
        let bytes = postcard::to_stdvec(&whole).unwrap();
        assert_eq!(postcard::from_bytes::<Ledger>(&bytes).unwrap(), whole);
    }
}
