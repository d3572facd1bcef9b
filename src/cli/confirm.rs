//! `confirm`: another person than the one who did it confirms it.

use super::settle::{Verb, Which, settle};
use super::{Desk, Failure, Outcome};
use crate::due::{Confirmed, State};
use crate::say::{self, settle as words};

/// Confirms what another person has done
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    which: Which,
    /// A note
    #[arg(long, default_value = "")]
    note: String,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    settle(
        &args.which,
        desk,
        |item| item.state == State::ToConfirm,
        Verb::Confirmed,
        |deed, item| {
            if item.done_by.as_ref() == Some(&deed.by) {
                let title = say::due::title(deed.lang, item, deed.plan.workdays.fiscal_year_starts);
                let contact = deed.plan.contacts.iter().find(|contact| contact.id == deed.by);
                let name = contact.map_or(deed.by.as_str(), |contact| &contact.name);
                return Err(Failure::Usage(words::same_person(deed.lang, &title, name)));
            }
            Ok(Confirmed {
                task: item.task.clone(),
                periods: item.periods.clone(),
                note: args.note.clone(),
            })
        },
    )
}
