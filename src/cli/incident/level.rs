//! `opsplan incident level`: raised or lowered, by a fact.

use super::record::record;
use super::which::split;
use super::{Night, Said, Stop};
use crate::cli::{Desk, Exit, Failure};
use crate::incident::{Because, Deed, LevelChanged, Terms};
use crate::notify::safe;
use crate::say::incident as say;

/// Raises or lowers the level
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The incident's id, where several are open, and the new level
    #[arg(required = true, num_args = 1..=2, value_name = "[ID] N")]
    words: Vec<String>,
    /// Why
    #[arg(long, short = 'm', value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    said: Said,
}

pub(super) fn run(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let (id, words) = split(&args.words);
    let &[word] = words.as_slice() else {
        return Err(Failure::Usage(say::level_missing(desk.lang())).into());
    };
    number(desk, &Terms::of(&night.plan), word)?;
    let recorded = record(desk, &night, &args.said, (id, Deed::Level), |incident, _| {
        let to = number(desk, &incident.terms, word)?;
        if to == incident.level {
            return Err(Stop::Nothing(say::same_level(
                desk.lang(),
                &incident.id.to_string(),
                &say::prefix(incident),
            )));
        }
        Ok(LevelChanged {
            incident: incident.id.clone(),
            to,
            because: Because::Person,
            reason: args.reason.as_deref().map(safe),
        })
    })?;
    recorded.show_asked(desk, &night)
}

/// A level by its number or prefix: `3`, `lv3`. A plan without levels takes any number: people must be called all the same.
pub(crate) fn number(desk: &Desk, terms: &Terms, word: &str) -> Result<u32, Failure> {
    let known = terms
        .levels
        .iter()
        .find(|it| it.prefix == word || it.level.to_string() == word);
    if let Some(level) = known {
        return Ok(level.level);
    }
    match word.parse() {
        Ok(number) if terms.levels.is_empty() => Ok(number),
        _ => {
            let levels: Vec<String> = terms
                .levels
                .iter()
                .map(|it| format!("{} ({})", it.level, it.prefix))
                .collect();
            Err(Failure::Usage(say::unknown_level(
                desk.lang(),
                word,
                &levels.join(", "),
            )))
        }
    }
}
