//! Tasks that are headings: how often stands in a heading above them, or in a field below; what stands below is about
//! them.

use super::super::block::{At, Item, Line, one_line};
use super::super::column::{Column, Subject};
use super::super::found::{Task, Why};
use super::super::frequency::{self, Timing};
use super::super::reader::{Context, Reader};
use super::super::words::labelled;
use super::detail::{detail, is_field};
use super::task::{push, timed};

/// A heading that may be a task: whether it is, the blocks below it say.
pub(in crate::document::import) struct Titled {
    depth: u8,
    task: Task,
    timing: Option<Timing>,
    /// Is it below a heading of tasks?
    among_tasks: bool,
    /// What stands below it is about one task.
    is_one: bool,
    /// Does a field say so, rather than text?
    has_fields: bool,
    /// The text below it.
    lines: Vec<Line>,
}

/// Titles of sections that are about tasks, and are none.
const SECTIONS: &str =
    "概要|目的|備考|補足|前提|はじめに|注意|留意|対象|説明|一覧|方針|凡例|改訂|overview|purpose|notes|scope";

/// A heading below one that says how often, or that tasks follow; elsewhere several fields below it must say so.
pub(in crate::document::import) fn begins(at: At, depth: u8, text: &str, above: &Context) -> Option<Titled> {
    let section = || SECTIONS.split('|').any(|it| text.to_lowercase().contains(it));
    let may_be = above.subject.is_none_or(|it| it == Subject::Tasks);
    (may_be && !section()).then(|| Titled {
        depth,
        among_tasks: above.subject.is_some(),
        task: Task {
            at,
            title: text.to_owned(),
            category: above
                .category
                .as_ref()
                .map(|(_, it)| it.clone())
                .unwrap_or_default(),
            method: above.method,
            ..Task::default()
        },
        timing: above.timing.clone(),
        is_one: false,
        has_fields: false,
        lines: Vec::new(),
    })
}

impl Reader {
    /// The heading before this one ends here. With nothing at all below it, and how often above it, it is a task too.
    pub(in crate::document::import) fn end_titled(&mut self, next: u8) {
        let Some(titled) = self.titled_task.take() else {
            return;
        };
        let bare = titled.timing.is_some() && titled.depth >= next;
        if titled.is_one || bare {
            finish(self, titled);
        }
    }

    /// A table follows: what stands before it introduces the table, unless it holds fields.
    pub(in crate::document::import) fn end_titled_by_table(&mut self) {
        match self.titled_task.take() {
            Some(titled) if titled.has_fields => finish(self, titled),
            Some(titled) => self.leave_lines(&titled.lines, Why::Prose),
            None => {}
        }
    }

    /// Text below a heading that is a task; false where it is none.
    pub(in crate::document::import) fn titled_text(&mut self, lines: &[Line]) -> bool {
        if self.titled_task.is_none() {
            return false;
        }
        let texts: Vec<String> = lines.iter().map(|line| line.text.trim().to_owned()).collect();
        self.titled(lines, &texts, |titled| titled.timing.is_some())
    }

    /// Bullets below it: fields, or what is done in order.
    pub(in crate::document::import) fn titled_list(&mut self, items: &[Item]) -> bool {
        if self.titled_task.is_none() {
            return false;
        }
        let lines: Vec<Line> = items.iter().flat_map(|item| item.lines.clone()).collect();
        let texts: Vec<String> = items.iter().map(|item| one_line(&item.text())).collect();
        let fields = texts.iter().all(|text| field(text).is_some());
        self.titled(&lines, &texts, |titled| fields && titled.timing.is_some())
    }

    fn titled(&mut self, lines: &[Line], texts: &[String], is_one: impl Fn(&Titled) -> bool) -> bool {
        let Some(mut titled) = self.titled_task.take() else {
            return false;
        };
        let fields = || texts.iter().filter_map(|text| field(text));
        let says_when = fields().any(|it| it == Column::Frequency);
        let several = titled.among_tasks || fields().nth(1).is_some();
        titled.is_one = titled.is_one || says_when && several || is_one(&titled);
        if !titled.is_one {
            return false;
        }
        titled.has_fields |= texts.iter().any(|text| field(text).is_some());
        for text in texts {
            about(self, &mut titled, text);
        }
        lines.iter().for_each(|line| self.told(line.at));
        titled.lines.extend_from_slice(lines);
        self.titled_task = Some(titled);
        true
    }
}

/// The column that a line of the form `担当：佐藤` is about.
fn field(text: &str) -> Option<Column> {
    let (label, value) = labelled(text)?;
    is_field(label)
        .then(|| Subject::Tasks.column(label))
        .flatten()
        .filter(|_| !value.is_empty())
}

/// A field, `毎週水曜日に実施。`, or a line of the note.
fn about(reader: &mut Reader, titled: &mut Titled, text: &str) {
    let exact = titled.timing.as_ref().and_then(|base| more_exact(base, text));
    match exact.filter(|_| field(text).is_none()) {
        Some(timing) => titled.timing = Some(timing),
        None => detail(reader, &mut titled.task, text),
    }
}

/// `毎週水曜日に実施。` below 週次.
pub(super) fn more_exact(base: &Timing, text: &str) -> Option<Timing> {
    let sentence = text.trim_end_matches(['。', '.']);
    let same = |it: &Timing| frequency::are_alike(&it.phrase, &base.phrase);
    frequency::refined(base, sentence).or_else(|| frequency::understand(sentence).filter(same))
}

fn finish(reader: &mut Reader, titled: Titled) {
    let mut task = titled.task;
    reader.heading_told(task.at, task.title.clone());
    if task.frequency.is_empty() {
        timed(reader, &mut task, titled.timing);
    }
    push(reader, task);
}
