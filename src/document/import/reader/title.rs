//! What a document says of itself in plain lines: its name, the day on which it goes live.

use super::super::block::{Line, Row};
use super::super::dates;
use super::super::found::Why;
use super::super::words::fold;
use super::{Reader, heading, is_heading};

/// Does the row begin with what a table is called?
pub(super) fn is_title(row: &Row) -> bool {
    const ENDS: &str = "一覧|一覧表|表|シート|リスト|計画|計画書|予定|スケジュール|カレンダー|台帳|list|schedule|checklist|calendar|sheet";
    row.filled().next().is_some_and(|(_, title)| {
        let folded = fold(title);
        ENDS.split('|').any(|end| folded.ends_with(end)) && is_heading(title)
    })
}

impl Reader {
    /// The first lines of a text without headings, or of a workbook's cover, may be its title: 販売管理システム above
    /// 運用計画書.
    pub(super) fn titled_by(&mut self, lines: &[Line]) {
        let on_cover = self.above.len() == 1 && lines.first().is_some_and(|line| line.at.sheet == 0);
        // Boxes for stamps may stand above the title of a cover.
        let begun = if on_cover {
            !self.of_sheet || !self.found.headings.is_empty()
        } else {
            !self.above.is_empty() || !self.told.is_empty()
        };
        if self.titled || begun {
            return;
        }
        let most = if self.above.is_empty() { 1 } else { 4 };
        let name = |line: &Line| {
            let text = line.text.trim();
            text.chars().count() <= 40 && heading::is_named(text)
        };
        let Some(at) = lines.iter().take(most).position(name) else {
            return;
        };
        let own = value_of(lines[at].text.trim());
        let whose = at.checked_sub(1).map(|it| &lines[it]);
        let whose = whose.filter(|line| says_whose(&line.text) && own.chars().count() <= 18);
        self.titled = true;
        self.named = whose
            .into_iter()
            .chain([&lines[at]])
            .map(|line| line.at)
            .collect();
        self.found.name = Some(match whose {
            Some(line) => format!("{} {own}", line.text.trim()),
            None => own.to_owned(),
        });
    }

    /// `日次点検チェックシート | 2026年 | 4月`: a title above a table, what else stands in its row is left.
    pub(super) fn titled_row(&mut self, row: &Row) -> bool {
        let mut cells = row.filled();
        let Some((_, title)) = cells.next().filter(|_| is_title(row)) else {
            return false;
        };
        self.heading(row.at, 2, title);
        self.told(row.at);
        let rest: Vec<&str> = cells.map(|(_, cell)| cell).collect();
        if !rest.is_empty() {
            self.leave(row.at, rest.join(" | "), Why::Prose);
        }
        true
    }

    /// 稼働開始日：2026年4月1日, wherever it stands, also with the day in the next line.
    pub(super) fn go_live(&mut self, lines: &[Line]) {
        const WORDS: &str = "稼働開始|運用開始|サービス開始|本番稼働|リリース日|利用開始|go-live|golive";
        let mut waits = false;
        for line in lines {
            let folded = fold(&line.text);
            let says = WORDS.split('|').any(|it| folded.contains(it));
            let day = dates::days(&line.text).first().copied();
            if let (true, Some(day)) = (says || waits, day) {
                self.found.starts.get_or_insert(day);
            }
            waits = says && day.is_none() && folded.chars().count() <= 12;
        }
    }
}

/// `title: "運用手順書"`, as the front of a document writes it.
fn value_of(text: &str) -> &str {
    let labels = [
        "title:",
        "Title:",
        "タイトル：",
        "タイトル:",
        "文書名：",
        "文書名:",
    ];
    let value = labels.iter().find_map(|it| text.strip_prefix(it)).unwrap_or(text);
    value.trim().trim_matches(['"', '\''])
}

/// 販売管理システム: whose plan it is, rather than a date, a number, a confidentiality notice.
fn says_whose(text: &str) -> bool {
    const OTHERS: &str = "秘|confidential|internal|殿|御中|様|版|version|ver.|株式会社|有限会社";
    let folded = fold(text);
    let plain = !OTHERS.split('|').any(|it| folded.contains(it));
    plain && dates::days(text).is_empty() && folded.chars().count() <= 30 && !text.contains(['。', '、'])
}
