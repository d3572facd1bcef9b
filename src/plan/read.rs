//! Reads the nine files: everything that can be understood, and everything that is wrong.

use toml::de::{DeTable, DeValue};

use super::Plan;
use super::problem::{Problem, Wrong};
use super::raw::{
    ChannelsFile, ChecksFile, ContactsFile, ContractsFile, DrillsFile, Form, LevelsFile, OrgFile, PlanFile,
    Raw, Reader, TasksFile,
};
use super::resolve::resolve;
use super::source::{File, Place, Source, Sources, Unreadable};

/// After so many it is another sort of file.
const MOST_SYNTAX_ERRORS: usize = 50;

/// The nine files, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What they mean, as far as it is sound. `None` only where plan.toml does not say what every plan needs.
    pub plan: Option<Plan>,
    /// How it was written: list by list, entry by entry as in the plan, with the place of every value.
    pub raw: Raw,
    /// Everything that is wrong, in the order of the files and their lines.
    pub problems: Vec<Problem>,
}

/// Reads and resolves the files. Never panics, and never stops at the first thing that is wrong.
pub fn read(sources: &Sources) -> Reading {
    let (mut raw, mut problems) = raw(sources);
    let broken: Vec<File> = problems
        .iter()
        .filter(|it| it.what.breaks_file())
        .map(Problem::file)
        .collect();
    if let Some(written) = raw
        .plan
        .plan
        .as_ref()
        .and_then(|plan| plan.value.contacts.as_ref())
    {
        let absent = problems.iter_mut().filter(|it| it.what == Wrong::NoSuchFile);
        absent.for_each(|it| it.place = written.place);
    }
    let spoiled = spoiled(&problems);
    problems.retain(|it| it.what.breaks_file() || !spoiled.iter().any(|place| place.touches(it.place)));
    let plan = resolve(&mut raw, &broken, &mut problems);
    problems.sort_by_key(|problem| problem.place);
    Reading { plan, raw, problems }
}

/// Where the text is no TOML: what else is said about the same words says nothing more.
fn spoiled(problems: &[Problem]) -> Vec<Place> {
    let syntax = problems.iter().filter(|it| it.what.breaks_file());
    syntax.map(|it| it.place).collect()
}

impl Reading {
    /// Is something wrong that makes one of `files` unusable?
    pub fn errors_in<'a>(&'a self, files: &'a [File]) -> impl Iterator<Item = &'a Problem> {
        self.problems
            .iter()
            .filter(|problem| problem.is_error() && files.contains(&problem.file()))
    }
}

/// What was written in all files, and what is wrong with it.
fn raw(sources: &Sources) -> (Raw, Vec<Problem>) {
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
    for error in errors.into_iter().take(MOST_SYNTAX_ERRORS) {
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
        Unreadable::Absent => (0, Wrong::NoSuchFile),
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

/// Where contacts.toml lies, as plan.toml says it; needed before the files can be read.
pub fn contacts_path(sources: &Sources) -> String {
    let plan = sources
        .get(File::Plan)
        .filter(|source| source.unreadable.is_none());
    let read = plan.and_then(|source| file::<PlanFile>(File::Plan, source, &mut Vec::new()));
    let absent = || super::raw::About::empty(Place::top(File::Plan));
    read.and_then(|file| file.plan)
        .map_or_else(absent, |plan| plan.value)
        .contacts()
}
