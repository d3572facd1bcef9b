//! The plan's files as they will be, and whether they make a sound plan.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use chrono::NaiveDate;

use super::Args;
use crate::cli::{Desk, Failure};
use crate::document::import::{
    self,
    entry::Entry,
    found::{Doubt, Doubtful, Found},
    merge::{self, Change},
    write::About,
};
use crate::plan::{self, File, Problem, Source, Sources};
use crate::say;

/// Files of the plan, and what they hold.
pub(super) type Texts = Vec<(File, String)>;

/// The files as they will be.
pub(super) fn texts(
    args: &Args,
    desk: &Desk,
    about: &About,
    entries: &[Entry],
    there: &Sources,
) -> Result<(Texts, Vec<Change>), Failure> {
    let head = |file: File| {
        let source = args
            .file
            .file_name()
            .map(|it| it.to_string_lossy().into_owned())
            .unwrap_or_default();
        say::import::head(
            desk.lang(),
            file.name(),
            say::import::holds(desk.lang(), file),
            &source,
        )
    };
    if !args.update {
        return Ok((import::write::files(entries, about, &head), Vec::new()));
    }
    let (mut texts, mut changes) = (Vec::new(), Vec::new());
    for file in File::ALL {
        let own: Vec<&Entry> = entries.iter().filter(|it| it.file == file).collect();
        let before = there.get(file).map(|it| it.text.clone());
        let text = before
            .clone()
            .unwrap_or_else(|| import::write::comment(&head(file)));
        let (after, more) = merge::merge(&text, &own)
            .map_err(|_| Failure::Usage(say::import::cannot_edit(desk.lang(), file.name())))?;
        if !more.is_empty() {
            texts.push((file, after));
            changes.extend(more);
        }
    }
    Ok((texts, changes))
}

/// What a new plan says of itself. One that is there, and a document of ours, say it themselves.
pub(super) fn about(
    args: &Args,
    desk: &Desk,
    found: &mut Found,
    entries: &[Entry],
) -> Result<About, Failure> {
    let is_said = args.update || entries.iter().any(|it| it.file == File::Plan);
    let starts = if is_said {
        NaiveDate::default()
    } else {
        starts(desk, found)?
    };
    let name = found.name.clone().unwrap_or_else(|| {
        args.file
            .file_stem()
            .map(|it| it.to_string_lossy().into_owned())
            .unwrap_or_default()
    });
    Ok(About {
        name,
        starts,
        language: found.language,
    })
}

fn starts(desk: &Desk, found: &mut Found) -> Result<NaiveDate, Failure> {
    if let Some(day) = found.starts {
        return Ok(day);
    }
    let zone = chrono_tz::Asia::Tokyo;
    let today = desk.now(zone)?.with_timezone(&zone).date_naive();
    found.doubts.insert(
        0,
        Doubt {
            at: Default::default(),
            of: File::Plan.name().to_owned(),
            what: Doubtful::Starts(today.to_string()),
        },
    );
    Ok(today)
}

/// The plan's files as they will be.
pub(super) fn after(desk: &Desk, dir: &Path, there: &Sources, texts: &Texts) -> Sources {
    let mut sources = there.clone();
    for (file, text) in texts {
        let shown = desk.world.shown(&path(dir, there, *file));
        sources.insert(*file, Source::new(shown, text.clone()));
    }
    sources
}

/// Reads what would be written: a plan with errors is not written.
pub(super) fn errors(sources: &Sources) -> Vec<Problem> {
    let reading = plan::read(sources);
    let errors = reading.errors_in(&File::ALL).cloned().collect();
    std::mem::forget(reading); // the process ends soon: ten thousand tasks are not given back piece by piece
    errors
}

/// Writes the files; all of them, or none.
pub(super) fn write(desk: &Desk, dir: &Path, there: &Sources, texts: Texts) -> Result<(), Failure> {
    let placed = texts
        .into_iter()
        .map(|(file, text)| (path(dir, there, file), text));
    let placed: Vec<(PathBuf, String)> = placed.collect();
    let written = desk.world.write_plan(&placed);
    Ok(written.with_context(|| desk.world.shown(dir))?)
}

/// Where a file of the plan lies; contacts.toml may lie elsewhere.
fn path(dir: &Path, there: &Sources, file: File) -> PathBuf {
    let elsewhere = (file == File::Contacts).then(|| plan::contacts_path(there));
    dir.join(elsewhere.unwrap_or_else(|| file.name().to_owned()))
}
