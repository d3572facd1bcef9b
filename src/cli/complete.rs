//! Words of the plan for the shell: ids of tasks, checks, contacts, levels, open incidents and more, with what people
//! call them beside. One table says which argument takes which; the commands know nothing of it. A plan that cannot be read
//! completes nothing: completing never complains.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Command, CommandFactory as _};
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};

use super::{Cli, Desk, Globals};
use crate::incident::CallResult;
use crate::plan::{Kind, Plan};
use crate::say::incident as say;
use crate::world::World;

/// What an argument may be: words of the plan as (word, help).
type Words = fn(&mut Desk) -> Option<Vec<(String, String)>>;

/// (command, argument, words). The command is empty where all commands share the argument.
const TABLE: &[(&str, &str, &[Words])] = &[
    ("", "by", &[contacts]),
    ("beat", "id", &[heartbeats]),
    ("check", "ids", &[checks]),
    ("confirm", "tasks", &[tasks]),
    ("defer", "tasks", &[tasks]),
    ("done", "tasks", &[tasks]),
    ("drill", "drill", &[drills]),
    ("due", "assignee", &[contacts, roles]),
    ("escalation", "level", &[levels]),
    ("incident ack", "id", &[incidents]),
    ("incident announce", "words", &[incidents]),
    ("incident call", "result", &[results]),
    ("incident call", "words", &[contacts, incidents]),
    ("incident cancel", "id", &[incidents]),
    ("incident close", "id", &[incidents]),
    ("incident level", "words", &[levels, incidents]),
    ("incident open", "level", &[levels]),
    ("incident report", "words", &[contacts, roles, incidents]),
    ("incident restore", "id", &[incidents]),
    ("incident show", "id", &[incidents]),
    ("incident update", "words", &[incidents]),
    ("notify", "event", &[events]),
    ("oncall", "who", &[contacts, roles]),
    ("schedule", "task", &[tasks]),
    ("skip", "tasks", &[tasks]),
];

/// The command line with the words of the plan: of the one that `args` name, else of the one that is found.
pub(super) fn command(args: &[OsString]) -> Command {
    filled(Cli::command(), "", plan_of(args).as_ref())
}

/// `--plan DIR` or `--plan=DIR`, wherever it stands.
fn plan_of(args: &[OsString]) -> Option<PathBuf> {
    let words = || args.iter().filter_map(|it| it.to_str());
    let joined = words().find_map(|word| word.strip_prefix("--plan="));
    let parted = || words().skip_while(|word| *word != "--plan").nth(1);
    joined.or_else(parted).map(PathBuf::from)
}

fn filled(command: Command, words: &str, plan: Option<&PathBuf>) -> Command {
    let own = words.to_owned();
    command
        .mut_args(|arg| match words_of(&own, arg.get_id().as_str()) {
            Some(words) => {
                let plan = plan.cloned();
                arg.add(ArgValueCandidates::new(move || candidates(words, plan.clone())))
            }
            None => arg,
        })
        .mut_subcommands(|sub| {
            let path = format!("{words} {}", sub.get_name());
            filled(sub, path.trim_start(), plan)
        })
}

fn words_of(command: &str, argument: &str) -> Option<&'static [Words]> {
    let fits = |row: &&(&str, &str, _)| (row.0 == command || row.0.is_empty()) && row.1 == argument;
    TABLE.iter().find(fits).map(|row| row.2)
}

fn candidates(words: &[Words], plan: Option<PathBuf>) -> Vec<CompletionCandidate> {
    let globals = Globals {
        plan,
        ..Globals::default()
    };
    let mut desk = Desk::new(World::system(), globals);
    let found = words.iter().filter_map(|words| words(&mut desk)).flatten();
    found
        .map(|(word, help)| CompletionCandidate::new(word).help(Some(help.into())))
        .collect()
}

fn plan(desk: &mut Desk) -> Option<Plan> {
    Some(desk.plan(&[]).ok()?.plan)
}

fn tasks(desk: &mut Desk) -> Option<Vec<(String, String)>> {
    let plan = plan(desk)?;
    let tasks = plan.tasks.into_iter().map(|it| (it.id, it.title));
    let drills = plan
        .drills
        .into_iter()
        .map(|it| (format!("drill/{}", it.id), it.title));
    let contracts = plan
        .contracts
        .into_iter()
        .map(|it| (format!("contract/{}", it.id), it.vendor));
    Some(tasks.chain(drills).chain(contracts).collect())
}

fn checks(desk: &mut Desk) -> Option<Vec<(String, String)>> {
    Some(
        plan(desk)?
            .checks
            .into_iter()
            .map(|it| (it.id, it.title))
            .collect(),
    )
}

fn heartbeats(desk: &mut Desk) -> Option<Vec<(String, String)>> {
    let checks = plan(desk)?.checks.into_iter();
    let beats = checks.filter(|it| matches!(it.kind, Kind::Heartbeat { .. }));
    Some(beats.map(|it| (it.id, it.title)).collect())
}

fn drills(desk: &mut Desk) -> Option<Vec<(String, String)>> {
    let drills = plan(desk)?.drills.into_iter();
    Some(drills.map(|it| (it.id, it.title)).collect())
}

fn events(desk: &mut Desk) -> Option<Vec<(String, String)>> {
    let events = plan(desk)?.events.into_iter();
    let told = events.filter(|it| !it.channels.is_empty());
    Some(told.map(|it| (it.on, it.title)).collect())
}

fn results(desk: &mut Desk) -> Option<Vec<(String, String)>> {
    let lang = plan(desk)?.about.language;
    let results = CallResult::ALL.into_iter();
    Some(
        results
            .map(|(it, words)| (words[0].to_owned(), say::result(lang, it)))
            .collect(),
    )
}

fn contacts(desk: &mut Desk) -> Option<Vec<(String, String)>> {
    Some(
        plan(desk)?
            .contacts
            .into_iter()
            .map(|it| (it.id, it.name))
            .collect(),
    )
}

fn roles(desk: &mut Desk) -> Option<Vec<(String, String)>> {
    Some(plan(desk)?.roles.into_iter().map(|it| (it.id, it.name)).collect())
}

fn levels(desk: &mut Desk) -> Option<Vec<(String, String)>> {
    Some(
        plan(desk)?
            .levels
            .list
            .into_iter()
            .map(|it| (it.level.to_string(), it.meaning))
            .collect(),
    )
}

fn incidents(desk: &mut Desk) -> Option<Vec<(String, String)>> {
    let night = super::incident::Night::enter(desk).ok()?;
    let ledger = night.ledger(desk, &night.journal).ok()?;
    Some(
        ledger
            .open()
            .map(|it| (it.id.to_string(), it.title.clone()))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_argument_of_the_table_is_there() {
        for (words, argument, _) in TABLE.iter().filter(|row| !row.0.is_empty()) {
            let mut command = Cli::command();
            for word in words.split(' ') {
                command = command
                    .find_subcommand(word)
                    .unwrap_or_else(|| panic!("{words}"))
                    .clone();
            }
            assert!(
                command.get_arguments().any(|it| it.get_id() == argument),
                "{words}: {argument}"
            );
        }
    }
}
