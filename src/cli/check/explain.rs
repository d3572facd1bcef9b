//! `check --explain`: why people were told of a check, or were not. Nothing is asked and nothing is recorded.

mod screen;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::incidents;
use crate::check::{self, Reminder, Standing, Standings, Tidings, Well, Withheld, target};
use crate::cli::{Desk, Exit, Opened, Outcome};
use crate::notify::Route;
use crate::plan::{Check, CheckRef, Language, Plan};
use crate::say::check::withheld;
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
