//! tasks.toml.

use chrono::NaiveDate;

use super::{Resolver, value, was};
use crate::calendar::{IfClosed, Recurrence};
use crate::plan::Task;
use crate::plan::problem::{Problem, Wrong};
use crate::plan::raw::{self, Evidence, Many};

impl Resolver<'_> {
    pub(super) fn task(&mut self, raw: &raw::Task, go_live: NaiveDate) -> Option<Task> {
        self.in_order(&raw.starts, &raw.ends);
        Some(Task {
            id: value(&raw.id)?.0,
            was: was(&raw.was),
            title: value(&raw.title)?,
            category: raw.category(),
            phrase: raw.frequency.as_ref()?.value.text.clone(),
            recurrence: self.recurrence(raw, go_live)?,
            starts_written: raw.starts.is_some(),
            method: value(&raw.method).flatten(),
            assignee: self.each(&raw.assignee, Self::owner),
            note: raw.note(),
            check: raw.check.as_ref().and_then(|check| self.check_ref(check)),
            stops: self.each(&raw.stops, Self::check_ref),
            lasts: raw.lasts(),
            kind: raw.kind(),
            at: value(&raw.at),
            covers: raw.covers(),
            grace: value(&raw.grace),
            missed: value(&raw.missed),
            procedure: value(&raw.procedure),
            evidence_required: raw.evidence() == Evidence::Required,
            confirm: raw.confirm.as_ref().and_then(|name| self.owner(name)),
            tags: Many::values(&raw.tags).cloned().collect(),
            when_incident: raw.when.is_some(),
        })
    }

    fn recurrence(&mut self, raw: &raw::Task, go_live: NaiveDate) -> Option<Recurrence> {
        Some(Recurrence {
            frequency: raw.frequency.as_ref()?.value.frequency.clone(),
            if_closed: self.if_closed(raw),
            short_month: raw.short_month(),
            offset: raw.offset().to(),
            starts: value(&raw.starts).map_or(go_live, |starts| starts.max(go_live)),
            ends: value(&raw.ends),
            count: raw.count.as_ref().map(|count| count.value.to()),
            except: Many::values(&raw.except).copied().collect(),
            also: Many::values(&raw.also).copied().collect(),
            remind: value(&raw.remind),
            go_live,
        })
    }

    /// It may stand in the phrase or as a key, and must not say two things.
    fn if_closed(&mut self, raw: &raw::Task) -> IfClosed {
        let (phrase, key) = (raw.frequency.as_ref(), raw.if_closed.as_ref());
        let Some(said) = phrase.and_then(|phrase| phrase.value.if_closed) else {
            return raw.if_closed();
        };
        if let (Some(phrase), Some(key)) = (phrase, key)
            && key.value != said
        {
            self.problems
                .push(Problem::new(key.place, Wrong::TwoIfClosed).beside(phrase.place));
        }
        said
    }
}
