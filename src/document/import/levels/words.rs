//! Levels that have words for names.

use super::super::block::At;
use super::super::found::{Doubtful, Level, Path, Step, Why};
use super::super::reader::Reader;
use super::super::words::{fold, labelled, without_bullet};
use super::add;
use crate::plan::Worst;

/// 重大・中・軽微, A・B・C: numbered from the mildest.
pub(super) fn numbered(reader: &mut Reader, mut levels: Vec<(Level, Vec<Step>)>) {
    const MILD: &str = "軽微|軽|低|小|d|c|low|minor|情報|注意|通常|★";
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
        if !steps.is_empty() {
            reader.found.paths.push(Path {
                at: level.at,
                levels: vec![number],
                steps,
                ..Path::default()
            });
        }
        add(reader, level);
    }
    reader.found.worst = Some(Worst::Highest);
    reader
        .found
        .doubt(at, "", Doubtful::LevelsNumbered(names.join(" < ")));
}

/// Is it a word for a level: A, 高, 軽微, Critical?
pub(in crate::document::import) fn is_word(label: &str) -> bool {
    const WORDS: &str = "a|b|c|d|e|s|高|中|低|大|小|重大|重要|重度|中度|軽度|軽微|緊急|通常|警告|注意|情報|致命的|深刻|critical|major|minor|\
         high|medium|low|blocker|severe|moderate|trivial";
    let folded = fold(without_bullet(label));
    let bare = ["レベル", "ランク", "level", "rank"]
        .iter()
        .fold(folded, |it, name| it.replace(name, ""));
    WORDS.split('|').any(|it| it == bare)
}

/// Lines that begin with a word for a level; `None` unless two or more do.
pub(super) fn wordy(lines: &[(At, String)]) -> Option<Vec<(Level, Vec<Step>)>> {
    let mut levels: Vec<(Level, Vec<Step>)> = Vec::new();
    for (at, text) in lines {
        match labelled(without_bullet(text)).filter(|(label, meaning)| is_word(label) && !meaning.is_empty())
        {
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
