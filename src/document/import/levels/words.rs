//! Levels that have words for names.

use super::super::block::At;
use super::super::found::{Doubtful, Level, Step, Why};
use super::super::reader::Reader;
use super::super::words::{fold, labelled, without_bullet};
use super::add_with_path;
use crate::plan::Worst;

/// 重大・中・軽微, A・B・C: numbered from the mildest.
pub(in crate::document::import) fn numbered(reader: &mut Reader, mut levels: Vec<(Level, Vec<Step>)>) {
    const MILD: &str = "軽微|軽|低|小|d|c|low|minor|情報|注意|通常|青|緑|green|blue|★";
    let Some(first) = levels.first().map(|(level, _)| fold(&level.written)) else {
        return;
    };
    if !reader.found.levels.is_empty() {
        for (level, _) in levels {
            let text = format!("{} {}", level.written, level.meaning);
            reader.leave(level.at, text, Why::Incomplete);
        }
        return;
    }
    if !MILD
        .split('|')
        .any(|it| first.starts_with(it) && first != "critical")
    {
        levels.reverse();
    }
    let names: Vec<String> = levels.iter().map(|(it, _)| it.written.clone()).collect();
    let at = levels[0].0.at;
    for (number, (mut level, steps)) in (1_u32..).zip(levels) {
        level.number = number;
        if level.meaning != level.written {
            level.meaning = format!("{}: {}", level.written, level.meaning);
        }
        add_with_path(reader, level, steps);
    }
    reader.found.worst = Some(Worst::Highest);
    reader
        .found
        .doubt(at, "", Doubtful::LevelsNumbered(names.join(" < ")));
}

/// Is it a word for a level: A, 高, 軽微, Critical?
pub(in crate::document::import) fn is_word(label: &str) -> bool {
    const WORDS: &str = "a|b|c|d|e|s|高|中|低|大|小|重|軽|重大|重要|重度|中度|軽度|軽微|緊急|通常|警告|注意|情報|致命的|深刻|赤|黄|青|緑|critical|major|minor|\
         high|medium|low|blocker|severe|moderate|trivial|red|yellow|green";
    let word = word(label);
    WORDS.split('|').any(|it| it == word)
}

/// The word alone, for comparing: `重大度A`, `Aランク`, `重大障害`.
pub(in crate::document::import) fn word(label: &str) -> String {
    const NAMES: [&str; 7] = ["レベル", "ランク", "重大度", "重要度", "優先度", "緊急度", "障害"];
    const ENGLISH: &str = "level levels rank severity priority sev class tier";
    let english = |it: &&str| {
        ENGLISH
            .split_whitespace()
            .any(|name| it.eq_ignore_ascii_case(name))
    };
    let kept: Vec<&str> = without_bullet(label)
        .split_whitespace()
        .filter(|it| !english(it))
        .collect();
    NAMES
        .iter()
        .fold(fold(&kept.concat()), |it, name| it.replace(name, ""))
}

/// Lines that begin with a word for a level; `None` unless two or more do.
pub(in crate::document::import) fn wordy(lines: &[(At, String)]) -> Option<Vec<(Level, Vec<Step>)>> {
    let mut levels: Vec<(Level, Vec<Step>)> = Vec::new();
    for (at, text) in lines {
        match parted(without_bullet(text)) {
            Some((label, meaning)) => levels.push((
                Level {
                    at: *at,
                    written: label.to_owned(),
                    meaning: meaning.to_owned(),
                    ..Level::default()
                },
                Vec::new(),
            )),
            None => {
                let (last, _) = levels.last_mut()?;
                last.meaning = format!("{} {text}", last.meaning);
            }
        }
    }
    (levels.len() > 1).then_some(levels)
}

/// `重大：全面停止`, `重大 - 全面停止`, `重大障害　全面停止`: the word, and what it means.
fn parted(text: &str) -> Option<(&str, &str)> {
    let signs = [" = ", " - ", " – ", " — ", "\u{3000}", " "];
    let spaced = signs.iter().filter_map(|sign| text.split_once(sign));
    let mut parts = labelled(text).into_iter().chain(spaced);
    parts
        .find(|(label, meaning)| is_word(label) && !meaning.trim().is_empty())
        .map(|(label, meaning)| (label.trim(), meaning.trim()))
}
