//! Every format is read back by a program of other people, with texts that would break out of it if they could.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use chrono::TimeZone as _;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;
use crate::document::render::{self, Body, Table, Wanted};
use crate::plan::{File, Plan, Source, Sources};

const FILES: [(File, &str); 9] = [
    (File::Plan, include_str!("../../../plan/plan.toml")),
    (File::Tasks, include_str!("../../../plan/tasks.toml")),
    (File::Org, include_str!("../../../plan/org.toml")),
    (File::Contacts, include_str!("../../../plan/contacts.toml")),
    (File::Levels, include_str!("../../../plan/levels.toml")),
    (File::Channels, include_str!("../../../plan/channels.toml")),
    (File::Checks, include_str!("../../../plan/checks.toml")),
    (File::Contracts, include_str!("../../../plan/contracts.toml")),
    (File::Drills, include_str!("../../../plan/drills.toml")),
];

fn sample() -> Plan {
    let mut sources = Sources::default();
    for (file, text) in FILES {
        sources.insert(file, Source::new(file.name(), text));
    }
    crate::plan::read(&sources).plan.unwrap()
}

fn document(plan: &Plan, mask: bool) -> Document<'_> {
    let day = "2026-11-22".parse().unwrap();
    render::document(Wanted { plan, day, mask })
}

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 22, 0, 0, 0).unwrap()
}

fn drawn(plan: &Plan, mask: bool, format: Format) -> Vec<u8> {
    draw(&document(plan, mask), format, Language::Ja, now())
        .unwrap()
        .unwrap()
}

fn text(plan: &Plan, mask: bool, format: Format) -> String {
    String::from_utf8(drawn(plan, mask, format)).unwrap()
}

fn tables<'d, 'a>(document: &'d Document<'a>) -> impl Iterator<Item = &'d Table<'a>> {
    document
        .sections
        .iter()
        .filter_map(|section| match &section.body {
            Body::Table(table) if !table.rows.is_empty() => Some(table),
            _ => None,
        })
}

/// The cells of a document, as they should be read back: lines end in line breaks.
fn expected(document: &Document<'_>) -> Vec<Vec<Vec<String>>> {
    let cells = |table: &Table<'_>| {
        let rows = table.rows.iter();
        let columns = 0..table.columns.len();
        rows.map(|row| {
            columns
                .clone()
                .map(|at| text::cell(Language::Ja, table, row, at).join("\n"))
                .collect()
        })
        .collect()
    };
    tables(document).map(cells).collect()
}

/// The rows of the tables of a Markdown text, without their heads; and how many other blocks there are.
fn read_markdown(text: &str) -> (Vec<Vec<Vec<String>>>, usize, usize) {
    let (mut tables, mut headings, mut items, mut is_in_cell) = (Vec::<Vec<Vec<String>>>::new(), 0, 0, false);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        let cell = tables.last_mut().and_then(|rows| rows.last_mut()?.last_mut());
        let cell = cell.filter(|_| is_in_cell);
        match event {
            Event::Start(Tag::TableHead | Tag::Paragraph | Tag::List(None)) | Event::SoftBreak => {}
            Event::End(end) => is_in_cell &= end != TagEnd::TableCell,
            Event::Start(Tag::Table(_)) => tables.push(Vec::new()),
            Event::Start(Tag::TableRow) => tables.last_mut().unwrap().push(Vec::new()),
            Event::Start(Tag::TableCell) => {
                is_in_cell = true;
                if let Some(row) = tables.last_mut().unwrap().last_mut() {
                    row.push(String::new());
                }
            }
            Event::Text(words) => cell.into_iter().for_each(|it| it.push_str(&words)),
            Event::InlineHtml(html) => {
                assert_eq!(html.as_ref(), "<br>");
                cell.into_iter().for_each(|it| it.push('\n'));
            }
            Event::Start(Tag::Heading { .. }) => headings += 1,
            Event::Start(Tag::Item) => items += 1,
            other => panic!("{other:?} in {text}"),
        }
    }
    (tables, headings, items)
}

/// Texts that people would rather not find in a plan.
fn hostile() -> impl Strategy<Value = String> {
    let bits = [
        "|",
        "\\",
        "\\|",
        "`",
        "``",
        "*",
        "_",
        "~~",
        "[x](http://evil)",
        "![",
        "<b>",
        "<script>alert(1)</script>",
        "<!--",
        "-->",
        "&amp;",
        "&#60;",
        "&",
        "\"",
        "'",
        "\n",
        "\r\n",
        "#",
        "##",
        "> ",
        "- ",
        "1. ",
        "---",
        "===",
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t",
        "\u{0}",
        "\u{1b}[2J",
        "\u{202e}",
        "\u{feff}",
        "運用",
        " ",
        "　",
        "a",
        "9",
        "<br>",
        "]]>",
        "}}",
        "{{",
        "$x$",
        "http://x/_a_*b*",
        "a@b",
        "\u{85}",
        "\u{2028}",
    ];
    let bit = proptest::sample::select(bits.to_vec());
    let bits = proptest::collection::vec(bit, 1..12).prop_map(|bits| bits.concat());
    prop_oneof![bits, "\\PC{1,30}"]
}

/// The sample plan with one text in all places where people write.
fn spoiled(words: &str) -> Plan {
    let mut plan = sample();
    let put = |place: &mut String| words.clone_into(place);
    put(&mut plan.about.name);
    let task = &mut plan.tasks[1];
    put(&mut task.title);
    put(&mut task.category);
    put(&mut task.note);
    task.procedure = Some(words.to_owned());
    put(&mut plan.roles[4].name);
    let contact = &mut plan.contacts[0];
    put(&mut contact.name);
    put(&mut contact.company);
    contact.phone = vec![words.to_owned(), "090-0000-0000".to_owned()];
    contact.email = Some(words.to_owned());
    put(&mut plan.levels.list[0].meaning);
    put(&mut plan.levels.list[0].prefix);
    put(&mut plan.events[0].title);
    put(&mut plan.channels[0].name);
    put(&mut plan.contracts[0].vendor);
    put(&mut plan.drills[0].steps[0]);
    plan
}

/// Tags are balanced and known, and nothing is within them that we did not write.
fn assert_well_formed(html: &str) {
    const KNOWN: [&str; 26] = [
        "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "nav", "ol", "ul",
        "li", "a", "main", "section", "div", "table", "thead", "tbody", "tr", "th", "td", "span",
    ];
    const EMPTY: [&str; 2] = ["meta", "br"];
    let mut open = Vec::new();
    for tag in html.trim_start_matches("<!doctype html>").split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        let name: String = tag
            .chars()
            .take_while(|c| *c == '/' || c.is_ascii_alphanumeric())
            .collect();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name), "{html}"),
            None if EMPTY.contains(&name.as_str()) => {}
            None => {
                assert!(KNOWN.contains(&name.as_str()), "<{tag}>");
                assert_eq!(tag.matches('"').count() % 2, 0, "<{tag}>");
                assert!(!tag.contains(" on") && !tag.contains("javascript:"), "<{tag}>");
                open.push(name);
            }
        }
    }
    assert_eq!(open, Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_text_breaks_out_of_markdown(words in hostile()) {
        let (plan, clean) = (spoiled(&words), spoiled("x"));
        let (read, headings, items) = read_markdown(&text(&plan, false, Format::Markdown));
        for (read, expected) in read.iter().flatten().zip(expected(&document(&plan, false)).iter().flatten()) {
            prop_assert_eq!(read, expected);
        }
        prop_assert_eq!(read.len(), expected(&document(&plan, false)).len());
        let (_, as_headings, as_items) = read_markdown(&text(&clean, false, Format::Markdown));
        prop_assert_eq!((headings, items), (as_headings, as_items));
    }

    #[test]
    fn no_text_breaks_out_of_the_page(words in hostile()) {
        let (page, clean) = (text(&spoiled(&words), false, Format::Html), text(&spoiled("x"), false, Format::Html));
        assert_well_formed(&page);
        for tag in ["<tr>", "<h2>", "<li>", "<section"] {
            prop_assert_eq!(page.matches(tag).count(), clean.matches(tag).count(), "{}", tag);
        }
    }

    #[test]
    fn no_text_becomes_a_formula(words in hostile()) {
        let plan = spoiled(&words);
        let mut book = Xlsx::new(Cursor::new(drawn(&plan, false, Format::Xlsx))).unwrap();
        for name in book.sheet_names() {
            let formulas = book.worksheet_formula(&name).unwrap();
            prop_assert!(formulas.used_cells().next().is_none());
        }
        let csv = text(&plan, false, Format::Csv);
        let mut reader = ::csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(csv.as_bytes());
        for record in reader.records() {
            let record = record.unwrap();
            prop_assert!(record.iter().all(|cell| !cell.starts_with(['=', '@'])), "{:?}", record);
        }
    }
}

fn sheet(plan: &Plan, name: &str) -> Vec<Vec<Data>> {
    let mut book = Xlsx::new(Cursor::new(drawn(plan, false, Format::Xlsx))).unwrap();
    let range = book.worksheet_range(name).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn a_workbook_has_a_sheet_for_each_table_in_the_order_of_the_document() {
    let book = Xlsx::new(Cursor::new(drawn(&sample(), false, Format::Xlsx))).unwrap();
    let names = book.sheet_names();
    assert_eq!(
        names,
        [
            "基本情報",
            "運用業務一覧",
            "業務の補足",
            "運用体制",
            "役割と担当者",
            "当番",
            "当番表",
            "委託範囲",
            "コミュニケーション",
            "チャネル一覧",
            "インシデントレベル定義",
            "レベルごとの対応基準",
            "届出・報告の義務",
            "アラートのレベル",
            "エスカレーションフロー",
            "エスカレーションの段階",
            "連絡先リスト",
            "連絡先の補足",
            "運用テスト",
            "運用テストの確認項目",
            "疎通確認",
            "疎通確認の補足",
            "計画停止",
            "年間予定（2026年度）",
        ]
    );
}

#[test]
fn cells_of_a_workbook_have_their_types() {
    let plan = sample();
    let contacts = sheet(&plan, "連絡先リスト");
    assert_eq!(
        contacts[1][3],
        Data::String("090-0000-0001".to_owned()),
        "a phone is text"
    );
    assert!(
        matches!(contacts[1][5], Data::DateTime(it) if it.to_ymd_hms_milli().0 == 2026),
        "{:?}",
        contacts[1]
    );
    assert_eq!(sheet(&plan, "インシデントレベル定義")[1][0], Data::Float(1.0));
    let about = sheet(&plan, "基本情報");
    assert!(matches!(about[2][1], Data::DateTime(_)), "{:?}", about[2]);
}

#[test]
fn what_a_cell_says_is_among_the_choices_of_its_column() {
    let plan = sample();
    let document = document(&plan, false);
    for table in tables(&document) {
        for (at, column) in table.columns.iter().enumerate() {
            let choices = crate::say::document::choices(Language::Ja, *column);
            let cells = table
                .rows
                .iter()
                .map(|row| text::cell(Language::Ja, table, row, at));
            let odd = cells
                .flatten()
                .find(|it| !choices.is_empty() && !choices.contains(it));
            assert_eq!(odd, None, "{column:?}");
        }
    }
}

#[test]
fn a_workbook_repeats_what_a_page_carries_down() {
    let tasks = sheet(&sample(), "運用業務一覧");
    assert_eq!(tasks[1][0], Data::String("業務運用".to_owned()));
    assert_eq!(tasks[2][0], Data::String("業務運用".to_owned()));
    let markdown = text(&sample(), false, Format::Markdown);
    assert_eq!(markdown.matches("| 業務運用     | 日次").count(), 1);
    assert!(markdown.contains("|              | 月次"), "{markdown}");
}

#[test]
fn a_mask_hides_whatever_reaches_a_person() {
    let plan = sample();
    for format in [Format::Markdown, Format::Html, Format::Csv] {
        let (open, masked) = (text(&plan, false, format), text(&plan, true, format));
        for secret in ["090-0000", "03-0000", "@example.jp", "@vendor.example.jp"] {
            assert!(open.contains(secret), "{secret}");
            assert!(!masked.contains(secret), "{secret}");
        }
        assert!(masked.contains("非公開") && masked.contains("田中 一郎"));
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let plan = sample();
    for format in [Format::Markdown, Format::Html, Format::Csv, Format::Xlsx] {
        assert!(
            drawn(&plan, false, format) == drawn(&plan, false, format),
            "{format:?}"
        );
    }
}

#[test]
fn a_plan_without_anything_still_has_the_sections_that_readers_look_for() {
    let mut plan = sample();
    plan.about.owner.clear();
    plan.tasks.clear();
    plan.roles.clear();
    plan.contacts.clear();
    plan.levels.list.clear();
    plan.channels.clear();
    plan.events.clear();
    plan.checks.clear();
    plan.maintenance.clear();
    plan.contracts.clear();
    plan.drills.clear();
    let markdown = text(&plan, false, Format::Markdown);
    let headings: Vec<&str> = markdown
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    assert_eq!(
        headings,
        [
            "基本情報",
            "運用業務一覧",
            "運用体制",
            "委託範囲",
            "コミュニケーション",
            "インシデントレベル定義",
            "エスカレーションフロー",
            "連絡先リスト",
            "運用テスト",
        ]
    );
    assert_eq!(markdown.matches("該当なし").count(), 8);
    assert_well_formed(&text(&plan, false, Format::Html));
}

#[test]
fn a_name_that_two_share_is_told_by_its_id() {
    let mut plan = sample();
    plan.contacts[1].name = plan.contacts[0].name.clone();
    let roles = sheet(&plan, "役割と担当者");
    let sits = |row: usize| roles[row][4].to_string();
    assert_eq!([sits(1), sits(2), sits(3)], ["takahashi", "tanaka", "渡辺 直樹"]);
}
