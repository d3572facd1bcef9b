//! インシデントレベル定義 and エスカレーションフロー.

use serde::Serialize;

use super::Entries;
use super::alerts::{self, Alert};
use crate::calendar::Span;
use crate::plan::{self, During, Language, Plan};
use crate::say;
use crate::say::list;
use crate::show::{Cell, Table, View};

/// One `[[level]]` or `[[alert]]`; its keys tell which.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Entry<'a> {
    Level(Box<Level<'a>>),
    Alert(Alert<'a>),
}

/// A level.
#[derive(Serialize)]
pub(super) struct Level<'a> {
    level: u32,
    prefix: &'a str,
    meaning: &'a str,
    outage_from: Option<Span>,
    during: &'static str,
    ack_ttl: Option<Span>,
    update_every: Option<Span>,
    exhausted_every: Span,
    report_within: Option<Span>,
    ask: &'a [String],
    chain: Vec<Step<'a>>,
    obligation: Vec<Obligation<'a>>,
}

/// One line of a chain.
#[derive(Serialize)]
struct Step<'a> {
    to: &'a str,
    after: Span,
    report: bool,
    #[serde(skip)]
    name: &'a str,
}

/// One duty.
#[derive(Serialize)]
struct Obligation<'a> {
    id: &'a str,
    title: &'a str,
    within: Span,
    note: &'a str,
}

/// All of them, in the order of the file, levels first.
pub(super) fn of(plan: &Plan) -> Vec<Entry<'_>> {
    let levels = plan.levels.list.iter();
    let levels = levels.map(|it| Entry::Level(Box::new(level(plan, it))));
    levels.chain(alerts::of(plan).map(Entry::Alert)).collect()
}

fn level<'a>(plan: &'a Plan, level: &'a plan::Level) -> Level<'a> {
    let step = |step: &plan::Step| Step {
        to: plan.id_of(step.to),
        after: step.after,
        report: step.report,
        name: plan.name_of(step.to),
    };
    let obligation = |it: &'a plan::Obligation| Obligation {
        id: &it.id,
        title: &it.title,
        within: it.within,
        note: &it.note,
    };
    Level {
        level: level.level,
        prefix: &level.prefix,
        meaning: &level.meaning,
        outage_from: level.outage_from,
        during: match level.during {
            During::Always => "always",
            During::BusinessHours => "business-hours",
        },
        ack_ttl: level.ack_ttl,
        update_every: level.update_every,
        exhausted_every: level.exhausted_every,
        report_within: level.report_within,
        ask: &level.ask,
        chain: level.chain.iter().map(step).collect(),
        obligation: level.obligations.iter().map(obligation).collect(),
    }
}

impl Entries for Entry<'_> {
    fn view(items: &[Self], lang: Language) -> View {
        let mut levels = Table::new(say::plan::level_head(lang));
        let mut chains = Table::new(say::plan::chain_head(lang));
        let mut duties = Table::new(say::plan::obligation_head(lang));
        let mut rules = Table::new(say::plan::alert_head(lang));
        for item in items {
            match item {
                Self::Level(level) => {
                    levels.row(level.definition(lang));
                    chains.row([Cell::number(level.level), level.path(lang).into()]);
                    for duty in &level.obligation {
                        let within = say::span::span(lang, duty.within);
                        duties.row([level.prefix, duty.title, &within, duty.note]);
                    }
                }
                Self::Alert(alert) => rules.row(alert.cells(lang)),
            }
        }
        View::default()
            .table(levels)
            .gap()
            .title(say::plan::chains(lang))
            .table(chains)
            .gap()
            .table(duties)
            .gap()
            .table(rules)
    }
}

impl Level<'_> {
    fn definition(&self, lang: Language) -> [Cell; 6] {
        let span = |it: Option<Span>| it.map(|it| say::span::span(lang, it)).unwrap_or_default();
        [
            Cell::number(self.level),
            Cell::number(self.prefix),
            self.meaning.into(),
            say::plan::during(lang, self.during).into(),
            span(self.update_every).into(),
            span(self.report_within).into(),
        ]
    }

    /// システム担当者 → プロジェクトマネージャー（10分後） → 部門長（60分以内に報告）
    fn path(&self, lang: Language) -> String {
        let steps: Vec<String> = self
            .chain
            .chunk_by(|a, b| a.after == b.after && a.report == b.report)
            .map(|step| stage(step, lang))
            .collect();
        steps.join(" → ")
    }
}

fn stage(step: &[Step<'_>], lang: Language) -> String {
    let names: Vec<&str> = step.iter().map(|line| line.name).collect();
    let names = list(lang, &names);
    let Some(first) = step.first() else {
        return names;
    };
    let after = say::span::span(lang, first.after);
    match (first.report, first.after.count) {
        (true, _) => say::plan::reported_within(lang, &names, &after),
        (false, 0) => names,
        (false, _) => say::plan::paged_after(lang, &names, &after),
    }
}
