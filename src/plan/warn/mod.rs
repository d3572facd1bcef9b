//! What is legal and will hurt: one small function for each warning, all of them data. Pure: the day, what the records
//! know and which folders stand open come in as values.

mod chain;
mod gone;
mod ground;
mod messages;
mod people;
mod placeholder;
mod terms;
mod warning;
mod work;

pub use ground::{Ground, Recorded};
pub use warning::{Unreachable, Warning};

use super::problem::Problem;
use super::source::{File, Sources};

/// Every rule that looks at the plan, in the order in which the files are read.
const RULES: [fn(&Ground<'_>) -> Vec<Problem>; 20] = [
    terms::review,
    work::daily_by_hand,
    work::falls_on_closed_day,
    work::weeks_without_starts,
    work::automatic_without_check,
    work::assignee_in_no_tree,
    work::confirmed_by_self,
    people::empty_roles,
    people::without_phone_or_mail,
    people::not_verified,
    people::away_without_deputy,
    chain::level_without_chain,
    chain::empty_steps,
    chain::phone_only_steps,
    chain::unreachable_steps,
    chain::person_in_two_seats,
    chain::no_phone_in_chain,
    messages::event_without_channel,
    terms::past_end,
    terms::service_hours,
];

/// Everything about a sound plan that will hurt, and the recorded ids that it has lost.
pub fn plan(ground: &Ground<'_>) -> Vec<Problem> {
    let found = RULES.iter().flat_map(|rule| rule(ground));
    found.chain(gone::gone_ids(ground)).collect()
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
