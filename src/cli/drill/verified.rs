//! `verified` of contacts.toml: the day on which somebody answered, written beside what people wrote.

use chrono::NaiveDate;
use toml_edit::{Datetime, Value};

use crate::cli::Stop;
use crate::cli::incident::Night;
use crate::cli::{Desk, Failure};
use crate::document::edit;
use crate::plan::{self, File};
use crate::say::drill as say;

/// Writes the day, unless a later one stands there. What cannot be written is said: the answer itself is recorded.
pub(super) fn verified(desk: &mut Desk, night: &Night, who: &str, day: NaiveDate) -> Result<(), Stop> {
    let contact = night.plan.contacts.iter().find(|contact| contact.id == who);
    let Some(contact) = contact.filter(|contact| contact.verified.is_none_or(|last| last < day)) else {
        return Ok(());
    };
    let lang = desk.lang();
    match written(desk, night, who, day)? {
        Ok(true) => desk.hint(&say::verified(lang, &contact.name, &day.to_string())),
        Ok(false) => desk.warn(&say::not_verified(lang, &contact.name, who, "")),
        Err(error) => desk.warn(&say::not_verified(lang, &contact.name, who, &error.to_string())),
    }
    Ok(())
}

fn written(desk: &Desk, night: &Night, who: &str, day: NaiveDate) -> Result<std::io::Result<bool>, Stop> {
    let sources = desk.world.plan_files(&night.folder);
    let Some(source) = sources.get(File::Contacts) else {
        return Ok(Ok(false));
    };
    let day: Datetime = day
        .to_string()
        .parse()
        .map_err(|error| Failure::World(anyhow::Error::new(error)))?;
    let keys = vec![("verified", Value::from(day))];
    let edited = edit::edited(&source.text, "contact", who, keys);
    let (text, changes) = edited.map_err(|error| Failure::World(error.into()))?;
    if changes.is_empty() {
        return Ok(Ok(false));
    }
    let path = night.folder.join(plan::contacts_path(&sources));
    Ok(desk.world.write_plan(&[(path, text)]).map(|()| true))
}
