//! Contracts and reviews that time has overtaken.

use super::Warning;
use super::ground::{Ground, at, warn, warn_file};
use crate::plan::problem::Problem;
use crate::plan::source::File;

/// A contract past its end that does not renew itself.
pub(super) fn past_end(ground: &Ground<'_>) -> Vec<Problem> {
    let contracts = ground.plan.contracts.iter().zip(ground.raw.contracts());
    contracts
        .filter(|(contract, _)| contract.ends < ground.today && !contract.auto_renewal)
        .map(|(contract, raw)| {
            let warning = Warning::ContractPastEnd {
                vendor: contract.vendor.clone(),
                ended: contract.ends,
            };
            warn(at(&raw.ends, raw.place), warning)
        })
        .collect()
}

/// 稼働時間帯 that was not understood, and so is shown and not counted.
pub(super) fn service_hours(ground: &Ground<'_>) -> Vec<Problem> {
    let contracts = ground.plan.contracts.iter().zip(ground.raw.contracts());
    contracts
        .filter(|(contract, _)| contract.service.is_none() && !contract.service_hours.trim().is_empty())
        .map(|(contract, raw)| {
            let written = contract.service_hours.clone();
            let place = at(&raw.service_hours, raw.place);
            warn(place, Warning::ServiceHoursNotUnderstood { written })
        })
        .collect()
}

/// A plan that nobody has looked over for longer than it says itself.
pub(super) fn review(ground: &Ground<'_>) -> Vec<Problem> {
    let about = &ground.plan.about;
    let reviewed = ground
        .recorded
        .reviewed
        .map_or(about.reviewed, |it| it.max(about.reviewed));
    let every = about.review_every;
    let until = every.after(reviewed, &ground.plan.workdays);
    if until.is_none_or(|until| until >= ground.today) {
        return Vec::new();
    }
    let warning = Warning::ReviewOverdue { reviewed, every };
    vec![match &ground.raw.plan.plan {
        Some(written) => warn(
            at(&written.value.reviewed, at(&written.value.starts, written.place)),
            warning,
        ),
        None => warn_file(File::Plan, warning),
    }]
}
