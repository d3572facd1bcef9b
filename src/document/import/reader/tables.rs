//! Tables: what each is about, and who reads it.

use super::super::block::{Line, Row};
use super::super::column::Subject;
use super::super::found::{Heading, Why};
use super::super::words::fold;
use super::super::{
    contacts, contracts, drills, events, languages, levels, org, outages, path, tasks, turns,
};
use super::head::{Understood, understood};
use super::turned::turned;
use super::unfolded::unfolded;
use super::{Reader, Sheet, columns, form, title};

impl Reader {
    pub(super) fn table(&mut self, rows: &[Row]) {
        let in_one_line = languages::in_one_line(rows, self.found.in_two_languages);
        self.found.in_two_languages |= in_one_line.is_some();
        let rows = in_one_line.as_deref().unwrap_or(rows);
        let context = self.context();
        for row in rows.iter().filter(|row| row.is_empty()) {
            self.told(row.at);
        }
        let rows = match rows {
            [first, rest @ ..]
                if title::is_title(first)
                    && understood(&rows[..1], context.subject).is_none()
                    && self.titled_row(first) =>
            {
                rest
            }
            _ => rows,
        };
        let context = self.context();
        if outages::are_below(&context.heading) && outages::rows(self, rows) {
            return;
        }
        if turns::are_below(&context.heading) && turns::table(self, rows) {
            return;
        }
        if tasks::table::by_column(self, rows)
            || tasks::fields::card(self, rows)
            || tasks::table::within(self, rows)
        {
            return;
        }
        if context.subject == Some(Subject::Contracts) && contracts::are_pairs(rows) {
            return contracts::pairs(self, rows);
        }
        if [Subject::Tasks, Subject::Contacts]
            .iter()
            .any(|about| self.forms(rows, *about))
        {
            return;
        }
        let turned = unfolded(rows).or_else(|| turned(rows, context.subject));
        if turned.is_some() {
            rows.iter().for_each(|row| self.told(row.at));
        }
        let rows = turned.as_deref().unwrap_or(rows);
        let Some(Understood { about, head, sheet }) = understood(rows, context.subject) else {
            return self.table_without_head(rows, context.subject);
        };
        for row in rows[..head.start].iter().filter(|row| !row.is_empty()) {
            if !self.titled_row(row) {
                self.leave(row.at, row.text(), Why::Prose);
            }
        }
        for row in &rows[head] {
            self.heading_told(row.at, row.text());
        }
        let sheet = self.holds(about, sheet);
        self.sheet(about, sheet);
    }

    fn sheet(&mut self, about: Subject, sheet: Sheet) {
        match about {
            Subject::Tasks => tasks::table::read(self, sheet),
            Subject::Org => org::table(self, &sheet),
            Subject::Contracts => contracts::table(self, &sheet),
            Subject::Channels => events::table(self, &sheet),
            Subject::Levels => levels::table(self, &sheet),
            Subject::Path => path::table(self, &sheet),
            Subject::Contacts => contacts::table(self, &sheet),
            Subject::Drills => drills::table(self, &sheet),
        }
    }

    /// Takes the forms that the rows are made of; false where they are another table.
    fn forms(&mut self, rows: &[Row], about: Subject) -> bool {
        let Some((forms, taken)) = form::forms(rows, about) else {
            return false;
        };
        for (row, taken) in rows.iter().zip(taken) {
            if taken {
                self.told(row.at);
            } else if !self.titled_row(row) {
                self.leave(row.at, row.text(), Why::Table);
            }
        }
        for [head, below] in forms {
            let (at, text) = (head.at, head.text());
            self.found.headings.push(Heading { at, text });
            let columns = columns::columns(about, &head.cells, std::slice::from_ref(&below));
            let sheet = Sheet {
                heads: head.cells,
                columns,
                rows: vec![below],
            };
            self.sheet(about, sheet);
        }
        true
    }

    /// Rows that are struck through are left; in a table of tasks what they say of those below still counts.
    fn holds(&mut self, about: Subject, mut sheet: Sheet) -> Sheet {
        if about != Subject::Tasks {
            let struck: Vec<Row> = sheet.rows.extract_if(.., |row| self.is_struck(row)).collect();
            for row in struck {
                self.leave(row.at, row.text(), Why::Ended);
            }
        }
        sheet
    }

    /// Is the row struck through?
    pub(in crate::document::import) fn is_struck(&self, row: &Row) -> bool {
        self.struck.contains(&row.at)
    }

    fn table_without_head(&mut self, rows: &[Row], about: Option<Subject>) {
        if about == Some(Subject::Contracts) {
            return contracts::pairs(self, rows);
        }
        let understood = match about {
            Some(Subject::Org) => org::grid(self, rows),
            Some(Subject::Levels) => levels::rows(self, rows),
            Some(Subject::Path) => path::rows(self, rows),
            Some(Subject::Contacts) => contacts::rows(self, rows),
            _ => false,
        };
        if understood {
            return;
        }
        let why = if are_promises(rows) {
            Why::Promise
        } else {
            Why::Table
        };
        for row in rows.iter().filter(|row| !row.is_empty()) {
            if self.titled_row(row) {
                continue;
            }
            let line = Line {
                at: row.at,
                text: row.text(),
            };
            self.go_live(std::slice::from_ref(&line));
            self.leave(row.at, line.text, why);
        }
    }
}

/// 稼働率, 初動時間, RTO: what a service promises, in half of the rows or more.
fn are_promises(rows: &[Row]) -> bool {
    const WORDS: &str = "稼働率|可用性|サービス提供率|初動|応答時間|回答時間|一次回答|復旧時間|復旧目標|目標復旧|復旧時点|エラー率|\
        rto|rpo|sla|slo|mttr|mtta|availability|uptime|responsetime|firstresponse|resolutiontime|recoverytime|recoverypoint|errorrate";
    let says = |row: &&Row| {
        let label = fold(row.get(0));
        label.chars().count() <= 30 && WORDS.split('|').any(|it| label.contains(it))
    };
    let said = rows.iter().take(40).filter(says).count();
    said > 1 && said * 2 >= rows.len()
}
