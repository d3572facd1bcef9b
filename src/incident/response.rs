//! `respond_within`: by when a vendor who was called must have started, within the hours of the contract.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::{CallResult, Happening, Incident, SeatId};
use crate::calendar::{Span, Unit};
use crate::plan::{Contract, Party, Plan, ServiceHours};

/// A vendor who was reached and has not answered yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseDue {
    /// The contract's seat.
    pub seat: SeatId,
    /// When they were called.
    pub called: DateTime<Utc>,
    /// By when they must have started.
    pub at: DateTime<Utc>,
}

/// The clocks that run: from the first call that a vendor answered, until the incident is restored or the vendor's own
/// people have acknowledged it. Hours that were not understood are not counted.
pub fn responses(incident: &Incident, plan: &Plan) -> Vec<ResponseDue> {
    if !incident.state.runs() || incident.is_late() {
        return Vec::new();
    }
    let mut due: Vec<ResponseDue> = Vec::new();
    for entry in &incident.log {
        let Happening::Called(call) = &entry.what else {
            continue;
        };
        if call.result != CallResult::Answered {
            continue;
        }
        for seat in &call.seats {
            let Some(Party::Contract(contract)) = seat.party(plan) else {
                continue;
            };
            let contract = &plan[contract];
            let known = due.iter().any(|it| it.seat == *seat);
            if known || has_started(incident, plan, contract) {
                continue;
            }
            let called = entry.own.to_utc();
            if let Some(at) = deadline(contract, plan, called) {
                due.push(ResponseDue {
                    seat: seat.clone(),
                    called: called - incident.ahead(),
                    at: at - incident.ahead(),
                });
            }
        }
    }
    due
}

fn has_started(incident: &Incident, plan: &Plan, contract: &Contract) -> bool {
    let desk = contract.contact.map(|it| plan[it].id.as_str());
    incident.owners.iter().any(|owner| Some(owner.as_str()) == desk)
}

fn deadline(contract: &Contract, plan: &Plan, from: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let (within, service) = (contract.respond_within?, contract.service?);
    match service {
        ServiceHours::Always => Some(super::clock::later(plan, from, within)),
        ServiceHours::BusinessDays(open, close) => {
            let is_open = |day| plan.workdays.is_open(day);
            counted(plan, from, length(within)?, (open, close), is_open)
        }
        ServiceHours::EveryDay(open, close) => counted(plan, from, length(within)?, (open, close), |_| true),
    }
}

/// Only lengths of time can be counted in hours of service.
fn length(span: Span) -> Option<TimeDelta> {
    match span.unit {
        Unit::Minutes => TimeDelta::try_minutes(span.count.into()),
        Unit::Hours => TimeDelta::try_hours(span.count.into()),
        _ => None,
    }
}

/// `from` and so much time within the hours of open days; `None` where a year of them is not enough.
fn counted(
    plan: &Plan,
    from: DateTime<Utc>,
    mut left: TimeDelta,
    (open, close): (NaiveTime, NaiveTime),
    is_open: impl Fn(NaiveDate) -> bool,
) -> Option<DateTime<Utc>> {
    let zone = plan.about.timezone;
    let at = |day: NaiveDate, time: NaiveTime| {
        let local = day.and_time(time).and_local_timezone(zone);
        local.earliest().map(|it| it.to_utc())
    };
    // Hours that cross midnight may have begun the day before.
    let first = from.with_timezone(&zone).date_naive().pred_opt()?;
    for day in first.iter_days().take(368).filter(|day| is_open(*day)) {
        let ends = if close > open { day } else { day.succ_opt()? };
        let (begin, end) = (at(day, open)?.max(from), at(ends, close)?);
        if end <= begin {
            continue;
        }
        if begin + left <= end {
            return Some(begin + left);
        }
        left -= end - begin;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, Story};
    use super::*;

    fn due(plan: &Plan, story: &Story) -> Vec<String> {
        let zone = plan.about.timezone;
        responses(&story.incident(), plan)
            .iter()
            .map(|it| it.at.with_timezone(&zone).format("%m-%d %H:%M").to_string())
            .collect()
    }

    fn plan(service: ServiceHours, within: &str) -> Plan {
        let mut plan = sample::plan();
        plan.contracts[0].service = Some(service);
        plan.contracts[0].respond_within = Some(sample::span(within));
        plan
    }

    fn hour(hour: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
    }

    #[test]
    fn the_clock_runs_within_the_hours_of_the_contract() {
        // 2026-11-22 is a Sunday, the 23rd a holiday.
        let cases = [
            (ServiceHours::Always, "4h", "11-22 06:30"),
            (ServiceHours::BusinessDays(hour(9), hour(18)), "4h", "11-24 13:00"),
            (
                ServiceHours::BusinessDays(hour(9), hour(18)),
                "10h",
                "11-25 10:00",
            ),
            (ServiceHours::EveryDay(hour(9), hour(18)), "4h", "11-22 13:00"),
            (ServiceHours::EveryDay(hour(22), hour(3)), "60m", "11-22 22:30"),
        ];
        for (service, within, expected) in cases {
            let mut story = Story::opened("02:20", 3);
            story.called("02:30", "contract/maintenance", CallResult::Answered);
            assert_eq!(
                due(&plan(service, within), &story),
                [expected],
                "{service:?} {within}"
            );
        }
    }

    #[test]
    fn it_begins_when_they_are_reached_and_ends_when_they_start_or_it_is_over() {
        let plan = plan(ServiceHours::Always, "4h");
        let mut story = Story::opened("02:20", 3);
        story.called("02:30", "contract/maintenance", CallResult::NoAnswer);
        assert!(due(&plan, &story).is_empty());
        story.called("02:40", "contract/maintenance", CallResult::Answered);
        assert_eq!(due(&plan, &story), ["11-22 06:40"]);
        let mut over = story.clone();
        over.restored("03:00");
        assert!(due(&plan, &over).is_empty());
        story.acked("03:10", "vendor-desk");
        assert!(due(&plan, &story).is_empty());
    }
}
