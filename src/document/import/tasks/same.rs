//! A task that the document says in several places, without an id: in a list of all of them, and once more in detail.

use std::collections::BTreeSet;

use foldhash::{HashMap, HashMapExt as _, HashSet};

use super::super::block::At;
use super::super::found::{Doubtful, Heading, Task};
use super::super::reader::Reader;
use super::super::words::{fold, pair};
use super::again::{self, contradict};
use super::place::{self, Standing, fit};

/// In how many places a task is looked for: what is said more often is many tasks.
const MOST: usize = 12;

/// Makes one task of those of one title that say nothing against each other.
pub(in crate::document::import) fn settle(reader: &mut Reader) {
    if reader.places.len() < 2 {
        return;
    }
    let untimed = untimed(reader);
    let mut joined: Vec<(usize, usize)> = Vec::new();
    let mut of_systems = false;
    for group in of_one_title(reader) {
        let systems = parted(reader, group);
        of_systems |= systems.len() > 1;
        for same in systems {
            let fits = pairs(&same).all(|(one, other)| may_be_one(reader, one, other, &untimed));
            if let ([(first, _), rest @ ..], true) = (same.as_slice(), fits) {
                joined.extend(rest.iter().map(|(again, _)| (*first, *again)));
            }
        }
    }
    if of_systems {
        place::systems(reader);
    }
    join(reader, joined, &untimed);
}

type Said = (usize, Standing);

/// Where tasks stand whose frequency the document does not say.
pub(super) fn untimed(reader: &Reader) -> HashSet<At> {
    let doubts = reader.found.doubts.iter();
    let unsaid = doubts.filter(|it| it.what == Doubtful::Unfilled("frequency"));
    unsaid.map(|it| it.at).collect()
}

/// A task with no frequency but what the document says.
pub(super) fn as_said(reader: &Reader, at: usize, untimed: &HashSet<At>) -> Task {
    let mut task = reader.found.tasks[at].clone();
    if untimed.contains(&task.at) {
        task.frequency.clear();
    }
    task
}

/// Those that are called the same.
fn of_one_title(reader: &Reader) -> Vec<Vec<usize>> {
    let mut by_title: HashMap<String, Vec<usize>> = HashMap::with_capacity(reader.found.tasks.len());
    for (at, task) in reader.found.tasks.iter().enumerate() {
        by_title.entry(key(reader, &task.title)).or_default().push(at);
    }
    let mut groups: Vec<Vec<usize>> = by_title.into_values().collect();
    groups.retain(|group| (2..=MOST).contains(&group.len()));
    groups.sort_unstable();
    groups
}

/// Remembers how the tasks are called that were found since.
pub(super) fn index(reader: &mut Reader) {
    for at in reader.indexed..reader.found.tasks.len() {
        let key = key(reader, &reader.found.tasks[at].title);
        reader.titles.entry(key).or_default().push(at);
    }
    reader.indexed = reader.found.tasks.len();
}

/// How a title is compared: of two languages, the Japanese.
pub(super) fn key(reader: &Reader, title: &str) -> String {
    let own = reader.found.in_two_languages.then(|| pair(title)).flatten();
    fold(own.map_or(title, |(own, _)| own))
}

/// Those of one system; all of them, where they are of one.
fn parted(reader: &Reader, group: Vec<usize>) -> Vec<Vec<Said>> {
    let all: Vec<Said> = group.into_iter().map(|at| (at, place::of(reader, at))).collect();
    if pairs(&all).all(|((_, one), (_, other))| fit(&one.about, &other.about)) {
        return vec![all];
    }
    let mut by_system: Vec<(BTreeSet<String>, Vec<Said>)> = Vec::new();
    for said in all {
        match by_system.iter_mut().find(|(about, _)| *about == said.1.about) {
            Some((_, same)) => same.push(said),
            None => by_system.push((said.1.about.clone(), vec![said])),
        }
    }
    by_system.into_iter().map(|(_, same)| same).collect()
}

fn pairs(all: &[Said]) -> impl Iterator<Item = (&Said, &Said)> {
    let rest = |at: usize| all.get(at + 1..).unwrap_or_default();
    all.iter()
        .enumerate()
        .flat_map(move |(at, one)| rest(at).iter().map(move |other| (one, other)))
}

fn may_be_one(reader: &Reader, one: &Said, other: &Said, untimed: &HashSet<At>) -> bool {
    let task = |said: &Said| as_said(reader, said.0, untimed);
    one.1.block != other.1.block && !contradict(&task(one), &task(other))
}

/// Adds what the later places say to the first, and takes the later ones out.
fn join(reader: &mut Reader, joined: Vec<(usize, usize)>, untimed: &HashSet<At>) {
    let out: HashSet<usize> = joined.iter().map(|(_, again)| *again).collect();
    let mut gone: HashSet<(At, String)> = HashSet::default();
    for (first, again) in joined {
        let task = as_said(reader, again, untimed);
        gone.insert((task.at, task.title.clone()));
        let of_first = reader.found.tasks[first].at;
        if !untimed.contains(&task.at) && untimed.contains(&of_first) {
            reader.found.tasks[first].frequency.clone_from(&task.frequency);
            let title = reader.found.tasks[first].title.clone();
            reader.found.doubts.retain(|it| {
                it.at != of_first || it.of != title || it.what != Doubtful::Unfilled("frequency")
            });
        }
        if reader.found.tasks[first].category.is_empty() {
            let named = !place::subject_of(&task.category).is_empty();
            let category = if named { task.category.as_str() } else { "" };
            category.clone_into(&mut reader.found.tasks[first].category);
        }
        let (at, text) = (task.at, format!("{} {}", task.category, task.title));
        reader.found.headings.push(Heading { at, text });
        again::said(reader, first, task);
    }
    let is_gone = |at: At, of: &str| gone.contains(&(at, of.to_owned()));
    reader
        .found
        .doubts
        .retain(|it| !matches!(it.what, Doubtful::Unfilled(_)) || !is_gone(it.at, &it.of));
    let mut at = 0..;
    reader
        .found
        .tasks
        .retain(|_| at.next().is_none_or(|at| !out.contains(&at)));
}
