//! Everything that a handover shows, gathered from the facts since the last one.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;

use crate::check::{Blinded, Down, Offline, Online, Recovered, Sighted};
use crate::cli::incident::{Head, Night, next};
use crate::cli::owing::Owing;
use crate::cli::{Desk, Failure};
use crate::due::{Done, Item, Section, Skipped};
use crate::incident::{Entry, Incident, Ledger, NotePosted};
use crate::notify::{Fate, safe};
use crate::plan::Plan;
use crate::records::{Event as _, Fact};
use crate::say::{self, Language, handover as words, incident};
use crate::show::{Answer, Table, Tone, View};

/// The page.
#[derive(Debug, Serialize)]
pub(super) struct Handover {
    version: u32,
    since: DateTime<FixedOffset>,
    until: DateTime<FixedOffset>,
    incidents: Vec<Head>,
    events: Vec<Happened>,
    checks: Vec<Happened>,
    work: Vec<Happened>,
    unsent: Vec<Unsent>,
    due: Vec<Item>,
    notes: Vec<Happened>,
    #[serde(skip)]
    view: View,
}

/// Something that happened to something.
#[derive(Debug, Serialize)]
struct Happened {
    at: DateTime<FixedOffset>,
    by: String,
    about: String,
    kind: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct Unsent {
    channel: String,
    what: String,
    queued: DateTime<FixedOffset>,
    text: String,
    error: Option<String>,
}

impl Answer for Handover {
    fn view(&self, _lang: Language) -> View {
        self.view.clone()
    }
}

impl Handover {
    pub(super) fn of(
        desk: &Desk,
        night: &Night,
        since: DateTime<FixedOffset>,
        recent: &[&Fact],
    ) -> Result<Self, Failure> {
        let lang = desk.lang();
        let ledger = night.ledger(desk, &night.journal)?;
        let outbox = night.outbox(desk)?;
        let letters = outbox
            .unsent()
            .into_iter()
            .filter(|letter| !letter.rehearsal || desk.now_is_set());
        let mut page = Self {
            version: 1,
            since,
            until: night.now_here(),
            incidents: ledger.open().map(|it| Head::of(night, it)).collect(),
            events: events(lang, night, &ledger, since),
            checks: recent
                .iter()
                .filter_map(|fact| check(lang, night, fact))
                .collect(),
            work: recent.iter().filter_map(|fact| work(lang, night, fact)).collect(),
            unsent: letters
                .map(|letter| Unsent {
                    channel: letter.message.key.channel.clone(),
                    what: letter.message.key.to_string(),
                    queued: letter.queued,
                    text: letter.message.lines.first().cloned().unwrap_or_default(),
                    error: match &letter.fate {
                        Fate::Failed { error, .. } => Some(error.clone()),
                        _ => None,
                    },
                })
                .collect(),
            due: due(desk, night)?,
            notes: recent.iter().filter_map(|fact| note(fact)).collect(),
            view: View::default(),
        };
        page.view = page.drawn(lang, night, &ledger);
        Ok(page)
    }

    fn drawn(&self, lang: Language, night: &Night, ledger: &Ledger) -> View {
        let plan = &night.plan;
        let span = [self.since, self.until].map(|at| incident::moment(plan, at.to_utc()));
        let mut view = View::default().title(words::title(lang, &span[0], &span[1]));
        view = section(
            view,
            words::notes(lang),
            self.table(lang, night, &self.notes, false),
            words::no_notes(lang),
        );
        view = view
            .gap()
            .toned(Tone::Strong, words::open_incidents(lang, self.incidents.len()));
        if self.incidents.is_empty() {
            view = view.line(incident::none_is_open(lang));
        }
        for one in ledger.open() {
            view = view
                .toned(Tone::Bad, incident::head(lang, plan, one, night.now))
                .and(next(lang, night, one));
        }
        view = section(
            view,
            words::events(lang),
            self.table(lang, night, &self.events, true),
            words::nothing(lang),
        );
        view = section(
            view,
            words::checks(lang),
            self.table(lang, night, &self.checks, true),
            words::nothing(lang),
        );
        view = section(
            view,
            words::work(lang),
            self.table(lang, night, &self.work, true),
            words::nothing(lang),
        );
        view = section(
            view,
            words::due_today(lang),
            due_table(lang, &night.plan, &self.due, night.today()),
            words::none_due(lang),
        );
        let mut unsent = Table::new([
            words::channel(lang),
            words::waiting_since(lang),
            incident::content(lang),
            words::why(lang),
        ]);
        for it in &self.unsent {
            let error = it.error.clone().unwrap_or_default();
            unsent.row([
                it.channel.clone(),
                incident::moment(plan, it.queued.to_utc()),
                it.text.clone(),
                error,
            ]);
        }
        section(view, words::unsent(lang), unsent, words::none_unsent(lang))
    }

    fn table(&self, lang: Language, night: &Night, rows: &[Happened], about: bool) -> Table {
        let mut head = vec![incident::when(lang)];
        if about {
            head.extend([words::about(lang), incident::what(lang)]);
        }
        head.extend([incident::who(lang), incident::content(lang)]);
        let mut table = Table::new(head);
        for row in rows {
            let mut cells = vec![incident::clock(&night.plan, row.at.to_utc(), night.now)];
            if about {
                cells.extend([row.about.clone(), words::kind(lang, &row.kind)]);
            }
            cells.extend([
                incident::person(&night.plan, &row.by).to_owned(),
                row.text.clone(),
            ]);
            table.row(cells);
        }
        table
    }
}

/// What is overdue and what is due today.
fn due(desk: &Desk, night: &Night) -> Result<Vec<Item>, Failure> {
    let owing = Owing::load(&night.plan, &night.journal, night.now, desk.answer_lang())?;
    let day = night.today();
    let presses = |item: &Item| {
        matches!(
            item.section(day),
            Section::Overdue | Section::Today | Section::ToConfirm
        )
    };
    Ok(owing.list(day, None).into_iter().filter(presses).collect())
}

fn due_table(lang: Language, plan: &Plan, items: &[Item], today: NaiveDate) -> Table {
    let head = [
        words::deadline(lang),
        incident::content(lang),
        words::assignee(lang),
    ];
    let mut table = Table::new(head).whole([0]);
    for item in items {
        let starts = plan.workdays.fiscal_year_starts;
        table.row([
            say::due::deadline(lang, item, today, &plan.workdays),
            say::due::title_on(lang, item, starts, today),
            say::due::owners(lang, item),
        ]);
    }
    table
}

/// A heading and its table, or that there is nothing under it.
fn section(view: View, title: String, table: Table, empty: String) -> View {
    let view = view.gap().toned(Tone::Strong, title);
    if table.rows.is_empty() {
        view.toned(Tone::Dim, empty)
    } else {
        view.table(table)
    }
}

/// What happened to incidents, calls and answers among it.
fn events(lang: Language, night: &Night, ledger: &Ledger, since: DateTime<FixedOffset>) -> Vec<Happened> {
    let of = |one: &Incident| -> Vec<Happened> {
        let entries = one.log.iter().filter(|entry| entry.written >= since);
        entries.map(|entry| event(lang, night, one, entry)).collect()
    };
    let mut events: Vec<Happened> = ledger.all().flat_map(of).collect();
    events.sort_by_key(|event| event.at);
    events
}

fn event(lang: Language, night: &Night, one: &Incident, entry: &Entry) -> Happened {
    Happened {
        at: entry.at,
        by: entry.by.clone(),
        about: one.id.to_string(),
        kind: entry.what.kind().to_owned(),
        text: incident::words(lang, &night.plan, one, entry),
    }
}

fn check(lang: Language, night: &Night, fact: &Fact) -> Option<Happened> {
    let since = |at: DateTime<FixedOffset>| words::since(lang, &incident::moment(&night.plan, at.to_utc()));
    let lasted = |since, until| incident::lasted(lang, until - since);
    let (about, text) = match fact.kind.as_str() {
        Down::KIND => fact.event::<Down>()?.ok().map(|it| (it.check, since(it.since)))?,
        Recovered::KIND => {
            let up = fact.event::<Recovered>()?.ok()?;
            (up.check, words::was_down_for(lang, &lasted(up.since, up.until)))
        }
        Blinded::KIND => fact
            .event::<Blinded>()?
            .ok()
            .map(|it| (it.check, since(it.since)))?,
        Sighted::KIND => {
            let seen = fact.event::<Sighted>()?.ok()?;
            (
                seen.check,
                words::was_unknown_for(lang, &lasted(seen.since, seen.until)),
            )
        }
        Offline::KIND => (words::observer(lang), since(fact.event::<Offline>()?.ok()?.since)),
        Online::KIND => {
            let back = fact.event::<Online>()?.ok()?;
            (
                words::observer(lang),
                words::was_unknown_for(lang, &lasted(back.since, back.until)),
            )
        }
        _ => return None,
    };
    Some(happened(fact, about, &text))
}

fn work(lang: Language, night: &Night, fact: &Fact) -> Option<Happened> {
    let (task, text) = match (fact.event::<Done>(), fact.event::<Skipped>()) {
        (Some(Ok(done)), _) => (done.task, done.note),
        (_, Some(Ok(skipped))) => (skipped.task, words::because(lang, &skipped.reason)),
        _ => return None,
    };
    let title = night
        .plan
        .tasks
        .iter()
        .find(|it| it.id == task)
        .map_or(task, |it| it.title.clone());
    Some(happened(fact, title, &text))
}

fn note(fact: &Fact) -> Option<Happened> {
    let Some(Ok(NotePosted { text })) = fact.event() else {
        return None;
    };
    Some(happened(fact, String::new(), &text))
}

fn happened(fact: &Fact, about: String, text: &str) -> Happened {
    Happened {
        at: fact.at,
        by: fact.by.clone(),
        about,
        kind: fact.kind.clone(),
        text: safe(text),
    }
}
