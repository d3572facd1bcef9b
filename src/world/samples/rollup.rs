//! Samples that are old become one line a check and day: `<day>.days.jsonl` instead of `<day>.jsonl`. The line is on the
//! disk before the samples go, so that a process that is killed in between loses nothing; beside it stands which samples
//! it holds, so that none counts twice. A clock that was far ahead for a while may have summed up a day that goes on: what
//! was seen of it later is added.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::ops::RangeInclusive;
use std::path::Path;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::check::{Day, Sample};
use crate::plan::{Check, Plan};
use crate::records::LineHash;
use crate::world::journal::disk::{Disk as _, RealDisk};

/// Samples of so many days are kept as they are.
const KEPT: Days = Days::new(7);

/// Rolls up every day of a folder that is long past.
pub(super) fn roll_up(folder: &Path, plan: &Plan, today: NaiveDate) -> io::Result<()> {
    let Some(first_kept) = today.checked_sub_days(KEPT) else {
        return Ok(());
    };
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let day = name
            .to_str()
            .and_then(|name| name.strip_suffix(".jsonl")?.parse().ok());
        if let Some(day) = day.filter(|day| *day < first_kept) {
            match roll_up_day(folder, plan, day) {
                // Another run that began the day as well has done it.
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                rolled => rolled?,
            }
        }
    }
    Ok(())
}

fn roll_up_day(folder: &Path, plan: &Plan, day: NaiveDate) -> io::Result<()> {
    let (samples, rolled) = (samples_of(folder, day), rolled_of(folder, day));
    let (bytes, mut lines) = (fs::read(&samples)?, fs::read(&rolled).unwrap_or_default());
    let new = not_in(&lines, &bytes);
    if !new.is_empty() {
        if lines.last().is_some_and(|last| *last != b'\n') {
            lines.push(b'\n');
        }
        for made in made(new, plan, day, None) {
            write(&mut lines, &made)?;
        }
        let (length, hash) = (bytes.len(), LineHash::of(&bytes));
        write(&mut lines, &Holds { length, hash })?;
        RealDisk.replace(&rolled, &lines)?;
    }
    RealDisk.remove(&samples)
}

fn write(lines: &mut Vec<u8>, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *lines, line)?;
    lines.push(b'\n');
    Ok(())
}

/// A line beside the days: the samples that they hold, as long as their file was and as it was.
#[derive(Serialize, Deserialize)]
struct Holds {
    length: usize,
    hash: LineHash,
}

/// The samples that the lines of a day do not hold yet.
fn not_in<'a>(lines: &[u8], samples: &'a [u8]) -> &'a [u8] {
    let notes = lines.split(|byte| *byte == b'\n');
    let held = notes.filter_map(|line| serde_json::from_slice::<Holds>(line).ok());
    let held = held.filter(|held| {
        let begins = samples.get(..held.length);
        begins.is_some_and(|begins| LineHash::of(begins) == held.hash)
    });
    let length = held.map(|held| held.length).max().unwrap_or_default();
    &samples[length..]
}

/// The days of a check in a range. A folder or a file that cannot be read is one in which nobody looked.
pub(super) fn days(
    folder: &Path,
    plan: &Plan,
    names: &[&str],
    range: RangeInclusive<NaiveDate>,
    rehearsal: bool,
) -> Vec<Day> {
    let mut days = Vec::new();
    for day in range.start().iter_days().take_while(|day| day <= range.end()) {
        let lines = fs::read(rolled_of(folder, day)).unwrap_or_default();
        let samples = fs::read(samples_of(folder, day)).unwrap_or_default();
        let mut found = rolled(&lines, names);
        found.extend(made(not_in(&lines, &samples), plan, day, Some(names)));
        let parts = found.into_iter().filter(|day| day.rehearsal == rehearsal);
        days.extend(whole(parts));
    }
    days
}

/// Parts of one day of one check are one.
fn whole(parts: impl Iterator<Item = Day>) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for part in parts {
        match days.iter().position(|day| day.check == part.check) {
            Some(at) => {
                let day = days.swap_remove(at);
                days.push(day.and(part));
            }
            None => days.push(part),
        }
    }
    days
}

fn samples_of(folder: &Path, day: NaiveDate) -> std::path::PathBuf {
    folder.join(format!("{day}.jsonl"))
}

fn rolled_of(folder: &Path, day: NaiveDate) -> std::path::PathBuf {
    folder.join(format!("{day}.days.jsonl"))
}

fn rolled(bytes: &[u8], names: &[&str]) -> Vec<Day> {
    lines_of(bytes, Some(names))
        .filter_map(|line| serde_json::from_slice::<Day>(line).ok())
        .filter(|day| names.contains(&day.check.as_str()))
        .collect()
}

/// Lines that hold one of the names, or all; others are not even read.
fn lines_of<'a>(bytes: &'a [u8], names: Option<&[&str]>) -> impl Iterator<Item = &'a [u8]> {
    let finders: Option<Vec<_>> = names.map(|names| {
        let words = names.iter().map(|name| format!("\"check\":\"{name}\""));
        words
            .map(|word| memchr::memmem::Finder::new(word.as_bytes()).into_owned())
            .collect()
    });
    bytes.split(|byte| *byte == b'\n').filter(move |line| {
        let holds = |finder: &memchr::memmem::Finder<'_>| finder.find(line).is_some();
        finders.as_ref().is_none_or(|finders| finders.iter().any(holds))
    })
}

/// A day's samples, by check; rehearsals apart. A line that was torn is passed over.
fn made(bytes: &[u8], plan: &Plan, day: NaiveDate, names: Option<&[&str]>) -> Vec<Day> {
    let is_asked = |check: &str| names.is_none_or(|names| names.contains(&check));
    let mut by_check: BTreeMap<(bool, String), Vec<Sample>> = BTreeMap::new();
    let samples = lines_of(bytes, names).filter_map(|line| serde_json::from_slice::<Sample>(line).ok());
    for sample in samples.filter(|sample| is_asked(&sample.check)) {
        let key = (sample.rehearsal, sample.check.clone());
        by_check.entry(key).or_default().push(sample);
    }
    let is_called = |check: &&Check, id: &str| check.id == id || check.was.iter().any(|old| old == id);
    by_check
        .into_iter()
        .map(|((_, id), mut samples)| {
            samples.sort_by_key(|sample| sample.at);
            let check = plan.checks.iter().find(|check| is_called(check, &id));
            Day::of(day, &id, check, &samples)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::check::sample_plan::{minute, plan, sample, tcp};
    use crate::check::{Phases, Status};

    fn write(folder: &Path, plan: &Plan, day: i64) {
        let mut text = String::new();
        for at in 0..30 {
            for check in &plan.checks {
                let status = if at % 7 == 3 { Status::Fail } else { Status::Ok };
                let mut sample = sample(check, minute(at) + TimeDelta::days(day), status);
                sample.phases = Some(Phases {
                    total_ms: 3.2,
                    ..Phases::default()
                });
                text += &serde_json::to_string(&sample).unwrap();
                text.push('\n');
            }
        }
        let name = (minute(0) + TimeDelta::days(day)).date_naive();
        fs::write(folder.join(format!("{name}.jsonl")), text + "{torn").unwrap();
    }

    #[test]
    fn old_days_become_a_line_a_check_and_nothing_that_history_shows_changes() {
        let dir = tempfile::tempdir().unwrap();
        let plan = plan(vec![tcp("web", "127.0.0.1", 80), tcp("db", "127.0.0.1", 5432)]);
        (0..10).for_each(|day| write(dir.path(), &plan, day));
        let (from, to) = (
            minute(0).date_naive(),
            (minute(0) + TimeDelta::days(9)).date_naive(),
        );
        let read = || days(dir.path(), &plan, &["web"], from..=to, false);
        let before = read();
        assert_eq!((before.len(), before[0].ok, before[0].fail), (10, 26, 4));
        assert_eq!(before[0].changes.len(), 9);
        // A process was killed after the line was there, and before the samples went.
        roll_up_day(dir.path(), &plan, from).unwrap();
        write(dir.path(), &plan, 0);
        roll_up(dir.path(), &plan, to).unwrap();
        let count = |ending: &str| {
            let names = fs::read_dir(dir.path())
                .unwrap()
                .map(|entry| entry.unwrap().file_name());
            names
                .filter(|name| name.to_str().unwrap().ends_with(ending))
                .count()
        };
        assert_eq!((count(".jsonl"), count(".days.jsonl")), (10, 2));
        assert_eq!(read(), before);
    }

    #[test]
    fn a_day_that_a_clock_far_ahead_summed_up_while_it_went_on_keeps_what_was_seen_later() {
        let dir = tempfile::tempdir().unwrap();
        let check = tcp("web", "127.0.0.1", 80);
        let plan = plan(vec![check.clone()]);
        let today = minute(0).date_naive();
        let path = samples_of(dir.path(), today);
        let look = |from: i64| {
            let mut text = fs::read_to_string(&path).unwrap_or_default();
            for at in from..from + 10 {
                text += &serde_json::to_string(&sample(&check, minute(at), Status::Ok)).unwrap();
                text.push('\n');
            }
            fs::write(&path, text).unwrap();
        };
        let seen = || days(dir.path(), &plan, &["web"], today..=today, false)[0].ok;
        let ahead = |days: i64| roll_up(dir.path(), &plan, today + TimeDelta::days(days)).unwrap();
        look(0);
        ahead(30);
        assert!(!path.exists());
        look(10);
        assert_eq!(seen(), 20, "the clock is right again");
        let (rolled, samples) = (fs::read(rolled_of(dir.path(), today)), fs::read(&path));
        ahead(30);
        assert_eq!(seen(), 20);
        // The process was killed before the samples went, and the day went on.
        fs::write(&path, samples.unwrap()).unwrap();
        look(20);
        assert_eq!(seen(), 30);
        ahead(9);
        assert_eq!(seen(), 30);
        assert!(!path.exists() && rolled.is_ok());
    }

    #[test]
    fn runs_that_begin_a_day_together_roll_up_what_is_left() {
        let dir = tempfile::tempdir().unwrap();
        let plan = plan(vec![tcp("web", "127.0.0.1", 80)]);
        (0..60).for_each(|day| write(dir.path(), &plan, day));
        let today = (minute(0) + TimeDelta::days(70)).date_naive();
        let roll = || roll_up(dir.path(), &plan, today).is_ok();
        let all = std::thread::scope(|scope| {
            let runs: Vec<_> = (0..4).map(|_| scope.spawn(roll)).collect();
            runs.into_iter().all(|run| run.join().unwrap())
        });
        assert!(all);
        let rolled = fs::read_dir(dir.path()).unwrap().flatten();
        let count = rolled.filter(|it| it.file_name().to_str().unwrap().ends_with(".days.jsonl"));
        assert_eq!(count.count(), 60);
    }
}
