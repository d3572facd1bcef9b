//! Planned stops.

use super::super::entry::{Entry, Value};
use super::super::found::Found;
use super::super::id::Ids;
use super::super::words::fold;
use crate::plan::{File, Plan};

pub(super) fn entries(found: &Found, known: Option<&Plan>) -> Vec<Entry> {
    let mut ids = Ids::default();
    let planned = || known.into_iter().flat_map(|plan| &plan.maintenance);
    planned().for_each(|it| ids.take(&it.id));
    let mut entries = Vec::new();
    for outage in &found.outages {
        let same = planned().find(|it| fold(&it.title) == fold(&outage.title));
        let mut entry = Entry::new(File::Checks, "maintenance", outage.at);
        let id = same.map_or_else(
            || ids.make(None, &outage.title, "maintenance"),
            |it| it.id.clone(),
        );
        entry.put("id", Value::Text(id));
        entry.put("title", Value::Text(outage.title.clone()));
        for (key, time) in [("from", outage.from), ("to", outage.to)] {
            entry.put(key, Value::Text(time.format("%Y-%m-%dT%H:%M").to_string()));
        }
        entry.comments.clone_from(&outage.comments);
        entries.push(entry);
    }
    entries
}
