//! The rules by which an alert of a machine gets its level.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::plan::{AlertRule, Impact, Language, Plan};
use crate::say;
use crate::say::list;
use crate::show::Cell;

/// One `[[alert]]`.
#[derive(Serialize)]
pub(super) struct Alert<'a> {
    when: BTreeMap<&'a str, &'a str>,
    level: u32,
    impact: Option<Impact>,
}

/// All of them: the first that takes an alert says its level.
pub(super) fn of(plan: &Plan) -> impl Iterator<Item = Alert<'_>> {
    plan.levels.alerts.iter().map(alert)
}

fn alert(rule: &AlertRule) -> Alert<'_> {
    let when = rule.when.iter();
    Alert {
        when: when
            .map(|(label, text)| (label.as_str(), text.as_str()))
            .collect(),
        level: rule.level,
        impact: rule.impact,
    }
}

impl Alert<'_> {
    /// Its row.
    pub(super) fn cells(&self, lang: Language) -> [Cell; 3] {
        let felt = self.impact.map(|it| say::incident::felt(lang, Some(it)));
        [
            self.labels(lang).into(),
            Cell::number(self.level),
            felt.unwrap_or_default().into(),
        ]
    }

    fn labels(&self, lang: Language) -> String {
        if self.when.is_empty() {
            return say::plan::every_alert(lang);
        }
        let labels = self
            .when
            .iter()
            .map(|(label, text)| say::plan::label(lang, label, text));
        list(lang, &labels.collect::<Vec<_>>())
    }
}
