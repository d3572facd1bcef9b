//! `import`: the plan that a team already has, read from its document. What is written has no errors, or nothing is.

mod answer;

use answer::{Parts, answer};

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use chrono::NaiveDate;

use super::{Desk, Exit, Failure, Outcome};
use crate::document::import::{
    self,
    block::{Document, Line},
    entry::Entry,
    found::{Doubt, Doubtful, Found},
    merge::{self, Change},
    write::About,
};
use crate::document::render::{self, Wanted};
use crate::plan::{self, File, Plan, Problem, Source, Sources};
use crate::say;
use crate::show::{self, Format};
use crate::world::foreign::{self, Refused};

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
    let files = File::ALL
        .iter()
        .filter_map(|file| there.get(*file))
        .map(|it| it.name.clone())
        .collect::<Vec<_>>();
    if !args.update && !files.is_empty() && !args.dry_run {
        return Err(Failure::Usage(say::import::exists(
            desk.lang(),
            &files.join(", "),
        )));
    }
    if args.update && there.get(File::Plan).is_none() {
        return Err(Failure::Usage(say::import::nothing_to_update(
            desk.lang(),
            &desk.world.shown(&dir),
        )));
    }
    // A new plan takes nothing from one that lies where it would be written.
    let there = if args.update { there } else { Sources::default() };
    let known = if args.update { known(desk, &there)? } else { None };
    let document = document(args, desk)?;
    let (mut found, entries, lines) = understood(&document, known.as_ref());
    if entries.is_empty() && found.starts.is_none() {
        return Err(Failure::Usage(say::import::nothing_found(
            desk.lang(),
            &args.file.display().to_string(),
        )));
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
        let paths: Vec<(PathBuf, String)> = texts
            .into_iter()
            .map(|(file, text)| (path(&dir, &there, file), text))
            .collect();
        desk.world
            .write_plan(&paths)
            .with_context(|| desk.world.shown(&dir))?;
    }
    desk.print(&said)?;
    if !args.dry_run {
        desk.hint(&say::import::next(desk.lang()));
    }
    std::mem::forget((document, found, entries)); // as the plan that was read
    Ok(Exit::Well)
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

fn document(args: &Args, desk: &Desk) -> Result<Document, Failure> {
    let lang = desk.lang();
    let name = args.file.display().to_string();
    let read = desk
        .world
        .foreign_document(&args.file)
        .with_context(|| name.clone())?;
    read.map_err(|refused| {
        let reason = match refused {
            Refused::TooLarge => say::import::too_large(lang),
            Refused::NotAFile => say::import::not_a_file(lang),
            Refused::Encoding(line) => say::import::encoding(lang, line),
            Refused::Binary(line) => say::import::binary(lang, line),
            Refused::Format(format) => say::import::format(lang, format),
            Refused::Workbook(reason) => say::import::workbook(lang, &reason),
            Refused::Bomb => say::import::bomb(lang),
            Refused::TooManyCells => say::import::too_many_cells(lang),
        };
        Failure::Usage(say::import::refused(lang, &name, &reason))
    })
}

/// What it says: word for word where we drew it ourselves, else as people write. Then there are lines, too, whose words
/// have to be looked for.
fn understood<'d>(document: &'d Document, known: Option<&Plan>) -> (Found, Vec<Entry>, &'d [Line]) {
    if let Some(own) = import::own::read(document, &say::document::dictionary()) {
        let mut found = Found::default();
        (found.language, found.doubts) = (own.language, own.doubts);
        (found.left, found.headings) = (own.left, own.headings);
        return (found, own.entries, &[]);
    }
    let mut found = import::understand(document);
    let entries = import::entries(&mut found, known);
    (found, entries, &document.lines)
}

/// An update takes from a document of ours what it says otherwise than the plan does.
fn changed(
    desk: &Desk,
    document: &Document,
    plan: &Plan,
    entries: Vec<Entry>,
) -> Result<Vec<Entry>, Failure> {
    let dictionary = say::document::dictionary();
    let Some(own) = import::own::read(document, &dictionary) else {
        return Ok(entries);
    };
    let now = desk.now(plan.about.timezone)?;
    let present = render::document(Wanted {
        plan,
        day: now.with_timezone(&plan.about.timezone).date_naive(),
        mask: false,
    });
    let drawn = show::document::draw(&present, Format::Markdown, own.language, now)?;
    let present = drawn.and_then(|bytes| foreign::read(&bytes, "md").ok());
    let same = present.and_then(|it| import::own::read(&it, &dictionary));
    Ok(match same {
        Some(same) => import::own::changed(entries, &same.entries),
        None => entries,
    })
}

type Texts = Vec<(File, String)>;

/// The files as they will be.
fn texts(
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
fn about(args: &Args, desk: &Desk, found: &mut Found, entries: &[Entry]) -> Result<About, Failure> {
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
fn after(desk: &Desk, dir: &Path, there: &Sources, texts: &Texts) -> Sources {
    let mut sources = there.clone();
    for (file, text) in texts {
        let shown = desk.world.shown(&path(dir, there, *file));
        sources.insert(*file, Source::new(shown, text.clone()));
    }
    sources
}

/// Reads what would be written: a plan with errors is not written.
fn errors(sources: &Sources) -> Vec<Problem> {
    let reading = plan::read(sources);
    let errors = reading.errors_in(&File::ALL).cloned().collect();
    std::mem::forget(reading); // the process ends soon: ten thousand tasks are not given back piece by piece
    errors
}

/// Where a file of the plan lies; contacts.toml may lie elsewhere.
fn path(dir: &Path, there: &Sources, file: File) -> PathBuf {
    let elsewhere = (file == File::Contacts).then(|| plan::contacts_path(there));
    dir.join(elsewhere.unwrap_or_else(|| file.name().to_owned()))
}
