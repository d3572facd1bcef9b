//! Levels with their chains.

use super::super::entry::{Entry, Value};
use super::super::found::{Beyond, Doubtful, Found, Level, Path, Step, Why};
use super::super::levels::word;
use super::super::words::{brackets, fold, is_blank_prefix};
use super::who::Who;
use crate::plan::{File, Worst};

/// Seats that hear of it, rather than do the work: 部門長, 役員, 社長.
fn is_told(seat: &str) -> bool {
    const JAPANESE: &str = "部門長|部長|本部長|役員|社長|取締役|事業部長|統括|会長|専務|常務|執行役|経営";
    const ENGLISH: &str = "cio|ciso|ceo|cto|coo|president|executive|director|vp|board|management";
    let folded = fold(seat);
    let lower = seat.to_lowercase();
    JAPANESE.split('|').any(|it| folded.contains(it))
        || lower
            .split(|it: char| !it.is_ascii_alphanumeric())
            .any(|word| ENGLISH.split('|').any(|it| it == word))
}

/// The levels with their chains: their own, else the one for all.
pub(super) fn entries(found: &mut Found, who: &Who) -> Vec<Entry> {
    if found.levels.is_empty() && !found.paths.is_empty() {
        for path in found.paths.clone() {
            found.leave(path.at, told(&path), Why::NoLevels);
        }
        return Vec::new();
    }
    let mut levels = found.levels.clone();
    levels.sort_by_key(|it| it.number);
    let mut entries = Vec::new();
    if let Some(first) = levels.first() {
        let mut rules = Entry::new(File::Levels, "levels", first.at);
        let worst = if found.worst == Some(Worst::Lowest) {
            "lowest"
        } else {
            "highest"
        };
        rules.put("worst", Value::Text(worst.to_owned()));
        entries.push(rules);
    }
    let general = general(found);
    if let Some(path) = general.as_ref().filter(|_| levels.len() > 1) {
        found.doubt(path.at, "", Doubtful::OnePath);
    }
    for level in levels {
        let mut entry = Entry::new(File::Levels, "level", level.at);
        entry.put("level", Value::Number(level.number));
        entry.put(
            "prefix",
            Value::Text(if is_blank_prefix(&level.prefix) {
                String::new()
            } else {
                level.prefix.clone()
            }),
        );
        entry.put("meaning", Value::Text(level.meaning.clone()));
        if !level.update_every.is_empty() {
            entry.put("update_every", Value::Text(level.update_every.clone()));
        }
        let own = own(found, &level).map(|it| with_times(as_far_as(it, general.as_ref()), general.as_ref()));
        if let Some(path) = own.or_else(|| general.clone()) {
            entry.put("chain", Value::Steps(chain(found, who, &path)));
        }
        entry.comments = level.comments;
        entries.push(entry);
    }
    for path in found.paths.clone() {
        let stray = found.levels.iter().all(|level| !holds(found, &path, level));
        if stray && !path.levels.is_everyone() && general.as_ref() != Some(&path) {
            found.leave(path.at, told(&path), Why::Incomplete);
        }
    }
    entries
}

/// The path of a level. Of several the one that says most of its times; another that names other seats is told.
fn own(found: &mut Found, level: &Level) -> Option<Path> {
    let own = found.paths.iter().filter(|path| holds(found, path, level));
    let all: Vec<Path> = own.cloned().collect();
    let times = |path: &Path| path.steps.iter().filter(|step| step.after.is_some()).count();
    let most = all.iter().map(times).max()?;
    let best = all.iter().find(|path| times(path) == most)?.clone();
    let seats = |path: &Path| path.steps.iter().map(|it| it.to.clone()).collect::<Vec<_>>();
    for other in all.iter().filter(|it| seats(it) != seats(&best)) {
        found.doubt(other.at, "", Doubtful::Twice("chain", told(&best), told(other)));
    }
    Some(best)
}

/// 所長 alone, whom the path for all reaches at its end: nobody else would be told for an hour. The path leads there.
fn as_far_as(path: Path, general: Option<&Path>) -> Path {
    let [Step { to, after: None, .. }] = path.steps.as_slice() else {
        return path;
    };
    let all = general.map_or(&[][..], |it| it.steps.as_slice());
    match all.iter().position(|step| step.to == *to) {
        Some(at) => Path {
            steps: all[..=at].to_vec(),
            ..path
        },
        None => path,
    }
}

/// A path that says only who is told takes its times from the path for all, where that knows each of its seats.
fn with_times(path: Path, general: Option<&Path>) -> Path {
    let time = |step: &Step| {
        let same = general?.steps.iter().find(|it| it.to == step.to);
        same?.after
    };
    let timed = path.steps.iter().any(|step| step.after.is_some());
    let times: Option<Vec<u32>> = path.steps.iter().map(time).collect();
    match times.filter(|_| !timed) {
        Some(times) => {
            let steps = path.steps.into_iter().zip(times);
            let steps = steps.map(|(step, time)| Step {
                after: Some(time),
                ..step
            });
            Path {
                steps: steps.collect(),
                ..path
            }
        }
        None => path,
    }
}

/// The path for all levels: the one that names none, else the only one, where no level is called as it says.
fn general(found: &Found) -> Option<Path> {
    let none = found.paths.iter().find(|path| path.levels.is_everyone());
    let [only] = found.paths.as_slice() else {
        return none.cloned();
    };
    let stray = found.levels.iter().all(|level| !holds(found, only, level));
    none.or(Some(only).filter(|it| stray && it.levels.numbers.is_empty()))
        .cloned()
}

/// Does the path name the level: by number, by word, or by one that is milder or worse?
fn holds(found: &Found, path: &Path, level: &Level) -> bool {
    let called = |level: &Level, it: &String| {
        let (outside, inside) = brackets(&level.written);
        word(&level.written) == *it
            || word(&outside) == *it
            || inside.iter().any(|inside| word(inside) == *it)
    };
    let named = |level: &Level| {
        path.levels.numbers.contains(&level.number) || path.levels.words.iter().any(|it| called(level, it))
    };
    let from = found.levels.iter().find(|it| named(it)).map(|it| it.number);
    let higher = match path.levels.beyond {
        Some(Beyond::Worse) => found.worst != Some(Worst::Lowest),
        Some(Beyond::Milder) => found.worst == Some(Worst::Lowest),
        None => return named(level),
    };
    from.is_some_and(|from| level.number == from || (level.number > from) == higher)
}

/// `部長まで` is the path for all, as far as that seat.
pub(super) fn cut(found: &mut Found) {
    let general = general(found);
    for path in &mut found.paths {
        *path = up_to(path, general.as_ref());
    }
}

fn up_to(path: &Path, general: Option<&Path>) -> Path {
    let [Step { to, .. }] = path.steps.as_slice() else {
        return path.clone();
    };
    let Some(last) = to.strip_suffix("まで").or_else(|| to.strip_prefix("up to ")) else {
        return path.clone();
    };
    let all = general.map_or(&[][..], |it| it.steps.as_slice());
    match all.iter().position(|step| step.to.ends_with(last)) {
        Some(at) => Path {
            steps: all[..=at].to_vec(),
            ..path.clone()
        },
        None => Path {
            steps: vec![Step {
                to: last.to_owned(),
                ..path.steps[0].clone()
            }],
            ..path.clone()
        },
    }
}

/// A path in one line.
fn told(path: &Path) -> String {
    let step = |step: &Step| {
        let after = step.after.filter(|after| *after > 0);
        after.map_or_else(|| step.to.clone(), |after| format!("{} ({after}m)", step.to))
    };
    path.steps.iter().map(step).collect::<Vec<_>>().join(" → ")
}

/// A step without a time comes 15 minutes after the one before it, and this is said.
fn chain(found: &mut Found, who: &Who, path: &Path) -> Vec<(String, String, bool)> {
    let (mut clock, mut told) = (0, Vec::new());
    let mut steps = Vec::new();
    for (number, step) in path.steps.iter().enumerate() {
        let Some(to) = who.reference(&step.to) else {
            continue;
        };
        let next = if number == 0 || step.together {
            clock
        } else {
            clock + 15
        };
        clock = step.after.unwrap_or(next);
        let report = step.report || (number > 0 && is_told(&step.to));
        if report && !step.report {
            told.push(step.to.clone());
        }
        steps.push((to, format!("{clock}m"), report));
    }
    let unsaid = |step: &Step| step.after.is_none() && !step.together;
    if path.steps.iter().skip(1).any(unsaid) {
        let times: Vec<&str> = steps.iter().map(|(_, after, _)| after.as_str()).collect();
        found.doubt(path.at, "", Doubtful::StepTimes(times.join(", ")));
    }
    if !told.is_empty() {
        found.doubt(path.at, "", Doubtful::ReportSeats(told.join("、")));
    }
    steps
}
