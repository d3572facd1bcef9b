//! `import`: the plan that a team already has, read from its document. What is written has no errors, or nothing is.

mod answer;
mod reading;
mod texts;

use std::path::{Path, PathBuf};

use super::{Desk, Exit, Failure, Outcome};
use crate::document::import;
use crate::plan::{self, File, Plan, Sources};
use crate::say;
use answer::{Parts, answer};
use reading::{changed, document, understood};
use texts::{about, after, errors, texts, write};

/// Reads a document (Markdown, xlsx, csv) into a plan
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The document
    #[arg(value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
    /// The plan's directory; what is in it already is not touched without --update
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    into: Option<PathBuf>,
    /// Merge into the plan that is there: by id and title, keeping comments and layout
    #[arg(long)]
    update: bool,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let dir = target(args, desk)?;
    let there = desk.world.plan_files(&dir);
    may_go_there(args, desk, &dir, &there)?;
    // A new plan takes nothing from one that lies where it would be written.
    let there = if args.update { there } else { Sources::default() };
    let known = if args.update { known(desk, &there)? } else { None };
    let document = document(args, desk)?;
    let (mut found, entries, lines) = understood(&document, known.as_ref());
    if entries.is_empty() && found.starts.is_none() {
        let name = args.file.display().to_string();
        return Err(Failure::Usage(say::import::nothing_found(desk.lang(), &name)));
    }
    let entries = match &known {
        Some(plan) => changed(desk, &document, plan, entries)?,
        None => entries,
    };
    let about = about(args, desk, &mut found, &entries)?;
    let (texts, changes) = texts(args, desk, &about, &entries, &there)?;
    let after = after(desk, &dir, &there, &texts);
    // Whether the plan is sound, and what there is to say of it, do not wait for each other.
    let say = || {
        let parts = Parts {
            directory: desk.world.shown(&dir),
            found: &found,
            lost: &import::lost(&found, &entries, lines),
            entries: &entries,
            texts: &texts,
            changes: &changes,
            sheets: &document.sheets,
        };
        desk.drawn_answer(&answer(args, parts))
    };
    let (errors, said) = std::thread::scope(|threads| {
        let said = threads.spawn(say);
        (errors(&after), said.join())
    });
    let said = said.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
    if !errors.is_empty() {
        return Err(Failure::Plan(format!(
            "{}{}\n",
            desk.drawn(&after, &errors),
            say::import::would_break(desk.lang())
        )));
    }
    if !args.dry_run {
        write(desk, &dir, &there, texts)?;
    }
    desk.print(&said)?;
    if !args.dry_run {
        desk.hint(&say::import::next(desk.lang()));
    }
    std::mem::forget((document, found, entries)); // as the plan that was read
    Ok(Exit::Well)
}

/// A new plan goes where none is, an update where one is.
fn may_go_there(args: &Args, desk: &Desk, dir: &Path, there: &Sources) -> Result<(), Failure> {
    let files = File::ALL.iter().filter_map(|file| there.get(*file));
    let names: Vec<&str> = files.map(|it| it.name.as_str()).collect();
    if !args.update && !names.is_empty() && !args.dry_run {
        let names = names.join(", ");
        return Err(Failure::Usage(say::import::exists(desk.lang(), &names)));
    }
    if args.update && there.get(File::Plan).is_none() {
        return Err(Failure::Usage(say::import::nothing_to_update(
            desk.lang(),
            &desk.world.shown(dir),
        )));
    }
    Ok(())
}

/// `--into`, `--plan`; for an update the plan that would be found; else `plan`.
fn target(args: &Args, desk: &Desk) -> Result<PathBuf, Failure> {
    if let Some(dir) = args.into.as_ref().or(desk.globals.plan.as_ref()) {
        return Ok(desk.world.cwd.join(dir));
    }
    if args.update {
        desk.plan_dir()
    } else {
        Ok(desk.world.cwd.join("plan"))
    }
}

/// The plan that is there. It has to be right: what is merged into it is found by its names.
fn known(desk: &mut Desk, there: &Sources) -> Result<Option<Plan>, Failure> {
    let reading = plan::read(there);
    desk.plan_language = reading.plan.as_ref().map(|plan| plan.about.language);
    let errors: Vec<_> = reading.errors_in(&File::ALL).cloned().collect();
    if errors.is_empty() {
        Ok(reading.plan)
    } else {
        Err(Failure::Plan(desk.drawn(there, &errors)))
    }
}
