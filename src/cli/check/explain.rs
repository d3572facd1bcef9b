//! `check --explain`: why people were told of a check, or were not. Nothing is asked and nothing is recorded.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::incidents;
use crate::check::{self, Reminder, Standing, Standings, Tidings, Well, Withheld, target};
use crate::cli::{Desk, Exit, Opened, Outcome};
use crate::notify::Route;
use crate::plan::{Check, CheckRef, Language, Plan};
use crate::say::check::explain as say;
use crate::say::check::{clock, withheld};
use crate::show::{Answer, Table, View};
use crate::world::samples::Notebook;

/// What is known of each.
#[derive(Debug, Serialize)]
struct Explained<'a> {
    version: u32,
    at: DateTime<FixedOffset>,
    items: Vec<Item<'a>>,
}

/// What is known of one.
#[derive(Debug, Serialize)]
struct Item<'a> {
    check: &'a str,
    title: &'a str,
    target: String,
    /// never, ok, failing, down, recovering or unknown
    state: &'static str,
    fail_after: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    out_of: Option<u32>,
    recover_after: u32,
    /// How the counting stands.
    counted: Standing,
    /// The last look is so old that counting starts again.
    gap: bool,
    flapping: bool,
    /// When flapping would be over.
    #[serde(skip_serializing_if = "Option::is_none")]
    steady_at: Option<DateTime<FixedOffset>>,
    /// The planned stop that holds now.
    window: Option<String>,
    /// Its `during` holds now.
    within_hours: bool,
    depends_on: Vec<Parent<'a>>,
    /// The check that explains its failure.
    explained_by: Option<&'a str>,
    /// The incident that somebody works on.
    acknowledged: Option<String>,
    /// The next run would tell people: down, still, recovered, blind, sighted, or nothing.
    would_tell: Option<&'static str>,
    next_reminder: Option<DateTime<FixedOffset>>,
    /// Where messages of checks go.
    channels: Vec<&'a str>,
    #[serde(skip)]
    why: Option<String>,
}

/// A check that it depends on.
#[derive(Debug, Serialize)]
struct Parent<'a> {
    check: &'a str,
    failing: bool,
}

pub(super) fn shown(desk: &Desk, opened: &Opened, chosen: &[CheckRef]) -> Outcome {
    let journal = desk.journal(opened);
    let notebook = Notebook::beside(&journal, desk.now_is_set());
    let plan = &opened.plan;
    let mut kept = notebook.kept().unwrap_or_default();
    check::rename(plan, &mut kept.standings);
    let at = opened.now.with_timezone(&opened.zone()).fixed_offset();
    let acknowledged = incidents::acknowledged(plan, &kept.standings, &journal)?;
    let scene = Scene {
        lang: desk.lang(),
        plan,
        at,
        tidings: check::tidings(plan, &kept.standings, &acknowledged, at),
        standings: kept.standings,
        acknowledged,
    };
    desk.answer(&Explained {
        version: 1,
        at,
        items: chosen.iter().map(|place| scene.item(*place)).collect(),
    })?;
    Ok(Exit::Well)
}

struct Scene<'a> {
    lang: Language,
    plan: &'a Plan,
    at: DateTime<FixedOffset>,
    tidings: Tidings,
    standings: Standings,
    acknowledged: check::Acknowledged,
}

impl<'a> Scene<'a> {
    fn item(&self, place: CheckRef) -> Item<'a> {
        let (plan, check) = (self.plan, &self.plan[place]);
        let counted = self.standings.get(&check.id).cloned().unwrap_or_default();
        let held = self.tidings.withheld.iter().find(|(held, _)| *held == place);
        let explained_by = match held {
            Some((_, Withheld::ExplainedBy(root))) => Some(plan[*root].id.as_str()),
            _ => None,
        };
        let parents = check.depends_on.iter().map(|parent| &plan[*parent]);
        let route = Route::of(plan, "check");
        Item {
            check: &check.id,
            title: &check.title,
            target: target(check),
            state: state(&counted),
            fail_after: check.fail_after,
            out_of: check.out_of,
            recover_after: check.recover_after,
            gap: counted.is_gap(check, self.at),
            flapping: counted.is_flapping(check, self.at),
            steady_at: counted
                .steady_at(check)
                .filter(|_| counted.is_flapping(check, self.at)),
            window: check::maintenance(plan, place, self.at).map(ToOwned::to_owned),
            within_hours: check.during == crate::plan::During::Always
                || plan.is_business_hour(self.at.to_utc()),
            depends_on: parents.map(|parent| self.parent(parent)).collect(),
            explained_by,
            acknowledged: self.acknowledged.get(&place).cloned(),
            would_tell: self.would_tell(place),
            next_reminder: counted.next_reminder(check),
            channels: route.channels.iter().map(|it| plan[*it].name.as_str()).collect(),
            why: held.and_then(|(_, why)| withheld(self.lang, plan, place, why)),
            counted,
        }
    }

    fn parent(&self, parent: &'a Check) -> Parent<'a> {
        let standing = self.standings.get(&parent.id);
        Parent {
            check: &parent.id,
            failing: standing.is_some_and(|standing| standing.is_failing(parent, self.at)),
        }
    }

    fn would_tell(&self, place: CheckRef) -> Option<&'static str> {
        let tidings = &self.tidings;
        let reminds = |all: &[Reminder]| all.iter().any(|it| it.check == place);
        let ends = |all: &[Well]| all.iter().any(|it| it.check == place);
        [
            ("down", tidings.down.iter().any(|it| it.check == place)),
            ("still", reminds(&tidings.still)),
            ("recovered", ends(&tidings.recovered)),
            ("blind", reminds(&tidings.blind)),
            ("sighted", ends(&tidings.sighted)),
        ]
        .into_iter()
        .find_map(|(word, is_told)| is_told.then_some(word))
    }
}

fn state(standing: &Standing) -> &'static str {
    match standing {
        Standing {
            looked: None,
            last: None,
            ..
        } => "never",
        Standing { unknowns: 1.., .. } => "unknown",
        Standing {
            down: Some(_),
            failures: 0,
            ..
        } => "recovering",
        Standing { down: Some(_), .. } => "down",
        Standing { failures: 1.., .. } => "failing",
        _ => "ok",
    }
}

impl Answer for Explained<'_> {
    fn view(&self, lang: Language) -> View {
        self.items.iter().fold(View::default(), |view, item| {
            let name = if item.title == item.check {
                item.check.to_owned()
            } else {
                format!("{} {}", item.check, item.title)
            };
            let mut table = Table::new([say::what(lang), say::how(lang)]);
            for (what, how) in self.rows(lang, item) {
                table.row([what, how]);
            }
            view.gap().title(format!("{name}  {}", item.target)).table(table)
        })
    }
}

impl Explained<'_> {
    fn rows(&self, lang: Language, item: &Item<'_>) -> Vec<(String, String)> {
        let counted = &item.counted;
        let time = |at: DateTime<FixedOffset>| clock(lang, at, self.at);
        let never = || say::never(lang);
        let mut rows = vec![
            (say::state(lang), say::state_word(lang, item.state)),
            (say::last_look(lang), counted.looked.map_or_else(never, time)),
            (
                say::count(lang),
                say::counts(lang, counted.failures, counted.successes, counted.unknowns),
            ),
            (
                say::counts_as_down(lang),
                say::rule(lang, item.fail_after, item.out_of),
            ),
            (say::counts_as_up(lang), say::successes(lang, item.recover_after)),
        ];
        let mut add = |what: String, how: Option<String>| rows.extend(how.map(|how| (what, how)));
        add(say::gap(lang), item.gap.then(|| say::counts_anew(lang)));
        add(say::down_since(lang), counted.down.map(time));
        let blind = counted.blind.filter(|blind| blind.looks >= item.fail_after);
        add(say::blind_since(lang), blind.map(|blind| time(blind.since)));
        add(say::told(lang), Some(self.told(lang, item)));
        add(say::withheld(lang), item.why.clone());
        let next = item.next_reminder.filter(|_| item.acknowledged.is_none());
        add(say::next(lang), next.map(time));
        add(
            say::flapping(lang),
            item.steady_at.map(|at| say::until_steady(lang, &time(at))),
        );
        add(
            say::window(lang),
            Some(item.window.clone().unwrap_or_else(|| say::none(lang))),
        );
        add(say::hours(lang), (!item.within_hours).then(|| say::outside(lang)));
        add(say::acknowledged(lang), item.acknowledged.clone());
        let parents = item
            .depends_on
            .iter()
            .map(|it| say::parent(lang, it.check, it.failing));
        let parents: Vec<String> = parents.collect();
        add(
            say::parents(lang),
            (!parents.is_empty()).then(|| crate::say::list(lang, &parents)),
        );
        let channels = if item.channels.is_empty() {
            say::nowhere(lang)
        } else {
            crate::say::list(lang, &item.channels)
        };
        add(say::channels(lang), Some(channels));
        rows
    }

    fn told(&self, lang: Language, item: &Item<'_>) -> String {
        let counted = &item.counted;
        match (
            item.would_tell,
            counted.told_at.filter(|_| counted.told.is_some()),
        ) {
            (Some("recovered"), _) => say::will_tell_end(lang),
            (Some("still"), _) => say::will_remind(lang),
            (Some("blind"), _) => say::will_tell_blind(lang),
            (Some("sighted"), _) => say::will_tell_sight(lang),
            (Some(_), _) => say::will_tell(lang),
            (None, Some(at)) => say::was_told(lang, &clock(lang, at, self.at), counted.reminders),
            (None, None) if counted.blind.is_some_and(|blind| blind.told) => {
                let at = counted.blind_told_at.unwrap_or(self.at);
                say::was_told_blind(lang, &clock(lang, at, self.at))
            }
            (None, None) if counted.untold_recovery.is_some() => say::end_waits(lang),
            (None, None) if counted.down.is_some() => say::not_told(lang),
            (None, None) if counted.failures > 0 => say::too_few(lang, counted.failures, item.fail_after),
            (None, None) => say::nothing_to_tell(lang),
        }
    }
}
