//! levels.toml.

use super::{Resolver, value};
use crate::plan::problem::Wrong;
use crate::plan::raw::{self, Many, Rows};
use crate::plan::{AlertRule, Level, Levels, Obligation, Step};

impl Resolver<'_> {
    pub(super) fn levels(&mut self) -> Levels {
        let raw = self.raw;
        let rules = raw.levels.levels.as_ref();
        if let (None, Some(first)) = (rules, raw.levels().first()) {
            let (key, example) = ("levels".to_owned(), "[levels]\nworst = \"highest\"".to_owned());
            self.refuse::<()>(first.place, Wrong::MissingKey { key, example });
        }
        let worst = rules
            .and_then(|rules| value(&rules.value.worst))
            .unwrap_or_default();
        let list = raw
            .levels()
            .iter()
            .filter_map(|level| self.level(level))
            .collect();
        let alerts = raw.alerts().iter().filter_map(|rule| self.alert(rule)).collect();
        Levels { worst, list, alerts }
    }

    /// A rule whose level is unknown is left out: the next one may know better.
    fn alert(&mut self, raw: &raw::AlertRule) -> Option<AlertRule> {
        let Some(level) = self.level_number(&raw.level) else {
            self.dropped.push(raw.place);
            return None;
        };
        Some(AlertRule {
            when: raw.when().0,
            level,
            impact: value(&raw.impact),
        })
    }

    fn level(&mut self, raw: &raw::Level) -> Option<Level> {
        let level = raw.level.as_ref()?.value.to();
        Some(Level {
            level,
            prefix: value(&raw.prefix).unwrap_or_else(|| format!("lv{level}")),
            meaning: value(&raw.meaning)?,
            outage_from: value(&raw.outage_from),
            during: raw.during(),
            ack_ttl: value(&raw.ack_ttl).map(|it| it.0),
            update_every: value(&raw.update_every).map(|it| it.0),
            exhausted_every: raw.exhausted_every().0,
            report_within: value(&raw.report_within),
            ask: Many::values(&raw.ask).cloned().collect(),
            chain: self.chain(raw),
            obligations: Rows::all(&raw.obligation).iter().filter_map(obligation).collect(),
        })
    }

    /// The steps in the order of time, whatever the order in which they were written.
    fn chain(&mut self, raw: &raw::Level) -> Vec<Step> {
        let steps = Rows::all(&raw.chain).iter();
        let mut chain: Vec<Step> = steps.filter_map(|step| self.step(step)).collect();
        chain.sort_by_key(|step| step.after.roughly());
        chain
    }

    fn step(&mut self, raw: &raw::Step) -> Option<Step> {
        let Some(to) = self.seat(&raw.to) else {
            self.dropped.push(raw.place);
            return None;
        };
        let (after, report) = (value(&raw.after)?, raw.report());
        Some(Step { to, after, report })
    }
}

fn obligation(raw: &raw::Obligation) -> Option<Obligation> {
    Some(Obligation {
        id: value(&raw.id)?.0,
        title: value(&raw.title)?,
        within: value(&raw.within)?,
        note: raw.note(),
    })
}
