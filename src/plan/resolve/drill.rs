//! drills.toml.

use chrono::NaiveDate;

use super::{Resolver, value, was};
use crate::calendar::{IfClosed, Recurrence, ShortMonth};
use crate::plan::Drill;
use crate::plan::raw::{self, Many};

impl Resolver<'_> {
    pub(super) fn drill(&mut self, raw: &raw::Drill, go_live: NaiveDate) -> Option<Drill> {
        let phrase = &raw.frequency.as_ref()?.value;
        Some(Drill {
            id: value(&raw.id)?.0,
            was: was(&raw.was),
            title: value(&raw.title)?,
            category: raw.category(),
            phrase: phrase.text.clone(),
            recurrence: Recurrence {
                frequency: phrase.frequency.clone(),
                if_closed: phrase.if_closed.unwrap_or(IfClosed::Keep),
                short_month: ShortMonth::Clamp,
                offset: 0,
                starts: go_live,
                ends: None,
                count: None,
                except: Vec::new(),
                also: Vec::new(),
                remind: None,
                go_live,
            },
            assignee: self.each(&raw.assignee, Self::owner),
            level: self.level_number(&raw.level),
            steps: Many::values(&raw.steps).cloned().collect(),
        })
    }
}
