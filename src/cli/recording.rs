//! What every command that records does: open the journal, say what was wrong with it, say that the disk is full.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::Desk;
use crate::plan::Language;
use crate::records::{Fact, Finding, Severity};
use crate::say::records as say;
use crate::world::journal::{Appended, Journal, JournalError, Moment, Scribe};

impl Desk {
    /// The records of the plan in `folder`, whose `[plan] records` says `written`. `$OPSPLAN_RECORDS` comes first.
    pub(crate) fn records_dir(&self, folder: &Path, written: &str) -> PathBuf {
        let moved = self.world.env.get("OPSPLAN_RECORDS");
        moved.map_or_else(|| folder.join(written), |dir| self.world.cwd.join(dir))
    }

    /// The journal in a records folder. It writes its times in the plan's zone.
    pub(crate) fn journal_in(&self, records: impl Into<PathBuf>, now: DateTime<Utc>, zone: Tz) -> Journal {
        let scribe = Scribe {
            host: self.world.host.clone(),
            user: self.world.user(),
        };
        let moment = Moment {
            now: now.with_timezone(&zone).fixed_offset(),
            by_hand: self.now_is_set(),
        };
        Journal::open(records, scribe, moment)
    }

    /// The facts that were appended; says on stderr what should be seen about it.
    pub(crate) fn recorded(&self, appended: Appended) -> Vec<Fact> {
        if appended.reserve_used {
            self.warn(&say::reserve_used(self.lang()));
        }
        for finding in &appended.findings {
            self.warn(&format!(
                "{}: {}",
                finding.file,
                say::damage(self.lang(), &finding.damage)
            ));
        }
        appended.facts
    }

    /// Says on stderr that the records are damaged, if they are: one line, whatever the damage.
    pub(crate) fn say_damage(&self, findings: &[Finding]) {
        let wrong = findings
            .iter()
            .filter(|it| it.damage.severity() > Severity::Note)
            .count();
        if wrong > 0 {
            self.warn(&say::damaged(self.lang(), wrong));
        }
    }
}

/// Why the journal could not be used, for people. `None` is the system's own word.
pub(crate) fn sentence(lang: Language, error: &JournalError) -> Option<String> {
    let path = error
        .path()
        .map(|path| path.display().to_string())
        .unwrap_or_default();
    Some(match error {
        JournalError::Full(_) => say::disk_full(lang, &path),
        JournalError::ReadOnly(_) => say::read_only(lang, &path),
        JournalError::Locked(_) => say::locked(lang, &path),
        JournalError::NewerFormat(_, format) => say::never_written(lang, &path, *format),
        JournalError::Io(_, error) => say::not_usable(lang, &path, &error.to_string()),
        JournalError::NotJson(_) => return None,
    })
}
