//! What is wrong with a plan, ready to be shown: with carets, a line each, or as data.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Serialize, Serializer};

use super::{Answer, Cell, Table, Tone, View, caret, safe};
use crate::plan::source::Lines;
use crate::plan::{File, Language, Place, Position, Problem, Severity, Sources, Wrong};
use crate::say;

/// Every finding with its sentences and its place.
#[derive(Clone, Debug, Serialize)]
pub struct Findings {
    version: u32,
    items: Vec<Finding>,
}

/// One finding.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// Stable.
    pub code: &'static str,
    /// `error` or `warning`.
    #[serde(serialize_with = "severity")]
    pub severity: Severity,
    /// Its path as it is shown.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What is wrong, in English: data has one language.
    #[serde(rename = "message")]
    pub english: String,
    /// What to do about it, in English.
    #[serde(rename = "help")]
    pub english_help: String,
    /// What is wrong, as people see it.
    #[serde(skip)]
    pub message: String,
    /// What to do about it.
    #[serde(skip)]
    pub help: String,
    #[serde(skip)]
    spot: caret::Spot,
    #[serde(skip)]
    other: Option<(String, caret::Spot)>,
}

impl Findings {
    /// The problems, said in `lang`.
    pub fn new(lang: Language, sources: &Sources, problems: &[Problem]) -> Self {
        let mut lines: BTreeMap<File, Lines<'_>> = BTreeMap::new();
        for file in File::ALL {
            lines.extend(sources.get(file).map(|source| (file, source.lines())));
        }
        let spot = |place: Place| caret::Spot::new(sources.name(place.file), lines.get(&place.file), place);
        let finding = |problem: &Problem| {
            let first = Position { line: 1, column: 1 };
            let at = lines.get(&problem.file());
            let position = at.map_or(first, |lines| lines.position(problem.place.start as usize));
            Finding {
                code: problem.what.code(),
                severity: problem.what.severity(),
                file: sources.name(problem.file()).to_owned(),
                line: position.line,
                column: position.column,
                english: say::problem::message(Language::En, problem),
                english_help: say::problem::help(Language::En, problem),
                message: say::problem::message(lang, problem),
                help: say::problem::help(lang, problem),
                spot: match problem.what {
                    Wrong::LiteralSecret => spot(problem.place).masked(),
                    _ => spot(problem.place),
                },
                other: problem
                    .other
                    .map(|place| (say::problem::other(lang, problem), spot(place))),
            }
        };
        Self {
            version: 1,
            items: problems.iter().map(finding).collect(),
        }
    }

    /// The findings, in order.
    pub fn items(&self) -> &[Finding] {
        &self.items
    }

    /// How many are of `severity`.
    pub fn count(&self, severity: Severity) -> usize {
        self.items
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// Each with the line of the file and carets under the words; with colours.
    pub fn carets(&self, lang: Language) -> String {
        let drawn = self.items.iter().map(|finding| {
            let label = label(lang, finding.severity);
            caret::draw(&caret::Report {
                label: &label,
                severity: finding.severity,
                code: finding.code,
                message: &finding.message,
                help: &finding.help,
                help_label: &say::problem::help_label(lang),
                spot: &finding.spot,
                other: finding.other.as_ref().map(|(said, spot)| (said.as_str(), spot)),
            })
        });
        drawn.map(|report| format!("{report}\n\n")).collect()
    }

    /// Each in one line: `file:line:column: error[code]: message`.
    pub fn short(&self) -> String {
        let mut text = String::new();
        for it in &self.items {
            let (file, severity, code) = (safe(&it.file), it.severity.name(), it.code);
            let message = safe(&it.message);
            let _infallible = writeln!(
                text,
                "{file}:{}:{}: {severity}[{code}]: {message}",
                it.line, it.column
            );
        }
        text
    }
}

impl Answer for Findings {
    fn view(&self, lang: Language) -> View {
        let mut table = Table::new(say::problem::columns(lang));
        for it in &self.items {
            let tone = if it.severity == Severity::Error {
                Tone::Bad
            } else {
                Tone::Warn
            };
            table.row([
                Cell::toned(tone, label(lang, it.severity)),
                it.code.into(),
                format!("{}:{}:{}", it.file, it.line, it.column).into(),
                it.message.as_str().into(),
                it.help.as_str().into(),
            ]);
        }
        View::default().table(table)
    }
}

fn label(lang: Language, severity: Severity) -> String {
    match severity {
        Severity::Error => say::cli::error(lang),
        Severity::Warning => say::cli::warning(lang),
    }
}

fn severity<S: Serializer>(severity: &Severity, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(severity.name())
}
