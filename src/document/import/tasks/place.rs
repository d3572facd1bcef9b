//! Where a document says something of a task: below which headings. Two systems have headings of their own; 一覧 and
//! 作業詳細 are no systems.

use std::collections::BTreeSet;

use super::super::found::Task;
use super::super::reader::Reader;
use super::super::words::{fold, is_blank};

/// A block that tasks stand in.
#[derive(Debug)]
pub(in crate::document::import) struct Place {
    /// Its number among the blocks of the document.
    block: usize,
    /// Which of the tasks found is its first.
    from: usize,
    /// The headings above it.
    headings: Vec<String>,
}

/// Where a task stands: in which block, and what the headings above it are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) block: usize,
    pub(super) about: BTreeSet<String>,
}

/// Remembers where the next task stands.
pub(super) fn next(reader: &mut Reader) {
    if reader.places.last().is_some_and(|it| it.block == reader.block) {
        return;
    }
    reader.places.push(Place {
        block: reader.block,
        from: reader.found.tasks.len(),
        headings: reader.headings_above(),
    });
}

/// Where the task stands.
pub(super) fn of(reader: &Reader, at: usize) -> Standing {
    let own = reader.places.partition_point(|it| it.from <= at);
    let place = own.checked_sub(1).and_then(|own| reader.places.get(own));
    let headings = place.map_or(&[][..], |it| it.headings.as_slice());
    Standing {
        block: place.map_or(0, |it| it.block),
        about: about(&reader.found.tasks[at], headings),
    }
}

/// Below the heading of its system a task without a category is of that system: titles alone do not tell them apart.
pub(super) fn systems(reader: &mut Reader) {
    for number in 0..reader.places.len() {
        let place = &reader.places[number];
        let named = place.headings.iter().rfind(|it| !subject_of(it).is_empty());
        let until = reader
            .places
            .get(number + 1)
            .map_or(reader.found.tasks.len(), |it| it.from);
        let (from, Some(system)) = (place.from, named.cloned()) else {
            continue;
        };
        let own = &mut reader.found.tasks[from..until];
        for task in own
            .iter_mut()
            .filter(|it| it.category.is_empty() && it.title != system)
        {
            task.category.clone_from(&system);
        }
    }
}

/// What the headings, and the category of the task, are about.
pub(super) fn about(task: &Task, headings: &[String]) -> BTreeSet<String> {
    let category = task.category.split('／');
    let said = headings.iter().map(String::as_str).chain(category);
    let own = fold(&task.title);
    let said = said.filter(|it| !is_blank(it) && fold(it) != own).map(subject_of);
    said.filter(|it| !it.is_empty()).collect()
}

/// May both be about the same?
pub(super) fn fit(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    one.is_subset(other) || other.is_subset(one)
}

/// `Webサーバ` of `Webサーバの定期作業一覧`, nothing of `作業詳細`.
pub(super) fn subject_of(heading: &str) -> String {
    const WORDS: &str = "サービス運用|システム運用|運用業務|チェックリスト|スケジュール|カレンダー|ルーチン|作業|業務|運用|保守|定期|定例|定常|\
        日常|定型|実施|タスク|一覧表|一覧|リスト|詳細|明細|手順書|手順|内容|概要|項目|計画|予定|年間|月間|付録|別紙|別表|各|表|\
        共通|全般|全体|その他|担当割り|担当割|役割分担|分担|\
        日次|週次|月次|年次|四半期|半期|随時|毎日|毎週|毎月|毎年|毎営業日|\
        recurring|regular|scheduled|operational|operations|operation|maintenance|tasks|task|work|routine|overview|summary|\
        common|general|details|detail|list|checklist|schedule|calendar|procedures|procedure|runbooks|runbook|steps|plan|appendix|\
        daily|weekly|monthly|quarterly|yearly|annual";
    let mut folded = fold(heading);
    for word in WORDS.split('|') {
        if folded.contains(word) {
            folded = folded.replace(word, "");
        }
    }
    let bare = folded.trim_matches(|it: char| !it.is_alphanumeric() || "のとや各".contains(it));
    let lone = bare.chars().all(|it| it.is_ascii_digit()) || bare.chars().nth(1).is_none() && bare.is_ascii();
    if lone { String::new() } else { bare.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_and_its_details_are_about_nothing_else() {
        for heading in [
            "運用業務一覧",
            "作業詳細",
            "3. 定期作業の詳細",
            "付録A 作業手順",
            "日次作業",
            "Task overview",
            "Weekly tasks",
            "Procedure details",
        ] {
            assert_eq!(subject_of(heading), "", "{heading}");
        }
        for (heading, expected) in [
            ("Webサーバの定期作業一覧", "webサーバ"),
            ("DBサーバ", "dbサーバ"),
            ("Order system – daily tasks", "ordersystem"),
            ("監視業務", "監視"),
        ] {
            assert_eq!(subject_of(heading), expected, "{heading}");
        }
    }
}
