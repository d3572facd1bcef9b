//! The screen: a table a check, of what is so and how.

use chrono::{DateTime, FixedOffset};

use super::{Explained, Item};
use crate::cli::check::heading;
use crate::plan::Language;
use crate::say::check::clock;
use crate::say::check::explain as say;
use crate::say::list;
use crate::show::{Answer, Table, View};

impl Answer for Explained<'_> {
    fn view(&self, lang: Language) -> View {
        self.items.iter().fold(View::default(), |view, item| {
            let name = heading(item.check, item.title);
            let mut table = Table::new([say::what(lang), say::how(lang)]);
            for (what, how) in self.rows(lang, item) {
                table.row([what, how]);
            }
            view.gap().title(format!("{name}  {}", item.target)).table(table)
        })
    }
}

impl Explained<'_> {
    fn rows(&self, lang: Language, item: &Item<'_>) -> impl Iterator<Item = (String, String)> {
        let counting = self.counting(lang, item);
        counting
            .chain(self.telling(lang, item))
            .chain(surroundings(lang, item))
    }

    /// How often it failed, and since when it counts as down.
    fn counting(&self, lang: Language, item: &Item<'_>) -> impl Iterator<Item = (String, String)> {
        let counted = &item.counted;
        let time = |at: DateTime<FixedOffset>| clock(lang, at, self.at);
        let counts = say::counts(lang, counted.failures, counted.successes, counted.unknowns);
        let blind = counted.blind.filter(|blind| blind.looks >= item.fail_after);
        let rows = [
            (say::state(lang), Some(say::state_word(lang, item.state))),
            (
                say::last_look(lang),
                Some(counted.looked.map_or_else(|| say::never(lang), time)),
            ),
            (say::count(lang), Some(counts)),
            (
                say::counts_as_down(lang),
                Some(say::rule(lang, item.fail_after, item.out_of)),
            ),
            (
                say::counts_as_up(lang),
                Some(say::successes(lang, item.recover_after)),
            ),
            (say::gap(lang), item.gap.then(|| say::counts_anew(lang))),
            (say::down_since(lang), counted.down.map(time)),
            (say::blind_since(lang), blind.map(|blind| time(blind.since))),
        ];
        known(rows)
    }

    /// What people hear of it.
    fn telling(&self, lang: Language, item: &Item<'_>) -> impl Iterator<Item = (String, String)> {
        let time = |at: DateTime<FixedOffset>| clock(lang, at, self.at);
        let next = item.next_reminder.filter(|_| item.acknowledged.is_none());
        let steady = item.steady_at.map(|at| say::until_steady(lang, &time(at)));
        known([
            (say::told(lang), Some(self.told(lang, item))),
            (say::withheld(lang), item.why.clone()),
            (say::next(lang), next.map(time)),
            (say::flapping(lang), steady),
        ])
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

/// What else decides: planned stops, hours, an incident, what it depends on, and where messages go.
fn surroundings(lang: Language, item: &Item<'_>) -> impl Iterator<Item = (String, String)> {
    let window = item.window.clone().unwrap_or_else(|| say::none(lang));
    let parents = item.depends_on.iter();
    let parents: Vec<String> = parents
        .map(|it| say::parent(lang, it.check, it.failing))
        .collect();
    let channels = match item.channels.is_empty() {
        true => say::nowhere(lang),
        false => list(lang, &item.channels),
    };
    known([
        (say::window(lang), Some(window)),
        (say::hours(lang), (!item.within_hours).then(|| say::outside(lang))),
        (say::acknowledged(lang), item.acknowledged.clone()),
        (
            say::parents(lang),
            (!parents.is_empty()).then(|| list(lang, &parents)),
        ),
        (say::channels(lang), Some(channels)),
    ])
}

/// The rows that have something to say.
fn known<const N: usize>(rows: [(String, Option<String>); N]) -> impl Iterator<Item = (String, String)> {
    rows.into_iter().filter_map(|(what, how)| Some((what, how?)))
}
