//! What is legal and will hurt: one small function for each warning, all of them data. Pure: the day, what the records
//! know and which folders stand open come in as values.

mod alerts;
mod chain;
mod checks;
mod duty;
mod gone;
mod ground;
mod messages;
mod people;
mod placeholder;
mod terms;
mod warning;
mod work;

use chrono::NaiveDate;

use ground::Ground;

pub use ground::Recorded;
pub use warning::{Unreachable, Warning};

use super::Reading;
use super::nearest::nearest;
use super::problem::Problem;
use super::source::{File, Sources};

/// A rule, and the files that must be right for it to make sense: what an error left out would look like a hole.
type Rule = (fn(&Ground<'_>) -> Vec<Problem>, &'static [File]);

/// Files that hold people.
const PEOPLE: &[File] = &[File::Plan, File::Org, File::Contacts];
/// Files that hold a chain and its people.
const CHAINS: &[File] = &[
    File::Plan,
    File::Levels,
    File::Org,
    File::Contacts,
    File::Contracts,
];
/// Files that hold work and its people.
const WORK: &[File] = &[File::Plan, File::Tasks, File::Drills, File::Org, File::Contacts];

/// Files that hold checks and whose they are.
const OWNED: &[File] = &[File::Checks, File::Tasks, File::Org, File::Contacts];

/// Every rule that looks at the plan, in the order in which the files are read.
const RULES: &[Rule] = &[
    (terms::review, &[File::Plan]),
    (work::daily_by_hand, &[File::Tasks]),
    (work::falls_on_closed_day, &[File::Plan, File::Tasks]),
    (work::weeks_without_starts, &[File::Plan, File::Tasks]),
    (work::also_never_due, &[File::Plan, File::Tasks]),
    (work::automatic_without_check, &[File::Tasks]),
    (work::no_such_day, &[File::Tasks, File::Drills]),
    (work::assignee_in_no_tree, WORK),
    (work::confirmed_by_self, WORK),
    (people::empty_roles, PEOPLE),
    (people::without_phone_or_mail, &[File::Contacts]),
    (people::no_mail_address, &[File::Contacts]),
    (people::verified_ahead, &[File::Contacts, File::Plan]),
    (people::not_verified, &[File::Plan, File::Contacts]),
    (people::wrong_numbers, &[File::Contacts]),
    (people::away_without_deputy, CHAINS),
    (chain::level_without_chain, CHAINS),
    (chain::empty_steps, CHAINS),
    (chain::phone_only_steps, CHAINS),
    (chain::unreachable_steps, CHAINS),
    (chain::person_in_two_seats, CHAINS),
    (chain::no_phone_in_chain, CHAINS),
    (alerts::unreachable_rules, &[File::Levels]),
    (alerts::without_default, &[File::Levels]),
    (duty::gaps_in_duty, CHAINS),
    (messages::event_without_channel, &File::ALL),
    (checks::without_owner, OWNED),
    (checks::limits, &[File::Checks]),
    (checks::shell_lines, &[File::Checks]),
    (checks::hidden_incidents, &[File::Checks, File::Levels]),
    (checks::noticed_late, &[File::Checks, File::Levels]),
    (terms::past_end, &[File::Contracts]),
    (terms::service_hours, &[File::Contracts]),
    (gone::gone_ids, &File::ALL),
    (gone::same_numbers, &[File::Plan]),
];

/// Everything about a plan that will hurt, and the recorded ids that it has lost; in the order of the files.
pub fn warnings(reading: &Reading, today: NaiveDate, recorded: &Recorded) -> Vec<Problem> {
    let Some(plan) = &reading.plan else {
        return Vec::new();
    };
    let ground = Ground {
        raw: &reading.raw,
        plan,
        today,
        recorded,
    };
    let sound = RULES
        .iter()
        .filter(|(_, files)| reading.errors_in(files).next().is_none());
    let mut found: Vec<Problem> = sound.flat_map(|(rule, _)| rule(&ground)).collect();
    found.sort_by_key(|problem| problem.place);
    found
}

/// Words in any file, sound or not, that mean "not filled in yet".
pub fn placeholders(sources: &Sources) -> Vec<Problem> {
    placeholder::placeholders(sources)
}

/// Folders that other users can write: whoever can write the plan or the records decides who is called at night.
pub fn open_folders(paths: impl IntoIterator<Item = String>) -> Vec<Problem> {
    let open = paths.into_iter().map(|path| Warning::OpenFolder { path });
    open.map(|warning| ground::warn_file(File::Plan, warning))
        .collect()
}

/// Files beside the plan's whose names are nearly those of the nine: nobody reads them.
pub fn unread_files(names: impl IntoIterator<Item = String>) -> Vec<Problem> {
    let known = File::ALL.map(File::name);
    let unread = names.into_iter().filter(|name| !known.contains(&name.as_str()));
    let warning = |name: String| {
        let nearest = nearest(&name, known).into_iter().next()?;
        Some(ground::warn_file(
            File::Plan,
            Warning::UnreadFile { name, nearest },
        ))
    };
    unread.filter_map(warning).collect()
}

#[cfg(test)]
mod tests;
