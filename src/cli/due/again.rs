//! The same question again. What `due` said last holds until somebody writes a file or the day ends.

use std::path::PathBuf;

use chrono::{DateTime, Days, NaiveTime, Utc};
use chrono_tz::Tz;

use super::Args;
use super::shared::is_old;
use crate::cli::{Desk, Exit, Failure, Opened};
use crate::plan::{File, Language};
use crate::world::{Answer, Asked, Heard};

/// The plain question, about the whole of today.
pub(super) struct Again {
    asked: Asked,
    records: PathBuf,
}

impl Again {
    /// The question, where it is one that is kept: not about a part, another day, or a time that depends on the time.
    pub(super) fn of(args: &Args, desk: &Desk) -> Option<Self> {
        let is_plain = !args.is_part() && args.date.is_none() && args.within.is_none() && args.by.is_none();
        if !is_plain || desk.now_is_set() && !is_whole(desk.globals.now.as_deref()) {
            return None;
        }
        let folder = desk.plan_dir().ok()?;
        let records = desk.records_dir(&folder, "records");
        let words = words(args, desk, heard(desk, &records));
        let asked = desk.world.asked(&folder, &records, &words)?;
        Some(Self { asked, records })
    }

    /// Says what was said the last time, if that still holds.
    pub(super) fn say(&self, desk: &Desk) -> Option<Result<Exit, Failure>> {
        let answer = self.asked.answer()?;
        let said = desk.world.console.out(&answer.said);
        Some(said.map(|()| exit(answer.findings)).map_err(Failure::from))
    }

    /// Keeps what was said, for the rest of the day.
    pub(super) fn keep(&self, desk: &Desk, opened: &Opened, said: String, findings: bool) {
        if opened.records != self.records {
            return;
        }
        let until = match desk.now_is_set() {
            true => None,
            false => match midnight(opened) {
                None => return,
                midnight => midnight,
            },
        };
        let own = opened.dir.join(File::Contacts.name());
        let contacts = desk.world.contacts_file(&opened.dir, &opened.plan.about.contacts);
        let elsewhere = Some(contacts).filter(|path| *path != own);
        self.asked.keep(Answer { said, findings }, until, elsewhere);
    }
}

/// How a plain question ends.
pub(super) fn exit(findings: bool) -> Exit {
    if findings { Exit::Findings } else { Exit::Well }
}

/// Everything that the answer depends on beside the files and the day.
fn words(args: &Args, desk: &Desk, heard: Option<(Heard, bool)>) -> String {
    let globals = &desk.globals;
    format!(
        "due {:?}",
        (
            (args.all, args.exit_code, globals.quiet),
            (
                desk.format(),
                globals.lang.map(Language::from),
                desk.world.spoken()
            ),
            (desk.world.console.width, desk.world.env.get("HOME")),
            (desk.now_is_set().then_some(globals.now.as_deref()), heard),
        )
    )
}

/// How old the records of others are, and whether that is too old.
fn heard(desk: &Desk, records: &std::path::Path) -> Option<(Heard, bool)> {
    let now = desk.world.started;
    let journal = desk.journal_in(records, now, Tz::UTC);
    let heard = (!desk.now_is_set())
        .then(|| desk.world.heard(&journal))
        .flatten()?;
    Some((heard, is_old(heard, now)))
}

/// Is it a day and a time, the same whenever it is said?
fn is_whole(now: Option<&str>) -> bool {
    now.is_some_and(|text| text.len() >= "2026-11-24T09:00".len() && text.contains('T'))
}

/// The end of today, in the plan's zone.
fn midnight(opened: &Opened) -> Option<DateTime<Utc>> {
    let tomorrow = opened.today().checked_add_days(Days::new(1))?;
    let midnight = tomorrow.and_time(NaiveTime::MIN);
    let earliest = midnight.and_local_timezone(opened.zone()).earliest()?;
    Some(earliest.to_utc())
}
