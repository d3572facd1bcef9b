//! tasks.toml, as written.

use chrono::{NaiveDate, NaiveTime};

use super::{Evidence, Id, Many, Name, Number, Phrase, Rows, When};
use crate::calendar::{IfClosed, ShortMonth, Span, Unit};
use crate::plan::{Covers, Method, Missed, TaskKind};

table! {
    /// tasks.toml: 運用業務一覧.
    TasksFile {
        /// The tasks, in the order in which they are shown.
        task: Rows<Task>,
    }
}

table! {
    /// One task.
    Task {
        /// How commands and records name it.
        id(required "id = \"web-check\""): Id,
        /// Ids it had before, so that years of records follow a renaming.
        was: Many<Id>,
        /// What people call it.
        title(required "title = \"Webシステム疎通確認\""): String,
        /// 分類.
        category: String = String::new(),
        /// A phrase of frequency, Japanese or English.
        frequency(required "frequency = \"日次\""): Phrase,
        /// 対応方法: by hand, or by itself.
        method: Option<Method>,
        /// 担当者: roles or contacts, by id or name. [] says "nobody yet" on purpose.
        assignee: Many<Name>,
        /// 備考.
        note: String = String::new(),
        /// The check whose run completes automatic work.
        check: Name,
        /// 計画停止: checks that fail while it is done, from its time of day on, are not told.
        stops: Many<Name>,
        /// How long it stops them.
        lasts: Span = Span { count: 1, unit: Unit::Hours },
        /// A meeting ends by itself.
        kind: TaskKind = TaskKind::Work,
        /// The time of day at which it is owed.
        at: NaiveTime,
        /// What becomes of an occurrence on a closed day.
        if_closed: IfClosed = IfClosed::Keep,
        /// What becomes of the 31st in a month without one.
        short_month: ShortMonth = ShortMonth::Clamp,
        /// Business days added after if_closed.
        offset: Number<-366, 366> = Number(0),
        /// Nothing is due before it. Absent: from the plan's start.
        starts: NaiveDate,
        /// Nothing is due after it.
        ends: NaiveDate,
        /// At most so many occurrences.
        count: Number<1, 100_000>,
        /// Single days left out.
        except: Many<NaiveDate>,
        /// Single days added.
        also: Many<NaiveDate>,
        /// Which month it is about.
        covers: Covers = Covers::Period,
        /// How long before its day it is shown.
        remind: Span,
        /// How long after its deadline it is late before it is overdue.
        grace: Span,
        /// What becomes of an undone one when the next comes. Absent: by the gap between them.
        missed: Missed,
        /// Where the procedure stands.
        procedure: String,
        /// Must something be shown for it to be done?
        evidence: Evidence = Evidence::Optional,
        /// Who confirms that it was done: a role or a contact.
        confirm: Name,
        /// Free words.
        tags: Many<String>,
        /// Work that is due while an incident is open.
        when: When,
    }
}
