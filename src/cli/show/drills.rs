//! 運用テスト.

use serde::Serialize;

use super::{Entries, names};
use crate::plan::{self, Language, Plan};
use crate::say;
use crate::say::list;
use crate::show::{Cell, Table, View};

/// One `[[drill]]`.
#[derive(Serialize)]
pub(super) struct Drill<'a> {
    id: &'a str,
    was: &'a [String],
    title: &'a str,
    category: &'a str,
    frequency: &'a str,
    assignee: Vec<&'a str>,
    level: Option<u32>,
    steps: &'a [String],
}

/// All of them, in the order of the file.
pub(super) fn of(plan: &Plan) -> Vec<Drill<'_>> {
    plan.drills.iter().map(|drill| entry(plan, drill)).collect()
}

fn entry<'a>(plan: &'a Plan, drill: &'a plan::Drill) -> Drill<'a> {
    Drill {
        id: &drill.id,
        was: &drill.was,
        title: &drill.title,
        category: &drill.category,
        frequency: &drill.phrase,
        assignee: names(plan, &drill.assignee),
        level: drill.level,
        steps: &drill.steps,
    }
}

impl Entries for Drill<'_> {
    /// A row for each step: that is what is ticked off on the day.
    fn view(items: &[Self], lang: Language) -> View {
        let mut table = Table::new(say::plan::drill_head(lang));
        for drill in items {
            let head = || -> [Cell; 4] {
                [
                    drill.category.into(),
                    drill.frequency.into(),
                    drill.title.into(),
                    list(lang, &drill.assignee).into(),
                ]
            };
            for (nth, step) in drill.steps.iter().enumerate() {
                let head = if nth == 0 { head() } else { <[Cell; 4]>::default() };
                table.row(head.into_iter().chain([format!("{}. {step}", nth + 1).into()]));
            }
            if drill.steps.is_empty() {
                table.row(head());
            }
        }
        View::default().table(table)
    }
}
