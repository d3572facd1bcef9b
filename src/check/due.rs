//! Which checks it is time for: `every` says how often, and a look that was just taken is not taken again.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::Standings;
use super::standing::length;
use crate::plan::{Check, CheckRef, Plan};

/// The most by which a look may come early. Cron starts a little sooner in one minute than in another.
const EARLY: TimeDelta = TimeDelta::seconds(10);

/// The checks that are to be asked at this instant, in the plan's order, from how they stand (by id).
pub fn due(plan: &Plan, standings: &Standings, now: DateTime<FixedOffset>) -> Vec<CheckRef> {
    let looked = |check: &Check| standings.get(&check.id).and_then(|standing| standing.looked);
    (0..)
        .map(CheckRef)
        .zip(&plan.checks)
        .filter(|(_, check)| is_due(check, looked(check), now))
        .map(|(place, _)| place)
        .collect()
}

/// Is it time to look, `every` after the last look? It is, too, where nobody ever looked, and where the clock went back.
pub fn is_due(check: &Check, last: Option<DateTime<FixedOffset>>, now: DateTime<FixedOffset>) -> bool {
    let every = length(check.every);
    last.is_none_or(|last| now < last || now - last >= every - (every / 10).min(EARLY))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Span, Unit};
    use crate::check::Status;
    use crate::check::sample_plan::{minute, plan, sample, tcp};

    #[test]
    fn a_look_comes_every_so_often_and_cron_may_be_a_little_early() {
        let second = |seconds| minute(0) + TimeDelta::seconds(seconds);
        let span = |count, unit| Span { count, unit };
        let cases = [
            (span(1, Unit::Minutes), 60, true),
            (span(1, Unit::Minutes), 54, true),
            (span(1, Unit::Minutes), 53, false),
            (span(1, Unit::Minutes), 0, false),
            (span(5, Unit::Minutes), 290, true),
            (span(5, Unit::Minutes), 289, false),
            (span(1, Unit::Days), 86_390, true),
            (span(1, Unit::Days), 86_340, false),
            // A clock that went back is no reason to wait for a day.
            (span(1, Unit::Days), -1, true),
        ];
        for (every, seconds, expected) in cases {
            let check = Check {
                every,
                ..tcp("db", "127.0.0.1", 5432)
            };
            let is_due = is_due(&check, Some(second(0)), second(seconds));
            assert_eq!(is_due, expected, "{every} after {seconds} s");
        }
        assert!(is_due(&tcp("db", "127.0.0.1", 5432), None, second(0)));
    }

    #[test]
    fn a_look_that_saw_nothing_was_one() {
        let plan = plan(vec![tcp("web", "127.0.0.1", 80), tcp("db", "127.0.0.1", 5432)]);
        let mut standings = Standings::new();
        let unknown = sample(&plan.checks[0], minute(0), Status::Unknown);
        crate::check::tally(&plan, &mut standings, &[unknown]);
        assert_eq!(due(&plan, &standings, minute(0)), [CheckRef(1)]);
        assert_eq!(due(&plan, &standings, minute(1)), [CheckRef(0), CheckRef(1)]);
    }
}
