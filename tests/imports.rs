//! Documents as other people write them, imported: `tests/documents/import/` holds each beside what came of it, counted
//! and line by line. `ACCEPT=1 cargo test --test imports` writes what comes of them now, to be read before it is
//! committed.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read and write their files"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use opsplan::document::import::block::Document;
use opsplan::document::import::entry::Entry;
use opsplan::document::import::found::Found;
use opsplan::document::import::{self, write};
use opsplan::plan::{self, File, Source, Sources};
use opsplan::world::foreign;

/// A document, what was understood of it, and the entries that came of it.
struct Imported {
    document: Document,
    found: Found,
    entries: Vec<Entry>,
}

fn imported(path: &Path) -> Imported {
    let extension = path.extension().unwrap().to_str().unwrap();
    let document = foreign::read(&fs::read(path).unwrap(), extension).unwrap();
    let mut found = import::understand(&document);
    let entries = import::entries(&mut found, None);
    found.left.extend(import::lost(&found, &entries, &document.lines));
    found.left.sort_by_key(|left| left.at);
    Imported {
        document,
        found,
        entries,
    }
}

/// The documents; what came of them lies beside.
fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/import");
    let all = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let mut all: Vec<PathBuf> = all.filter(|it| it.extension().unwrap() != "txt").collect();
    all.sort();
    all
}

/// Counts first, then every entry on a line, then what a person should look at and what was left.
fn listing(it: &Imported) -> String {
    let mut text = String::new();
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for entry in it.entries.iter().filter(|entry| !entry.draft) {
        match counts.iter_mut().find(|(table, _)| *table == entry.table) {
            Some((_, count)) => *count += 1,
            None => counts.push((entry.table, 1)),
        }
    }
    let counts: Vec<String> = counts
        .iter()
        .map(|(table, count)| format!("{table} {count}"))
        .collect();
    writeln!(
        text,
        "{}: {}",
        it.found.name.as_deref().unwrap_or("-"),
        counts.join(", ")
    )
    .unwrap();
    if let Some(day) = it.found.starts {
        writeln!(text, "starts {day}").unwrap();
    }
    for entry in &it.entries {
        let keys = entry
            .keys
            .iter()
            .filter(|(key, _)| !matches!(*key, "id" | "kind" | "path"));
        let keys = keys.map(|(key, value)| format!("{key} {}", one_line(&value.toml().to_string())));
        let draft = if entry.draft { "draft " } else { "" };
        let keys: Vec<String> = keys.collect();
        writeln!(
            text,
            "{:>3} {draft}{} | {}",
            entry.at.line,
            entry.table,
            keys.join(" | ")
        )
        .unwrap();
    }
    for doubt in &it.found.doubts {
        writeln!(text, "{:>3} ? {}: {:?}", doubt.at.line, doubt.of, doubt.what).unwrap();
    }
    for left in &it.found.left {
        writeln!(
            text,
            "{:>3} - {:?}: {}",
            left.at.line,
            left.why,
            one_line(&left.text)
        )
        .unwrap();
    }
    text
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn documents_of_other_people_come_in_as_a_careful_person_would_read_them() {
    for path in documents() {
        let got = listing(&imported(&path));
        let beside = path.with_extension("txt");
        if std::env::var_os("ACCEPT").is_some() {
            fs::write(&beside, &got).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(got, expected, "{}", path.display());
    }
}

/// The plan's texts, and the report.
fn told(it: &Imported) -> (Sources, String) {
    let (mut sources, mut all) = (Sources::default(), String::new());
    let about = write::About {
        name: it.found.name.clone().unwrap_or_default(),
        starts: it.found.starts.unwrap_or_default(),
        language: it.found.language,
    };
    for (file, text) in write::files(&it.entries, &about, &|file: File| file.name().to_owned()) {
        all.push_str(&text);
        sources.insert(file, Source::new(file.name(), text));
    }
    write!(
        all,
        "{:?}{:?}{:?}",
        it.found.left, it.found.doubts, it.found.headings
    )
    .unwrap();
    (sources, all)
}

#[test]
fn what_comes_of_them_has_no_errors() {
    for path in documents() {
        let (sources, _) = told(&imported(&path));
        let reading = plan::read(&sources);
        let errors: Vec<String> = reading
            .errors_in(&File::ALL)
            .map(|it| format!("{it:?}"))
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{}", path.display());
    }
}

/// What a plan says in its own words: the frequency and the method of a task, the labels of fields.
const OWN_WORDS: &str = "\
    日次 週次 月次 年次 毎日 毎週 毎月 毎年 四半期 半期 随時 都度 月曜 火曜 水曜 木曜 金曜 土曜 日曜 \
    月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 午前 午後 深夜 早朝 夕方 夜間 時間 以内 分以内 \
    時間以内 分後 時間後 手動 自動 半自動 手作業 人手 担当 担当者 主担当 副担当 実施 頻度 周期 備考 \
    対応方法 分類 電話 電話番号 携帯 携帯電話 内線 直通 代表 メール アドレス メールアドレス 接頭辞 付加 \
    報告 連絡 同上 未定 なし レベル インシデントレベル 重大度 契約期間 自動更新 業務範囲 契約費用 \
    作業時間 稼働時間帯 障害時対応 年月日 令和 平成 定義 手順書 確認者 実施日 曜日 毎営業日 営業日 即時 \
    直後 次連絡先 段階 方法 満了 通知 日前 月前 tel phone mail email fax mobile owner method frequency \
    runbook procedure assignee daily weekly monthly yearly quarterly manual automatic automated auto yes \
    臨時 時半 年間 開庁日 閉庁日 毎開庁日 翌開庁日 分毎 時間毎 同左 no min mins minutes hour hours days day immediately ditto br level lv lvl sev severity priority name \
    role note notes contact 次連絡 automation 毎日深夜 目視 実施方法 td th tr table rowspan span href sec teirei text 契約金額 \
    対応時間 解約通知 会社名 連絡先 委託先 窓口 四半期毎 after notice within before title responsible january february march april june july august september october november december \
    every of the nd rd mon monday tuesday sunday month by and once twice each working biweekly semi annually 時半";

/// Runs of letters of one script: each is in the plan or in the report.
#[test]
fn no_word_of_them_is_lost() {
    for path in documents() {
        let it = imported(&path);
        let all = folded(&told(&it).1);
        let mut lost: Vec<(u32, String)> = Vec::new();
        for line in &it.document.lines {
            let missing = words(&line.text).into_iter().filter(|word| !all.contains(word));
            lost.extend(missing.map(|word| (line.at.line, word)));
        }
        lost.retain(|(_, word)| !OWN_WORDS.split_whitespace().any(|it| it == word));
        assert_eq!(lost, [], "{}", path.display());
    }
}

fn folded(text: &str) -> String {
    let narrow = |it: char| match it {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(it) - 0xfee0).unwrap(),
        _ => it,
    };
    text.chars().map(narrow).collect::<String>().to_lowercase()
}

fn words(text: &str) -> Vec<String> {
    let text = folded(text);
    let kind = |it: char| match it {
        '\u{4e00}'..='\u{9fff}' | '々' => 1,
        'ァ'..='ヺ' | 'ー' => 2,
        'a'..='z' => 3,
        _ => 0,
    };
    let chars: Vec<char> = text.chars().collect();
    let runs = chars.chunk_by(|a, b| kind(*a) == kind(*b));
    runs.filter(|run| kind(run[0]) > 0 && run.len() > 1)
        .map(|run| run.iter().collect())
        .collect()
}
