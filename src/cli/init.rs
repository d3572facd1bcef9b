//! `init`: a commented plan that lints clean and works at once. It never overwrites.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use chrono_tz::Tz;
use serde::Serialize;

use super::{Desk, Exit, Failure, Outcome};
use crate::plan::{Language, starter};
use crate::records::{GITATTRIBUTES, GITIGNORE};
use crate::say;
use crate::show::{Answer, Tone, View};

/// Writes a commented starter plan that works at once
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The directory to write; what is in it already stays as it is
    #[arg(default_value = "plan", value_hint = clap::ValueHint::DirPath)]
    dir: PathBuf,
}

/// What was written.
#[derive(Debug, Serialize)]
struct Written {
    version: u32,
    directory: String,
    items: Vec<File>,
}

#[derive(Debug, Serialize)]
struct File {
    file: String,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let zone = zone(desk);
    let today = desk.now(zone)?.with_timezone(&zone).date_naive();
    let files = starter::files(desk.lang(), today, zone);
    let there = files.iter().map(|(name, _)| args.dir.join(name));
    let there: Vec<String> = there.filter(|it| desk.world.is_there(it)).map(shown).collect();
    if !there.is_empty() {
        desk.warn(&say::init::exists(desk.lang(), &there.join(", ")));
        return Ok(Exit::Findings);
    }
    let mut written = Vec::new();
    for (name, text) in &files {
        written.push(write(desk, args.dir.join(name), text)?);
    }
    for (name, text) in [(".gitignore", GITIGNORE), (".gitattributes", GITATTRIBUTES)] {
        let path = args.dir.join("records").join(name);
        if desk
            .world
            .write_if_absent(&path, text)
            .with_context(|| shown(&path))?
        {
            written.push(File { file: shown(path) });
        }
    }
    desk.answer(&Written {
        version: 1,
        directory: shown(&args.dir),
        items: written,
    })?;
    Ok(Exit::Well)
}

/// A Japanese plan lives in Japan; an English one where the machine is.
fn zone(desk: &Desk) -> Tz {
    match desk.lang() {
        Language::Ja => Tz::Asia__Tokyo,
        Language::En => desk.world.zone().unwrap_or(Tz::UTC),
    }
}

fn write(desk: &Desk, path: PathBuf, text: &str) -> Result<File, Failure> {
    desk.world.write_new(&path, text).with_context(|| shown(&path))?;
    Ok(File { file: shown(path) })
}

fn shown(path: impl AsRef<Path>) -> String {
    path.as_ref().display().to_string()
}

impl Answer for Written {
    fn view(&self, lang: Language) -> View {
        let files = self.items.iter().map(|item| item.file.as_str());
        let view = View::default()
            .toned(Tone::Good, say::init::written(lang, &self.directory))
            .line(format!("  {}", files.collect::<Vec<_>>().join("  ")))
            .gap()
            .toned(Tone::Strong, say::init::next(lang));
        let command = match self.directory.as_str() {
            "plan" | "." => "opsplan".to_owned(),
            other => format!("opsplan --plan {other}"),
        };
        view.line(format!("  {}", say::init::edit(lang)))
            .line(format!(
                "  {command} lint                    {}",
                say::init::lint(lang)
            ))
            .line(format!(
                "  {command} due                     {}",
                say::init::due(lang)
            ))
            .line(format!(
                "  {command} check                   {}",
                say::init::check(lang)
            ))
            .line(format!(
                "  {command} escalation --level 3    {}",
                say::init::escalation(lang)
            ))
            .line(format!(
                "  {command} cron                    {}",
                say::init::cron(lang)
            ))
    }
}
