//! Windows in which a check that is down is nobody's news: planned stops. Business hours are the plan's.

use chrono::{DateTime, Days, FixedOffset, NaiveTime, TimeZone as _};

use super::standing::length;
use crate::plan::{CheckRef, Maintenance, Plan, Task};

/// No planned work stops a check for longer than this many days.
const LONGEST: Days = Days::new(7);

/// The planned stop that covers a check at this instant, by its id: one of `[[maintenance]]`, or a task that `stops` it.
pub fn maintenance(plan: &Plan, check: CheckRef, now: DateTime<FixedOffset>) -> Option<&str> {
    let covers = |stop: &&Maintenance| stop.checks.is_empty() || stop.checks.contains(&check);
    let is_now = |stop: &&Maintenance| stop.from <= now && now < stop.to;
    let stop = plan.maintenance.iter().filter(covers).find(is_now);
    let work = || {
        let stopping = plan.tasks.iter().filter(|task| task.stops.contains(&check));
        stopping
            .map(|task| (task, is_under_way(plan, task, now)))
            .find_map(|(task, is_now)| is_now.then_some(task.id.as_str()))
    };
    stop.map(|stop| stop.id.as_str()).or_else(work)
}

/// Is it being done, if it is done when it is due: from its time of day on, for as long as it lasts? The clock on the
/// wall says when it begins, and the length is a length also on a night when that clock is changed.
fn is_under_way(plan: &Plan, task: &Task, now: DateTime<FixedOffset>) -> bool {
    let zone = plan.about.timezone;
    let today = now.with_timezone(&zone).date_naive();
    let first = today.checked_sub_days(LONGEST).unwrap_or(today);
    let due = task.recurrence.occurrences(&plan.workdays, first..=today, &[]);
    due.iter().any(|occurrence| {
        let from = occurrence.due.and_time(task.at.unwrap_or(NaiveTime::MIN));
        let from = zone.from_local_datetime(&from).earliest();
        from.is_some_and(|from| from <= now && now < from + length(task.lasts))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Span, Unit};
    use crate::check::sample_plan::{plan, task, tcp};

    /// Work on Sundays from half past one in New York, for two hours. On 2026-11-01 the clock goes back at two.
    #[test]
    fn planned_work_stops_what_it_says_for_as_long_as_it_lasts_also_when_the_clock_is_changed() {
        let mut plan = plan(vec![tcp("db", "127.0.0.1", 5432), tcp("web", "127.0.0.1", 80)]);
        plan.about.timezone = chrono_tz::America::New_York;
        let mut work = task("毎週日曜");
        work.id = "os-patch".to_owned();
        work.stops = vec![CheckRef(0)];
        work.at = NaiveTime::from_hms_opt(1, 30, 0);
        work.lasts = Span {
            count: 2,
            unit: Unit::Hours,
        };
        plan.tasks = vec![work];
        for (at, is_stopped) in [
            ("2026-11-01T01:29:00-04:00", false),
            ("2026-11-01T01:30:00-04:00", true),
            ("2026-11-01T01:59:00-05:00", true),
            ("2026-11-01T02:29:00-05:00", true),
            ("2026-11-01T02:30:00-05:00", false),
            ("2026-11-08T01:45:00-05:00", true),
            ("2026-11-07T01:45:00-04:00", false),
        ] {
            let now = DateTime::parse_from_rfc3339(at).unwrap();
            let stop = maintenance(&plan, CheckRef(0), now);
            assert_eq!(stop, is_stopped.then_some("os-patch"), "{at}");
            assert_eq!(maintenance(&plan, CheckRef(1), now), None, "{at}");
        }
    }
}
