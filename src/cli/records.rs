//! `records`: care of the journal. It works with a plan that is broken, and needs no more of it than where it lies.

use clap::Subcommand;
use serde::{Deserialize, Serialize};

use super::{Desk, Exit, Failure, Outcome};
use crate::plan::Language;
use crate::records::{Damage, Finding, Severity, Verification};
use crate::say::records as say;
use crate::show::{Answer, Cell, Table, Tone, View};
use crate::world::journal::{Journal, Mended};

/// Verifies or repairs the records
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Follows the chain of every file and names what was changed, cut or damaged
    Verify {
        /// A head that was kept elsewhere, or its beginning: it must still be there
        #[arg(long, value_name = "HEAD", value_delimiter = ',')]
        against: Vec<String>,
    },
    /// Sets bad lines aside and notes where the chain is broken; deletes nothing
    Repair {
        /// Who does this
        #[arg(long, value_name = "CONTACT", env = "OPSPLAN_BY", hide_env_values = true)]
        by: Option<String>,
    },
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let journal = journal(desk)?;
    match &args.command {
        Command::Verify { against } => verify(&journal, against, desk),
        Command::Repair { by } => repair(&journal, by.as_deref(), desk),
    }
}

fn verify(journal: &Journal, against: &[String], desk: &Desk) -> Outcome {
    let verified = Verified::from(journal.verify(against)?);
    if !desk.globals.quiet || !verified.items.is_empty() {
        desk.answer(&verified)?;
    }
    let wrong = verified.items.iter().any(|item| item.severity > Severity::Note);
    Ok(if wrong { Exit::Findings } else { Exit::Well })
}

fn repair(journal: &Journal, by: Option<&str>, desk: &Desk) -> Outcome {
    let mended = journal.repair(by.unwrap_or("opsplan"))?;
    let repaired = Repaired { version: 1, mended };
    if !desk.globals.quiet || !repaired.is_nothing() {
        desk.answer(&repaired)?;
    }
    Ok(Exit::Well)
}

/// What is read of plan.toml, as far as it can be.
#[derive(Default, Deserialize)]
struct Sketch {
    #[serde(default)]
    plan: Where,
}

#[derive(Default, Deserialize)]
struct Where {
    records: Option<String>,
    timezone: Option<chrono_tz::Tz>,
}

fn journal(desk: &Desk) -> Result<Journal, Failure> {
    let folder = desk.world.plan_folder(desk.globals.plan.as_deref());
    let text = folder
        .as_ref()
        .and_then(|folder| desk.world.read_optional(&folder.join("plan.toml")));
    let is_plan = text.is_some();
    let sketch = text
        .and_then(|text| toml::from_str::<Sketch>(&text).ok())
        .unwrap_or_default()
        .plan;
    let zone = sketch.timezone.unwrap_or(chrono_tz::UTC);
    let written = sketch.records.unwrap_or_else(|| "records".to_owned());
    let is_named = folder.is_some() || desk.world.env.get("OPSPLAN_RECORDS").is_some();
    let records = desk.records_dir(&folder.unwrap_or_default(), &written);
    // Of a mistyped folder nobody is to hear that all is well there.
    if !is_named || !is_plan && !desk.world.is_there(&records) {
        return Err(Failure::Plan(say::no_records(desk.lang()) + "\n"));
    }
    Ok(desk.journal_in(records, desk.now(zone)?, zone))
}

/// The answer of `verify`.
#[derive(Debug, Serialize)]
struct Verified {
    version: u32,
    files: usize,
    facts: usize,
    heads: Vec<crate::records::Head>,
    items: Vec<Item>,
}

/// A finding, as JSON tells it.
#[derive(Debug, Serialize)]
struct Item {
    code: &'static str,
    severity: Severity,
    file: String,
    line: Option<u64>,
    message: String,
    #[serde(skip)]
    damage: Damage,
}

impl From<Finding> for Item {
    fn from(Finding { file, line, damage }: Finding) -> Self {
        let message = say::damage(Language::En, &damage);
        Self {
            code: damage.code(),
            severity: damage.severity(),
            file,
            line,
            message,
            damage,
        }
    }
}

impl From<Verification> for Verified {
    fn from(it: Verification) -> Self {
        let items = it.findings.into_iter().map(Item::from).collect();
        Self {
            version: 1,
            files: it.files,
            facts: it.facts,
            heads: it.heads,
            items,
        }
    }
}

impl Answer for Verified {
    fn view(&self, lang: Language) -> View {
        let wrong = self
            .items
            .iter()
            .filter(|item| item.severity > Severity::Note)
            .count();
        let tone = if wrong > 0 { Tone::Bad } else { Tone::Good };
        let mut found = Table::new([say::severity(lang), say::place(lang), say::finding(lang)]);
        for item in &self.items {
            let place = item
                .line
                .map_or_else(|| item.file.clone(), |line| format!("{}:{line}", item.file));
            found.row([
                severity(lang, item.severity),
                place.into(),
                say::damage(lang, &item.damage).into(),
            ]);
        }
        let mut heads = Table::new([say::writer(lang), say::head(lang)]);
        for head in &self.heads {
            heads.row([head.writer.clone(), head.head.to_string()]);
        }
        let view = View::default().toned(tone, say::summary(lang, self.files, self.facts, wrong));
        view.table(found)
            .gap()
            .table(heads)
            .gap()
            .toned(Tone::Dim, say::no_proof(lang))
    }
}

fn severity(lang: Language, severity: Severity) -> Cell {
    match severity {
        Severity::Error => Cell::toned(Tone::Bad, say::error(lang)),
        Severity::Warning => Cell::toned(Tone::Warn, say::warning(lang)),
        Severity::Note => Cell::toned(Tone::Dim, say::note(lang)),
    }
}

/// The answer of `repair`.
#[derive(Debug, Serialize)]
struct Repaired {
    version: u32,
    #[serde(flatten)]
    mended: Mended,
}

impl Repaired {
    fn is_nothing(&self) -> bool {
        let Mended { repaired, files, .. } = &self.mended;
        repaired.lines.is_empty() && repaired.links.is_empty() && files.is_empty()
    }
}

impl Answer for Repaired {
    fn view(&self, lang: Language) -> View {
        let Mended {
            repaired,
            aside,
            files,
        } = &self.mended;
        if self.is_nothing() {
            return View::default().line(say::nothing_to_repair(lang));
        }
        let of_lines = |link| repaired.lines.iter().any(|line| line.hash == link);
        let broken = repaired.links.iter().filter(|link| !of_lines(**link)).count();
        let view = View::default().line(say::repaired(lang, repaired.lines.len(), broken));
        let view = aside
            .iter()
            .fold(view, |view, file| view.line(say::kept_in(lang, file)));
        files
            .iter()
            .fold(view, |view, file| view.line(say::rewritten(lang, file)))
    }
}
