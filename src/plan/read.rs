//! Reads the nine files: everything that can be understood, and everything that is wrong.

use toml::de::{DeTable, DeValue};

use super::problem::{Problem, Wrong};
use super::raw::{
    ChannelsFile, ChecksFile, ContactsFile, ContractsFile, DrillsFile, Form, LevelsFile, OrgFile, PlanFile,
    Raw, Reader, TasksFile,
};
use super::source::{File, Place, Source, Sources, Unreadable};

/// What was written in all files, and what is wrong with it.
pub fn raw(sources: &Sources) -> (Raw, Vec<Problem>) {
    let mut raw = Raw::default();
    let mut problems = Vec::new();
    if sources.get(File::Plan).is_none() {
        problems.push(Problem::new(Place::top(File::Plan), Wrong::NoPlanFile));
    }
    macro_rules! files {
        ($($file:ident => $field:ident: $noun:ident),* $(,)?) => {$(
            if let Some(source) = sources.get(File::$file)
                && let Some(read) = file::<$noun>(File::$file, source, &mut problems)
            {
                raw.$field = read;
            }
        )*};
    }
    files! {
        Plan => plan: PlanFile,
        Tasks => tasks: TasksFile,
        Org => org: OrgFile,
        Contacts => contacts: ContactsFile,
        Levels => levels: LevelsFile,
        Channels => channels: ChannelsFile,
        Checks => checks: ChecksFile,
        Contracts => contracts: ContractsFile,
        Drills => drills: DrillsFile,
    }
    (raw, problems)
}

/// One file. What the parser could save of a file with errors is read all the same: the rest may be wrong, too.
fn file<T: Form>(file: File, source: &Source, problems: &mut Vec<Problem>) -> Option<T> {
    if let Some(why) = &source.unreadable {
        problems.push(unreadable(file, source, why));
        return None;
    }
    let text = source.text.as_str();
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let span = error.span().unwrap_or(text.len()..text.len());
        let message = error.message().to_owned();
        problems.push(Problem::new(Place::new(file, span), Wrong::Syntax { message }));
    }
    let mut reader = Reader::new(file, text, problems);
    T::read(DeValue::Table(table.into_inner()), Place::top(file), &mut reader)
}

fn unreadable(file: File, source: &Source, why: &Unreadable) -> Problem {
    let (at, wrong) = match why {
        Unreadable::NotUtf8 => (source.text.len(), Wrong::NotUtf8),
        Unreadable::TooLarge => (0, Wrong::TooLarge),
        Unreadable::NotAFile => (
            0,
            Wrong::Unreadable {
                reason: String::new(),
            },
        ),
        Unreadable::Refused(reason) => (
            0,
            Wrong::Unreadable {
                reason: reason.clone(),
            },
        ),
    };
    Problem::new(Place::new(file, at..at), wrong)
}
