//! Reads the nine files: everything that can be understood, and everything that is wrong.

use toml::de::{DeTable, DeValue};

use super::Plan;
use super::problem::{Problem, Wrong};
use super::raw::{
    About, ChannelsFile, ChecksFile, ContactsFile, ContractsFile, DrillsFile, Form, LevelsFile, OrgFile,
    PlanFile, Raw, Reader, TasksFile,
};
use super::resolve::resolve;
use super::source::{File, Place, Source, Sources, Unreadable};
use super::spoiled::{is_spoiled, spoiled};
use super::syntax::syntax;

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
    let plan = resolve(&mut raw, &broken, &mut problems);
    let spoiled = spoiled(sources, &problems);
    problems.retain(|problem| !is_spoiled(problem, &spoiled));
    problems.sort_by_key(|problem| problem.place);
    Reading { plan, raw, problems }
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
    for (span, message) in syntax(text, &errors).into_iter().take(MOST_SYNTAX_ERRORS) {
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
    about(sources).contacts()
}

/// Where the records lie, as plan.toml says it, be it broken elsewhere.
pub fn records_path(sources: &Sources) -> String {
    about(sources).records()
}

fn about(sources: &Sources) -> About {
    let plan = sources
        .get(File::Plan)
        .filter(|source| source.unreadable.is_none());
    let read = plan.and_then(|source| file::<PlanFile>(File::Plan, source, &mut Vec::new()));
    let absent = || About::empty(Place::top(File::Plan));
    read.and_then(|file| file.plan)
        .map_or_else(absent, |plan| plan.value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FILES: [(File, &str); 9] = [
        (File::Plan, include_str!("../../plan/plan.toml")),
        (File::Tasks, include_str!("../../plan/tasks.toml")),
        (File::Org, include_str!("../../plan/org.toml")),
        (File::Contacts, include_str!("../../plan/contacts.toml")),
        (File::Levels, include_str!("../../plan/levels.toml")),
        (File::Channels, include_str!("../../plan/channels.toml")),
        (File::Checks, include_str!("../../plan/checks.toml")),
        (File::Contracts, include_str!("../../plan/contracts.toml")),
        (File::Drills, include_str!("../../plan/drills.toml")),
    ];

    /// The sample plan with some lines of one file taken out, doubled, or spoiled.
    fn spoiled(which: usize, spoils: &[(usize, u8, String)]) -> Sources {
        let mut sources = Sources::default();
        for (nth, (file, text)) in FILES.iter().enumerate() {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            for (at, how, with) in spoils.iter().filter(|_| nth == which) {
                let at = at % lines.len();
                match how {
                    0 => lines[at].clear(),
                    1 => lines.insert(at, lines[at].clone()),
                    2 => lines[at] = lines[at].replace('"', ""),
                    3 => lines[at] = lines[at].replace('=', &format!("= {with}")),
                    _ => lines[at] = lines[at].replace(|it: char| it.is_ascii_digit(), with),
                }
            }
            sources.insert(*file, Source::new(file.name(), lines.join("\n")));
        }
        sources
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn whatever_is_written_is_read_and_what_was_written_stays_beside_it(
            which in 0_usize..9,
            spoils in prop::collection::vec((0_usize..400, 0_u8..5, r#"[\["'{\]},a-z0-9#\\ ー]{0,6}"#), 1..6),
        ) {
            let sources = spoiled(which, &spoils);
            let reading = read(&sources);
            for problem in &reading.problems {
                let text = &sources.get(problem.file()).unwrap().text;
                prop_assert!(text.get(problem.place.range()).is_some(), "{problem:?}");
            }
            if let Some(plan) = &reading.plan {
                let raw = &reading.raw;
                prop_assert_eq!(plan.tasks.len(), raw.tasks().len());
                prop_assert_eq!(plan.roles.len(), raw.roles().len());
                prop_assert_eq!(plan.contacts.len(), raw.contacts().len());
                prop_assert_eq!(plan.checks.len(), raw.checks().len());
                prop_assert_eq!(plan.levels.list.len(), raw.levels().len());
                for (level, written) in plan.levels.list.iter().zip(raw.levels()) {
                    let steps = written.chain.as_ref().map_or(0, |chain| chain.value.0.len());
                    prop_assert_eq!(level.chain.len(), steps);
                }
                for (role, written) in plan.roles.iter().zip(raw.roles()) {
                    let members = written.members.as_ref().map_or(0, |members| members.value.0.len());
                    prop_assert_eq!(role.members.len(), members);
                }
            }
        }
    }
}
