//! What came of a machine's words, for people and for programs.

use serde::Serialize;

use super::Night;
use super::opening::opened;
use super::sheet::Head;
use crate::cli::Desk;
use crate::cli::post::Told;
use crate::incident::alert::{Alert, Effect, Meaning, NotAlerts, Status};
use crate::incident::{Entry, Incident};
use crate::say::{Language, incident as say};
use crate::show::{Answer, Table, Tone, View, safe};

/// One alert, and what it did.
#[derive(Debug)]
pub(super) struct Heard {
    key: String,
    status: Status,
    pub(super) title: String,
    pub(super) effect: Effect,
    meaning: Meaning,
    known: Option<Incident>,
    /// The incident after each fact that was recorded.
    pub(super) steps: Vec<Incident>,
}

impl Heard {
    pub(super) fn new(alert: &Alert, effect: Effect, meaning: Meaning, known: Option<Incident>) -> Self {
        Self {
            key: alert.key.clone(),
            status: alert.status,
            title: alert.title.clone(),
            effect,
            meaning,
            known,
            steps: Vec::new(),
        }
    }

    /// One more fact of its incident.
    pub(super) fn take(&mut self, entry: Entry) {
        let next = match self.incident().cloned() {
            Some(mut incident) => {
                incident.hear(entry);
                Some(incident)
            }
            None => Incident::begun(entry),
        };
        self.steps.extend(next);
    }

    /// Its incident as it stands now.
    pub(super) fn incident(&self) -> Option<&Incident> {
        self.steps.last().or(self.known.as_ref())
    }

    /// Was it opened although no rule of the plan says its level?
    pub(super) fn is_unruled(&self) -> bool {
        self.effect == Effect::Opens && !self.meaning.ruled
    }

    /// The prefix of its incident's level.
    pub(super) fn level(&self) -> &str {
        let terms = self.incident().and_then(Incident::level_terms);
        terms.map_or("-", |terms| terms.prefix.as_str())
    }
}

/// `incident open --from … --format json`
#[derive(Debug, Serialize)]
pub(super) struct Report {
    version: u32,
    items: Vec<Item>,
    #[serde(skip)]
    view: View,
    #[serde(skip)]
    table: Table,
}

#[derive(Debug, Serialize)]
struct Item {
    key: String,
    status: &'static str,
    action: &'static str,
    title: String,
    incident: Option<Head>,
}

impl Report {
    pub(super) fn new(desk: &Desk, night: &Night, heard: &[Heard], unsent: View) -> Self {
        let lang = desk.lang();
        let item = |one: &Heard| Item {
            key: one.key.clone(),
            status: status(one.status),
            action: action(one.effect),
            title: one.title.clone(),
            incident: one.incident().map(|it| Head::of(night, it)),
        };
        Self {
            version: 1,
            items: heard.iter().map(item).collect(),
            view: view(desk, night, heard).and(unsent),
            table: table(lang, heard),
        }
    }
}

impl Answer for Report {
    fn view(&self, _lang: Language) -> View {
        self.view.clone()
    }

    fn sheet(&self, _lang: Language) -> Option<Table> {
        Some(self.table.clone())
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Firing => "firing",
        Status::Acknowledged => "acknowledged",
        Status::Resolved => "resolved",
    }
}

fn action(effect: Effect) -> &'static str {
    match effect {
        Effect::Opens => "opened",
        Effect::Joins => "joined",
        Effect::Reopens => "reopened",
        Effect::Restores => "restored",
        Effect::Acknowledges => "acknowledged",
        Effect::Already => "already",
        Effect::Unknown => "unknown",
    }
}

/// What was done, in words.
fn done(lang: Language, effect: Effect) -> String {
    match effect {
        Effect::Opens => say::alert_opened(lang),
        Effect::Joins => say::alert_joined(lang),
        Effect::Reopens => say::alert_reopened(lang),
        Effect::Restores => say::alert_restored(lang),
        Effect::Acknowledges => say::alert_acknowledged(lang),
        Effect::Already => say::alert_already(lang),
        Effect::Unknown => say::alert_unknown(lang),
    }
}

/// One line each; the whole first report where one was opened and nothing else happened.
fn view(desk: &Desk, night: &Night, heard: &[Heard]) -> View {
    let lang = desk.lang();
    if let [one] = heard
        && let (Effect::Opens, Some(incident)) = (one.effect, one.incident())
    {
        return opened(desk, night, incident, &Told::default());
    }
    heard.iter().fold(View::default(), |view, one| {
        let tone = match one.effect {
            Effect::Opens | Effect::Reopens => Tone::Bad,
            Effect::Joins => Tone::Warn,
            Effect::Restores | Effect::Acknowledges => Tone::Good,
            Effect::Already | Effect::Unknown => Tone::Plain,
        };
        view.toned(tone, line(lang, one))
    })
}

fn line(lang: Language, one: &Heard) -> String {
    let done = done(lang, one.effect);
    match one.incident() {
        Some(incident) => say::heard(
            lang,
            &incident.id.to_string(),
            one.level(),
            &done,
            &safe(&one.title),
        ),
        None => say::heard_alone(lang, &done, &safe(&one.title)),
    }
}

fn table(lang: Language, heard: &[Heard]) -> Table {
    let head = [
        say::number_head(lang),
        say::level_head(lang),
        say::what(lang),
        say::title_head(lang),
    ];
    let mut table = Table::new(head);
    for one in heard {
        let id = one.incident().map(|it| it.id.to_string()).unwrap_or_default();
        table.row([
            id,
            one.level().to_owned(),
            done(lang, one.effect),
            safe(&one.title),
        ]);
    }
    table
}

/// Why a payload says nothing.
pub(super) fn refusal(lang: Language, why: &NotAlerts) -> String {
    match why {
        NotAlerts::TooLarge => say::payload_too_large(lang),
        NotAlerts::NotJson(reason) => say::payload_not_json(lang, &safe(reason)),
        NotAlerts::Unknown => say::payload_unknown(lang),
        NotAlerts::Lacks(sender, key) => say::payload_lacks(lang, sender.word(), key),
    }
}
