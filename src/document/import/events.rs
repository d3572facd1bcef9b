//! コミュニケーション: who hears of what, by which means, and with which prefix.

use super::block::{Item, one_line};
use super::column::Column;
use super::found::{Event, Why};
use super::reach::reached;
use super::reader::{Reader, Sheet, labelled as beside};
use super::words::{brackets, is_blank, is_blank_prefix};

pub(super) fn table(reader: &mut Reader, sheet: &Sheet) {
    let mut open = false;
    for row in sheet.rows() {
        reader.told(row.at);
        if sheet.is_head(row) {
            continue;
        }
        let title = sheet.get(row, Column::Event);
        if !is_blank(title) {
            reader.found.events.push(Event {
                at: row.at,
                title: one_line(title),
                ..Event::default()
            });
            open = true;
        } else if !open {
            reader.leave(row.at, row.text(), Why::Nameless);
            continue;
        }
        let Some(event) = reader.found.events.last_mut() else {
            continue;
        };
        for part in parts(&sheet.get(row, Column::Means).replace(['・', '･'], "、")) {
            let (means, channel) = quoted(&part);
            if !event.means.contains(&means) {
                event.means.push(means);
            }
            event.channels.extend(channel);
        }
        for channel in parts(sheet.get(row, Column::Channel)) {
            if !reached(&channel).phones.is_empty() {
                event.note.push(beside("電話", &channel));
            } else if !event.channels.contains(&channel) {
                event.channels.push(channel);
            }
        }
        let prefix = sheet.get(row, Column::Prefix);
        if !is_blank_prefix(prefix) {
            before_level(prefix).clone_into(&mut event.prefix);
        }
        for (_, note) in sheet.all(row, Column::Note) {
            let (prefix, rest) = prefix_in(note);
            if let Some(prefix) = prefix.filter(|_| event.prefix.is_empty()) {
                event.prefix = prefix;
                event.note.extend(Some(rest).filter(|it| !it.is_empty()));
            } else {
                event.note.push(note.to_owned());
            }
        }
        event.note.extend(
            sheet
                .all(row, Column::Frequency)
                .map(|(head, cell)| beside(head, cell)),
        );
        event.note.extend(sheet.others(row));
    }
}

fn parts(cell: &str) -> Vec<String> {
    // A slash within an address parts nothing.
    let slash = |it: char| matches!(it, '/' | '／') && !cell.contains("://");
    let parts = cell
        .split(|it: char| matches!(it, '\n' | '、' | '，' | ',') || slash(it))
        .map(|it| it.trim().trim_start_matches('・').trim());
    parts.filter(|it| !is_blank(it)).map(str::to_owned).collect()
}

/// `[障害] + レベル` without the level, whose own prefix follows by itself.
fn before_level(prefix: &str) -> &str {
    let bare = ["インシデントレベル", "レベル", "level", "Level", "LEVEL", "lv"]
        .iter()
        .find_map(|word| prefix.strip_suffix(word));
    let bare = bare.map(|it| {
        it.trim_end_matches([
            ' ', '\u{3000}', '+', '＋', '・', '、', '及', 'お', 'よ', 'び', 'と',
        ])
    });
    bare.filter(|it| !it.is_empty()).unwrap_or(prefix)
}

/// `接頭辞「error」を付加` and `接頭辞「trouble」およびインシデントレベルを付加`: the prefix, and what else the note says.
fn prefix_in(note: &str) -> (Option<String>, String) {
    let words = [
        "接頭辞",
        "接頭語",
        "プレフィックス",
        "prefix",
        "Prefix",
        "先頭に",
        "冒頭に",
        "件名に",
        "最初に",
        "はじめに",
    ];
    let Some((at, word)) = words.iter().find_map(|word| Some((note.find(word)?, *word))) else {
        return (None, String::new());
    };
    let after = note[at + word.len()..].trim_start_matches([' ', '：', ':', 'に', 'は']);
    let quoted = [
        ('「', '」'),
        ('『', '』'),
        ('"', '"'),
        ('“', '”'),
        ('`', '`'),
        ('\'', '\''),
        ('[', ']'),
        ('【', '】'),
    ]
    .into_iter()
    .find_map(|(open, close)| after.strip_prefix(open)?.split_once(close));
    // The brackets of [ALERT] and 【重要】 belong to it.
    let framed = |prefix: &str| match after.chars().next() {
        Some('[') => format!("[{prefix}]"),
        Some('【') => format!("【{prefix}】"),
        _ => prefix.trim().to_owned(),
    };
    let Some((prefix, rest)) = quoted.filter(|(prefix, _)| !prefix.trim().is_empty()) else {
        return (None, String::new());
    };
    const KNOWN: [&str; 12] = [
        "を付加",
        "を付ける",
        "をつける",
        "を付与",
        "を付加する",
        "を付与する",
        "を付けて投稿",
        "およびインシデントレベルを付加",
        "及びインシデントレベルを付加",
        "およびインシデントレベルを付ける",
        "とインシデントレベルを付加",
        "およびレベルを付加",
    ];
    let rest = rest.trim().trim_end_matches('。');
    let understood = note[..at].trim().is_empty() && (rest.is_empty() || KNOWN.contains(&rest));
    (
        Some(framed(prefix)),
        if understood {
            String::new()
        } else {
            note.to_owned()
        },
    )
}

/// Bullets that each begin with a channel, `#alert … 監視の通知`; false where they are something else.
pub(super) fn named(reader: &mut Reader, items: &[Item]) -> bool {
    let is_one = items.len() > 1 && items.iter().all(|item| by_channel(item).is_some());
    if is_one {
        list(reader, items);
    }
    is_one
}

/// `#incident … 障害のとき。最初に【障害】と書く`: the event, and the channel that hears of it.
fn by_channel(item: &Item) -> Option<Event> {
    let text = one_line(&item.text());
    let (channel, said) = text.strip_prefix('#')?.split_once([' ', '\u{3000}', ':', '：'])?;
    let said = said.trim_start_matches([' ', '\u{3000}', '…', '-', '–', '—', ':', '：', '→', '=']);
    let sound = channel
        .chars()
        .all(|it| it.is_alphanumeric() || matches!(it, '-' | '_'));
    let (title, more) = said.split_once(['。', ';']).unwrap_or((said, ""));
    let more = more.trim();
    (sound && !channel.is_empty() && !title.is_empty()).then(|| Event {
        at: item.at(),
        title: title.trim().to_owned(),
        channels: vec![format!("#{channel}")],
        prefix: prefix_in(more).0.unwrap_or_default(),
        note: Vec::from_iter((!more.is_empty()).then(|| more.to_owned())),
        ..Event::default()
    })
}

pub(super) fn list(reader: &mut Reader, items: &[Item]) {
    for item in items {
        if let Some(event) = by_channel(item) {
            item.lines.iter().for_each(|line| reader.told(line.at));
            reader.found.events.push(event);
            continue;
        }
        let text = one_line(&item.text());
        let Some((title, rest)) = super::words::labelled(&text).filter(|(_, rest)| !rest.is_empty()) else {
            reader.leave_lines(&item.lines, Why::Prose);
            continue;
        };
        item.lines.iter().for_each(|line| reader.told(line.at));
        let (outside, inside) = brackets(rest);
        let aside = inside.iter().find_map(|it| prefix_in(it).0);
        let rest = if aside.is_some() { outside.as_str() } else { rest };
        let (prefix, note) = prefix_in(rest);
        let prefix = prefix.or(aside);
        let mut event = Event {
            at: item.at(),
            title: title.to_owned(),
            prefix: prefix.unwrap_or_default(),
            ..Event::default()
        };
        if note.is_empty() {
            for part in parts(rest) {
                let (means, channel) = quoted(&part);
                event.means.push(means);
                event.channels.extend(channel);
            }
        } else {
            event.note.push(note);
        }
        reader.found.events.push(event);
    }
}

/// `チャット「#gakumu」`: the means, and the channel of that name.
fn quoted(part: &str) -> (String, Option<String>) {
    let named = part
        .split_once(['「', '『'])
        .filter(|(means, _)| !means.trim().is_empty());
    let alone = || {
        part.rsplit_once(' ')
            .filter(|(_, name)| name.starts_with('#') || name.contains('@'))
    };
    match named.or_else(alone) {
        Some((means, channel)) => (
            means.trim().to_owned(),
            Some(channel.trim_end_matches(['」', '』']).to_owned()),
        ),
        None => (part.to_owned(), None),
    }
}
