//! Nothing is lost: the words and the numbers of every line are in the plan or in the report. Those that are in neither
//! go to the report.

mod came;
mod held;
mod layout;
mod numbers;

use foldhash::HashSet;
use std::sync::LazyLock;

use super::super::block::Line;
use super::super::entry::{Entry, Value};
use super::super::found::{Found, Left, Why};
use super::super::words::{Lexicon, narrow, push_small};
use came::Came;
use held::{Held, has_digit};
use layout::{is_how_often, is_ordinal};
use numbers::{Written, in_full, numbers, whole};

/// The words and the numbers of the document's lines that nobody took.
pub fn lost(found: &Found, entries: &[Entry], lines: &[Line]) -> Vec<Left> {
    let told = told(found, entries);
    let known: HashSet<&str> = runs(&told).collect();
    let is_known = |run: &str| known.contains(run) || found.in_two_languages && is_when(run);
    let (came, mut held) = (Came::new(found, entries), Held::default());
    let (mut lost, mut text) = (Vec::new(), String::new());
    for (number, line) in lines.iter().enumerate() {
        say(line, &mut text);
        let mut rest = words(&text, &is_known, &told);
        if has_digit(&text) {
            came.at(line.at, &mut held);
            let strict = came.is_of_a_task(line.at);
            let known = |it: Written| held.has(it) || !strict && came.anywhere(it);
            let layout = |it: Written| is_ordinal(lines, number, &text, it);
            rest.extend(counts(&text, &known, &layout));
        }
        if !rest.is_empty() {
            let text = rest.join(" ");
            lost.push(Left {
                at: line.at,
                text,
                why: Why::Rest,
            });
        }
    }
    lost
}

/// Puts in what the line says, without layout.
fn say(line: &Line, text: &mut String) {
    text.clear();
    push_alike(text, &line.text);
    // The anchor of a heading.
    if let Some(at) = text.find("{#") {
        text.truncate(at);
    }
    if text.contains('<') {
        *text = without_tags(text);
    }
}

/// The words that nobody knows.
fn words<'t>(text: &'t str, is_known: &dyn Fn(&str) -> bool, told: &str) -> Vec<&'t str> {
    let lost = runs(text).filter(|run| {
        let number = run.starts_with(|it: char| it.is_ascii_digit());
        let short = number || run.chars().nth(1).is_none();
        !short && !is_known(run) && !is_said_otherwise(run) && !told.contains(run)
    });
    lost.collect()
}

/// The numbers that nobody knows, each with what it is written together with.
fn counts<'t>(
    text: &'t str,
    is_known: &dyn Fn(Written) -> bool,
    is_layout: &dyn Fn(Written) -> bool,
) -> Vec<&'t str> {
    let lost = numbers(text).filter(|it| {
        let forms = [Some(*it), in_full(text, *it)];
        let known = forms.into_iter().flatten().any(is_known);
        !known && !is_how_often(text, *it) && !is_layout(*it)
    });
    let mut lost: Vec<&str> = lost.map(|it| whole(text, it)).collect();
    lost.dedup();
    lost
}

/// Words of `Every 2nd Tuesday`, which a document in two languages says in the other one too.
fn is_when(run: &str) -> bool {
    const WORDS: &str = "every of the on st nd rd th first second third last day week weekly month quarter year business \
        monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun";
    WORDS.split_whitespace().any(|word| word == run)
}

/// Everything that the plan and the report say. Of a thousand tasks most have the same frequency: it is said once.
fn told(found: &Found, entries: &[Entry]) -> String {
    let (mut all, mut said) = (String::new(), HashSet::default());
    for text in entries.iter().flat_map(texts) {
        if said.insert(text) {
            push_alike(&mut all, text);
            all.push('\n');
        }
    }
    let mut say = |text: &str| {
        push_alike(&mut all, text);
        all.push('\n');
    };
    say(found.name.as_deref().unwrap_or_default());
    found.left.iter().for_each(|it| say(&it.text));
    found.headings.iter().for_each(|it| say(&it.text));
    found
        .contracts
        .iter()
        .flat_map(|it| &it.labels)
        .for_each(|it| say(it));
    found.doubts.iter().for_each(|it| {
        say(&it.of);
        say(&format!("{:?}", it.what));
    });
    all
}

fn texts(entry: &Entry) -> impl Iterator<Item = &str> {
    let mut texts: Vec<&str> = entry.comments.iter().map(String::as_str).collect();
    entry
        .keys
        .iter()
        .for_each(|(_, value)| add_texts(value, &mut texts));
    texts.into_iter()
}

fn add_texts<'v>(value: &'v Value, texts: &mut Vec<&'v str>) {
    match value {
        Value::Text(text) => texts.push(text),
        Value::List(list) | Value::OneOrMore(list) => texts.extend(list.iter().map(String::as_str)),
        Value::Tables(tables) => tables
            .iter()
            .flatten()
            .for_each(|(_, value)| add_texts(value, texts)),
        Value::Steps(steps) => texts.extend(steps.iter().map(|(to, ..)| to.as_str())),
        _ => {}
    }
}

/// Adds it in half width and small letters: as words are compared here, with their spaces.
fn push_alike(all: &mut String, text: &str) {
    text.chars().for_each(|it| push_small(all, narrow(it)));
}

/// Without `<td>` and the like.
fn without_tags(text: &str) -> String {
    let mut pieces = text.split('<');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |said, piece| match piece.split_once('>') {
        Some((tag, rest))
            if tag.is_ascii() && tag.starts_with(|it: char| it == '/' || it.is_ascii_lowercase()) =>
        {
            said + " " + rest
        }
        _ => said + "<" + piece,
    })
}

/// Runs of one script. Particles and endings, which people write in hiragana, are none.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (start, kind) = rest.char_indices().find_map(|(at, it)| Some((at, script(it)?)))?;
        let run = &rest[start..];
        let end = run.find(|it| script(it) != Some(kind)).unwrap_or(run.len());
        rest = &run[end..];
        Some(&run[..end])
    })
}

fn script(it: char) -> Option<u8> {
    match it {
        '\u{4e00}'..='\u{9fff}' | '々' | '〇' => Some(0),
        'ァ'..='ヺ' | 'ー' => Some(1),
        '0'..='9' => Some(2),
        'ぁ'..='ん' | '\u{3000}'..='\u{3003}' => None,
        _ if it.is_alphabetic() => Some(3),
        _ => None,
    }
}

/// Words that the plan says in its own way, or that only say what stands beside them.
fn is_said_otherwise(run: &str) -> bool {
    const WORDS: &str = "日次 週次 月次 年次 月初 翌月 第 発生時 駆付 予定 実績 毎日 毎週 毎月 毎年 四半期 半期 随時 都度 月曜 火曜 水曜 木曜 金曜 土曜 日曜 月曜日 \
        火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 午前 午後 深夜 早朝 夕方 夜間 時間 以内 分以内 時間以内 分後 時間後 手動 自動 半自動 手作業 人手 担当 \
        担当者 主担当 副担当 実施 頻度 周期 備考 対応方法 分類 電話 電話番号 携帯 携帯電話 内線 直通 代表 メール アドレス メールアドレス \
        接頭辞 付加 報告 連絡 同上 未定 なし レベル インシデントレベル 重大度 契約期間 自動更新 業務範囲 契約費用 作業時間 稼働時間帯 \
        障害時対応 年月日 令和 平成 定義 手順書 確認者 実施日 曜日 毎営業日 営業日 即時 直後 次連絡先 段階 方法 満了 通知 日前 月前 \
        by and once twice every each working biweekly semi annually \
        hourly tel phone mail email fax mobile owner method frequency runbook procedure assignee daily weekly monthly yearly \
        quarterly manual automatic automated auto yes no min mins minutes hour hours days day immediately ditto br \
        臨時 時半 年間 開庁日 閉庁日 毎開庁日 翌開庁日 分毎 時間毎 同左 level lv lvl sev severity priority name role note notes contact after notice within before title responsible \
        january february march april june july august september october november december";
    static LEXICON: LazyLock<Lexicon<()>> =
        LazyLock::new(|| WORDS.split_whitespace().map(|it| (it.to_owned(), ())).collect());
    let mut rest = run;
    while !rest.is_empty() {
        let Some((known, ())) = LEXICON.at_start(rest) else {
            return false;
        };
        rest = &rest[known.len()..];
    }
    true
}

#[cfg(test)]
mod tests;
