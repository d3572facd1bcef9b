//! What the opener sees: the first report, the chain, the questions, the deadlines, and how to go on.

use super::screen::{rising, sent};
use super::{Night, chain, chain_table};
use crate::cli::Desk;
use crate::cli::post::Told;
use crate::incident::{Incident, Timeline, owed};
use crate::say::{Language, incident as words};
use crate::show::{Tone, View, safe};

/// What the opener sees: the first report, the chain, the questions, the duties, and how to go on.
pub(super) fn opened(desk: &Desk, night: &Night, incident: &Incident, told: &Told) -> View {
    let (lang, plan) = (desk.lang(), &night.plan);
    let Some(entry) = incident.log.first() else {
        return View::default();
    };
    let report = words::lines(lang, plan, incident, entry).join("\n");
    let mut view = View::default().verbatim(report).gap();
    let timeline = Timeline::of(incident, plan, night.now);
    let rows = incident
        .level_terms()
        .map(|terms| chain(plan, terms, &timeline, &night.wrong_numbers()))
        .unwrap_or_default();
    if !rows.is_empty() {
        view = view
            .toned(Tone::Strong, words::chain_title(lang))
            .table(chain_table(lang, plan, &rows, night.now, false))
            .gap();
    }
    let asked = asked(lang, night, incident);
    if !asked.blocks.is_empty() {
        view = view.and(asked).gap();
    }
    let duties: Vec<_> = owed(incident, plan, night.now);
    if !duties.is_empty() {
        view = view.toned(Tone::Strong, words::owed_title(lang));
        view = duties
            .iter()
            .fold(view, |view, row| {
                view.line(format!("  {}", words::owed(lang, plan, row, night.now)))
            })
            .gap();
    }
    let rising = rising(lang, night, incident);
    if !rising.blocks.is_empty() {
        view = view.and(rising).gap();
    }
    view = view.toned(Tone::Strong, words::go_on(lang));
    view = commands(lang, incident)
        .into_iter()
        .fold(view, |view, line| view.line(format!("  {line}")));
    view.and(sent(lang, told))
}

/// What is asked at the incident's level, under its heading; nothing where nothing is asked.
pub(super) fn asked(lang: Language, night: &Night, incident: &Incident) -> View {
    let questions = questions(lang, night, incident);
    if questions.is_empty() {
        return View::default();
    }
    let view = View::default().toned(Tone::Strong, words::questions_title(lang));
    questions.iter().fold(view, |view, question| {
        view.toned(Tone::Warn, format!("  {question}"))
    })
}

/// What is asked at this level; where the plan asks nothing at one of the two worst, whether personal data is involved.
fn questions(lang: Language, night: &Night, incident: &Incident) -> Vec<String> {
    let asked = night
        .plan
        .levels
        .get(incident.level)
        .map(|level| level.ask.clone())
        .unwrap_or_default();
    if !asked.is_empty() {
        return asked.iter().map(|question| safe(question)).collect();
    }
    let worse = incident
        .terms
        .levels
        .iter()
        .filter(|it| incident.terms.is_worse(it.level, incident.level))
        .count();
    let grave = incident.terms.levels.len() > 2 && worse < 2;
    if grave {
        vec![words::personal_data(lang)]
    } else {
        Vec::new()
    }
}

/// The commands to go on with, ready to copy.
fn commands(lang: Language, incident: &Incident) -> Vec<String> {
    let id = incident.id.to_string();
    [
        (format!("opsplan incident ack {id}"), words::to_ack(lang)),
        (
            format!(
                "opsplan incident call {id} {} --result no-answer",
                words::who_word(lang)
            ),
            words::to_call(lang),
        ),
        (
            format!("opsplan incident update {id} --scope … --cause … --eta …"),
            words::to_update(lang),
        ),
        (format!("opsplan incident restore {id}"), words::to_restore(lang)),
    ]
    .into_iter()
    .map(|(command, why)| format!("{command}   # {why}"))
    .collect()
}
