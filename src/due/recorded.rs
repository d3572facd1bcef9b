//! What the records know that the plan's warnings ask for: which work people have spoken of, and what was proved when.

use std::collections::BTreeSet;

use chrono_tz::Tz;

use super::event::{Confirmed, Deferred, Done, Seen, Skipped, Undone};
use crate::plan::Noun;
use crate::plan::warn::Recorded;
use crate::records::Fact;

/// What `facts`, in the order of replay, know. Days are those of `zone`.
///
/// An id counts as recorded until it is skipped: that is how a team says that a task has ended.
pub fn recorded(facts: &[Fact], zone: Tz) -> Recorded {
    let mut recorded = Recorded::default();
    let mut named: BTreeSet<String> = BTreeSet::new();
    for fact in facts {
        if let Some(done) = fact.read::<Done>() {
            let day = fact.at.with_timezone(&zone).date_naive();
            match done.task.strip_prefix("contact/") {
                Some(contact) => drop(recorded.verified.insert(contact.to_owned(), day)),
                None if done.task == "plan/review" => recorded.reviewed = Some(day),
                None => drop(named.insert(done.task)),
            }
        } else if let Some(undone) = fact.read::<Undone>() {
            take_back(&mut recorded, &undone);
        } else if let Some(deferred) = fact.read::<Deferred>() {
            named.insert(deferred.task);
        } else if let Some(confirmed) = fact.read::<Confirmed>() {
            named.insert(confirmed.task);
        } else if let Some(seen) = fact.read::<Seen>() {
            named.extend(seen.tasks.into_iter().map(|sight| sight.task));
        } else if let Some(skipped) = fact.read::<Skipped>() {
            named.remove(&skipped.task);
        }
    }
    recorded.ids = named.iter().filter_map(|id| noun(id)).collect();
    recorded
}

/// What was proved by mistake is not proved.
fn take_back(recorded: &mut Recorded, undone: &Undone) {
    if let Some(contact) = undone.task.strip_prefix("contact/") {
        recorded.verified.remove(contact);
    } else if undone.task == "plan/review" {
        recorded.reviewed = None;
    }
}

/// Tasks and drills; what else is recorded comes and goes with the plan.
fn noun(id: &str) -> Option<(Noun, String)> {
    match id.split_once('/') {
        None => Some((Noun::Task, id.to_owned())),
        Some(("drill", id)) => Some((Noun::Drill, id.to_owned())),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Ledger;
    use super::super::sample::{day, done, facts, noon, plan, task};
    use super::*;
    use crate::records::NewFact;

    #[test]
    fn an_id_is_recorded_until_it_is_skipped() {
        let plan = plan(vec![task("月次")]);
        let ledger = Ledger::new(&plan);
        let cases: [(&[&str], usize); 4] = [
            (&["11-10 seen"], 1),
            (&["11-20 done 2026-11"], 1),
            (&["11-20 done 2026-11", "12-20 skip 2026-12"], 0),
            (&["11-20 ran"], 0),
        ];
        for (lines, expected) in cases {
            let recorded = recorded(&facts(&ledger, lines), chrono_tz::Asia::Tokyo);
            assert_eq!(recorded.ids.len(), expected, "{lines:?}");
        }
    }

    #[test]
    fn a_contact_is_verified_on_the_day_that_it_was_tried() {
        let tried = |count, when: &str, task: &str| {
            let mut done = done(Vec::new(), day(when), "done");
            task.clone_into(&mut done.task);
            let new = NewFact::new(noon(day(when)), "tanaka", &done).unwrap();
            crate::records::sample::recorded(new, count, noon(day(when)))
        };
        let facts = [
            tried(1, "11-02", "contact/sato"),
            tried(2, "11-05", "contact/sato"),
            tried(3, "11-06", "plan/review"),
        ];
        let recorded = recorded(&facts, chrono_tz::Asia::Tokyo);
        assert_eq!(recorded.verified.get("sato"), Some(&day("11-05")));
        assert_eq!((recorded.reviewed, recorded.ids.len()), (Some(day("11-06")), 0));
    }
}
