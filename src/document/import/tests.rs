//! Whole documents, and what must hold for any: nothing panics, nothing is lost, the plan has no errors.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::block::Document;
use super::{entries, grid, lost, markdown, understand, write};
use crate::plan::{self, File, Source, Sources};

/// Everything that came of a document: the plan's texts and the report, and what is wrong with the plan.
fn imported(document: &Document) -> (String, Vec<String>) {
    let mut found = understand(document);
    let entries = entries(&mut found, None);
    found.left.extend(lost(&found, &entries, &document.lines));
    let day = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
    let name = found.name.clone().unwrap_or_default();
    let about = write::About {
        name,
        starts: found.starts.unwrap_or(day),
        language: found.language,
    };
    let texts = write::files(&entries, &about, &|file: File| file.name().to_owned());
    let mut sources = Sources::default();
    let mut all = String::new();
    for (file, text) in texts {
        all.push_str(&text);
        sources.insert(file, Source::new(file.name(), text));
    }
    let reading = plan::read(&sources);
    let errors = reading.errors_in(&File::ALL);
    let errors = errors
        .map(|it| format!("{} {:?}", sources.text(it.place), it.what))
        .collect();
    all.push_str(&format!("{:?}{:?}{:?}", found.left, found.doubts, found.headings));
    (all, errors)
}

const WHOLE: &str = include_str!("sample.md");

#[test]
fn a_document_as_people_write_it_comes_in_whole() {
    let mut found = understand(&markdown::read(WHOLE));
    let entries = entries(&mut found, None);
    let tasks: Vec<String> = entries
        .iter()
        .filter(|it| it.table == "task")
        .map(|it| format!("{} {}", it.text("title").unwrap(), it.text("frequency").unwrap()))
        .collect();
    let expected = [
        "バックアップ取得 日次",
        "ディスク確認 毎週月曜",
        "メモリ確認 毎週月曜",
        "棚卸し 月次",
        "棚卸確認 4月・10月",
        "月例報告 月次",
    ];
    assert_eq!(tasks, expected);
    let count = |table: &str| entries.iter().filter(|it| it.table == table).count();
    assert_eq!(
        (
            count("level"),
            count("contact"),
            count("event"),
            count("contract")
        ),
        (3, 3, 2, 1)
    );
    assert_eq!(imported(&markdown::read(WHOLE)).1, Vec::<String>::new());
}

#[test]
fn a_csv_is_told_by_its_head_wherever_it_stands() {
    let sheets =
        grid::csv("運用業務一覧,,,\n,,,\n分類,頻度,作業内容,担当\n業務,日次,承認,佐藤\n,月次,集計,\n");
    let found = understand(&grid::read(sheets));
    let tasks: Vec<(&str, &str, &str)> = found
        .tasks
        .iter()
        .map(|it| (it.category.as_str(), it.frequency.as_str(), it.title.as_str()))
        .collect();
    assert_eq!(tasks, [("業務", "日次", "承認"), ("業務", "月次", "集計")]);
}

/// Lines as documents have them; `@` becomes a word that stands nowhere else.
fn line() -> impl Strategy<Value = String> {
    let forms = [
        "# 運用業務一覧",
        "## 日次作業",
        "# 運用体制",
        "# 連絡先リスト",
        "# エスカレーションフロー",
        "# インシデントレベル定義",
        "# 委託範囲",
        "# コミュニケーション",
        "# 運用テスト",
        "## @",
        "",
        "",
        "---",
        "| 分類 | 頻度 | 作業内容 | 担当 | 備考 |",
        "|---|---|---|---|---|",
        "| @ | 月次 | @ | @ | @ |",
        "| | | | | |",
        "| | @ | @ | @ | @ | @ |",
        "| @ |",
        "| 氏名 | 電話 | メール |",
        "| @ | 090-0000-0001 | @ |",
        "| レベル | 事象の例 |",
        "| 3 | @ |",
        "| イベント | 連絡手段 | チャネル | 備考 |",
        "- @",
        "  - @（@）",
        "    - @: @",
        "- [ ] @（毎日）",
        "@",
        "■@",
        "・@",
        "担当→@→@",
        "lv2: @",
        "```",
        "<!-- @ -->",
        "> @",
        "@<br>@",
        "1. @",
        "契約期間: @",
        "\t@",
        "**@**",
        "| @ | @",
        "※@",
    ];
    (0..forms.len()).prop_map(move |at| forms[at].to_owned())
}

/// A word that stands nowhere else, of one script.
fn word(number: usize) -> String {
    let digits = number.to_string();
    let signs = digits
        .bytes()
        .map(|it| ["零", "壱", "弐", "参", "肆", "伍", "陸", "漆", "捌", "玖"][usize::from(it - b'0')]);
    format!("語{}末", signs.collect::<String>())
}

proptest! {
    // The same documents every time; more cases (PROPTEST_CASES) look further.
    #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(20_261_122), ..ProptestConfig::default() })]

    #[test]
    fn every_word_is_in_the_plan_or_in_the_report(lines in prop::collection::vec(line(), 0..30)) {
        let mut words = Vec::new();
        let mut text = String::new();
        for line in lines {
            for (at, part) in line.split('@').enumerate() {
                if at > 0 {
                    words.push(word(words.len()));
                    text.push_str(words.last().unwrap());
                }
                text.push_str(part);
            }
            text.push('\n');
        }
        let (all, errors) = imported(&markdown::read(&text));
        for word in words {
            prop_assert!(all.contains(&word), "{word} of\n{text}\nis not in\n{all}");
        }
        prop_assert_eq!(errors, Vec::<String>::new());
    }

    #[test]
    fn no_text_panics_and_the_plan_is_sound(text in "\\PC{0,300}") {
        prop_assert_eq!(imported(&markdown::read(&text)).1, Vec::<String>::new());
        prop_assert_eq!(imported(&grid::read(grid::csv(&text))).1, Vec::<String>::new());
    }
}
