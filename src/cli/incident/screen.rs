//! What people see of an incident.

use serde::{Serialize, Serializer};

use super::sheet::Sheet;
use super::{ChainRow, Night, chain};
use crate::cli::post::Told;
use crate::incident::{Entry, Incident, Owed, Paging, Terms, Timeline, owed, rise};
use crate::say::{Language, incident as words, system};
use crate::show::{Answer, Table, Tone, View, safe};

/// An incident for programs, and what people are shown.
#[derive(Debug)]
pub(super) struct Reply {
    sheet: Sheet,
    view: View,
}

impl Reply {
    pub(super) fn new(night: &Night, incident: &Incident, view: View) -> Self {
        Self {
            sheet: Sheet::of(night, incident),
            view,
        }
    }
}

impl Serialize for Reply {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.sheet.serialize(serializer)
    }
}

impl Answer for Reply {
    fn view(&self, _lang: Language) -> View {
        self.view.clone()
    }
}

/// What was done, where the incident stands now, and what comes next.
pub(super) fn after(lang: Language, night: &Night, incident: &Incident, told: &Told) -> View {
    let entry = incident.log.last();
    let words = entry
        .map(|entry| words::line(lang, &night.plan, incident, entry))
        .unwrap_or_default();
    View::default()
        .toned(Tone::Strong, words::head(lang, &night.plan, incident, night.now))
        .line(words)
        .and(next(lang, night, incident))
        .and(sent(lang, told))
}

/// Who is next, and when; what is owed by tomorrow, and how much more there is.
pub(crate) fn next(lang: Language, night: &Night, incident: &Incident) -> View {
    let rows = owed(incident, &night.plan, night.now);
    let tomorrow = night.today().succ_opt().unwrap_or_default();
    let (soon, later): (Vec<Owed>, Vec<Owed>) = rows.into_iter().partition(|row| row.due <= tomorrow);
    let view = deadlines(lang, night, paging(lang, night, incident), &soon);
    if later.is_empty() {
        view
    } else {
        view.toned(
            Tone::Dim,
            words::owed_later(lang, later.len(), &incident.id.to_string()),
        )
    }
}

/// The pages: running, stopped or over, and whose turn it is.
fn paging(lang: Language, night: &Night, incident: &Incident) -> View {
    let (plan, now) = (&night.plan, night.now);
    let timeline = Timeline::of(incident, plan, now);
    let mut view = View::default();
    if let Some(at) = timeline.expired {
        view = view.toned(Tone::Bad, words::ack_expired(lang, &words::clock(plan, at, now)));
    }
    view = match timeline.paging {
        Paging::Running => calls(lang, night, incident, &timeline, view),
        Paging::Stopped { expires } => {
            let view = view.toned(Tone::Good, words::paging_stopped(lang));
            match expires {
                Some(at) => view.line(words::ack_expires(lang, &words::clock(plan, at, now))),
                None => view,
            }
        }
        Paging::Never => view.line(words::paging_never(lang)),
        Paging::Over => view,
    };
    view.and(rising(lang, night, incident))
}

/// The level that a long stop reaches by itself, or has reached.
pub(super) fn rising(lang: Language, night: &Night, incident: &Incident) -> View {
    let Some(rise) = rise(incident, &night.plan) else {
        return View::default();
    };
    let (at, level) = (
        words::clock(&night.plan, rise.at, night.now),
        words::level_name(incident, rise.to),
    );
    let words = if rise.at <= night.now {
        words::has_risen(lang, &level, &incident.id.to_string())
    } else {
        words::will_rise(lang, &at, &level)
    };
    View::default().toned(Tone::Warn, words)
}

/// One line for each thing that is owed, red when its time has come.
fn deadlines(lang: Language, night: &Night, view: View, rows: &[Owed]) -> View {
    let late = |row: &Owed| row.at.map_or(row.due < night.today(), |at| at <= night.now);
    rows.iter().fold(view, |view, row| {
        let tone = if late(row) { Tone::Bad } else { Tone::Plain };
        view.toned(tone, words::owed(lang, &night.plan, row, night.now))
    })
}

fn calls(lang: Language, night: &Night, incident: &Incident, timeline: &Timeline, view: View) -> View {
    let plan = &night.plan;
    let people = |call: &crate::incident::Call| {
        let rows = incident
            .terms
            .get(call.level)
            .map(|terms| chain(plan, terms, timeline, &night.wrong_numbers()))
            .unwrap_or_default();
        let rows = rows.into_iter().filter(|row| call.seats.contains(&row.seat));
        rows.map(|row| someone(lang, plan, &row))
            .collect::<Vec<_>>()
            .join("  ")
    };
    let mut view = view;
    if let Some(call) = timeline.past.iter().rev().find(|call| call.reaches) {
        view = view.toned(Tone::Bad, words::waiting_for(lang, call.step, &people(call)));
    }
    if let Some(call) = timeline.next.first() {
        let at = words::clock(plan, call.at, night.now);
        view = view.line(words::next_call(lang, &at, call.step, &people(call)));
    }
    view
}

/// `PM 前田 綾 090-0000-0003`
fn someone(lang: Language, plan: &crate::plan::Plan, row: &ChainRow<'_>) -> String {
    let people: Vec<String> = row
        .people
        .iter()
        .map(|(who, _)| {
            let is_wrong = row.wrong.iter().any(|wrong| wrong.id == who.id);
            let name = safe(&who.name);
            let name = if is_wrong {
                words::number_is_wrong(lang, &name)
            } else {
                name
            };
            format!("{name} {}", who.phone.first().map_or("", String::as_str))
                .trim_end()
                .to_owned()
        })
        .collect();
    let people = if people.is_empty() {
        words::nobody(lang)
    } else {
        people.join(" / ")
    };
    format!("{} {people}", safe(row.seat.name(plan)))
}

/// What could not be sent, loudly.
pub(super) fn sent(lang: Language, told: &Told) -> View {
    let mut view = View::default();
    for (channel, why) in &told.unsent {
        view = view.toned(
            Tone::Bad,
            words::unsent(lang, &safe(channel), &safe(&system::words(lang, why))),
        );
    }
    view
}

/// The whole sheet of `incident show`.
pub(super) fn whole(lang: Language, night: &Night, incident: &Incident) -> View {
    let mut view = View::default().title(words::head(lang, &night.plan, incident, night.now));
    let entry = incident.log.iter().rfind(|entry| entry.what.is_news());
    for line in entry
        .map(|entry| words::fields(lang, &night.plan, incident, entry))
        .unwrap_or_default()
    {
        view = view.line(line);
    }
    view = view.gap().and(paging(lang, night, incident));
    view = deadlines(lang, night, view, &owed(incident, &night.plan, night.now));
    if incident.state.runs() && has_drifted(night, incident) {
        view = view.toned(Tone::Warn, words::drift(lang));
    }
    view.gap()
        .toned(Tone::Strong, words::story(lang))
        .table(story(lang, night, incident))
}

/// Was the level edited since the incident was opened?
fn has_drifted(night: &Night, incident: &Incident) -> bool {
    Terms::of(&night.plan).get(incident.level) != incident.level_terms()
}

fn story(lang: Language, night: &Night, incident: &Incident) -> Table {
    let mut table = Table::new([
        words::when(lang),
        words::what(lang),
        words::who(lang),
        words::content(lang),
    ]);
    let mut entries: Vec<&Entry> = incident.log.iter().collect();
    entries.sort_by_key(|entry| entry.own_at());
    for entry in entries {
        let mut text = words::words(lang, &night.plan, incident, entry);
        if entry.is_late() {
            let written = words::moment(&night.plan, entry.written.to_utc());
            text = format!("{text}{}", words::entered(lang, &written));
        }
        table.row([
            words::clock(&night.plan, entry.at.to_utc(), incident.opened_at.to_utc()),
            words::happening(lang, incident, entry),
            words::person(&night.plan, &entry.by).to_owned(),
            text,
        ]);
    }
    table
}
