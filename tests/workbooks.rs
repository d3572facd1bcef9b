//! Workbooks and other files as people really have them: heads that stand low, merged cells, several sheets, marks in a
//! calendar, dates as numbers; and files that are broken, or no documents.
#![expect(clippy::unwrap_used, reason = "tests make files in memory")]

use std::io::Write as _;

use chrono::NaiveTime;
use opsplan::document::import::found::{Doubtful, Found, Why};
use opsplan::document::import::{self, block::Document};
use opsplan::plan::Method;
use opsplan::world::foreign::{self, Refused};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

fn understood(document: &Document) -> Found {
    import::understand(document)
}

fn read(mut book: Workbook) -> Found {
    understood(&foreign::read(&book.save_to_buffer().unwrap(), "xlsx").unwrap())
}

fn rows(sheet: &mut Worksheet, first: u32, rows: &[&[&str]]) {
    for (row, cells) in (first..).zip(rows) {
        for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
}

fn tasks(found: &Found) -> Vec<String> {
    let one = |it: &import::found::Task| format!("{} {} {}", it.category, it.frequency, it.title);
    found.tasks.iter().map(one).collect()
}

#[test]
fn a_hidden_sheet_is_reported_and_not_taken() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet(),
        0,
        &[&["作業内容", "頻度"], &["ログ確認", "日次"]],
    );
    let old = book.add_worksheet().set_hidden(true);
    rows(old, 0, &[&["作業内容", "頻度"], &["旧バッチ確認", "月次"]]);
    let found = read(book);
    assert_eq!(tasks(&found), [" 日次 ログ確認"]);
    let left: Vec<(&str, Why)> = found.left.iter().map(|it| (it.text.as_str(), it.why)).collect();
    assert_eq!(
        left,
        [
            ("作業内容 | 頻度", Why::Hidden),
            ("旧バッチ確認 | 月次", Why::Hidden)
        ]
    );
}

#[test]
fn mail_in_seven_bits_is_read() {
    let bytes = b"# \x1b$B7W2h\x1b(B\n\n| \x1b$B:n6H\x1b(B | \x1b$BIQEY\x1b(B |\n|---|---|\n| A | \x1b$BF|<!\x1b(B |\n";
    let found = understood(&foreign::read(bytes, "md").unwrap());
    assert_eq!(tasks(&found), [" 日次 A"]);
}

#[test]
fn the_head_is_found_below_a_title_and_merged_cells_are_filled() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("運用業務一覧").unwrap();
    rows(
        sheet,
        0,
        &[
            &["受発注システム 運用業務一覧"],
            &["作成日", "2026-04-01"],
            &[],
            &[],
        ],
    );
    rows(
        sheet,
        4,
        &[
            &["分類", "作業内容", "頻度", "担当"],
            &["", "ログ確認", "日次", "佐藤"],
            &["", "容量確認", "週次", "佐藤"],
            &["", "報告書作成", "月次", "鈴木"],
        ],
    );
    sheet
        .merge_range(5, 0, 7, 0, "システム運用", &Format::new())
        .unwrap();
    let found = read(book);
    assert_eq!(
        tasks(&found),
        [
            "システム運用 日次 ログ確認",
            "システム運用 週次 容量確認",
            "システム運用 月次 報告書作成"
        ]
    );
}

#[test]
fn sheets_are_told_by_their_words_and_hidden_ones_are_left_out() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("表紙").unwrap(),
        0,
        &[&["運用計画書"], &["第1版"]],
    );
    rows(
        book.add_worksheet().set_name("作業").unwrap(),
        0,
        &[&["作業内容", "頻度"], &["点検", "毎月25日"]],
    );
    rows(
        book.add_worksheet().set_name("連絡網").unwrap(),
        0,
        &[&["氏名", "電話"], &["田中　一郎", "０９０－００００－０００１"]],
    );
    rows(
        book.add_worksheet().set_name("障害レベル").unwrap(),
        0,
        &[&["レベル", "内容"], &["１", "軽微"], &["２", "全面停止"]],
    );
    let hidden = book.add_worksheet().set_name("旧").unwrap();
    rows(hidden, 0, &[&["作業内容", "頻度"], &["古い作業", "日次"]]);
    hidden.set_hidden(true);
    let found = read(book);
    assert_eq!(tasks(&found), ["作業 毎月25日 点検"]);
    assert_eq!(found.contacts[0].name, "田中 一郎");
    assert_eq!(found.contacts[0].phones, ["０９０－００００－０００１"]);
    assert_eq!(
        found.levels.iter().map(|it| it.number).collect::<Vec<_>>(),
        [1, 2]
    );
}

#[test]
fn heads_that_reach_down_make_a_head_of_two_lines() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    rows(
        sheet,
        0,
        &[
            &["項番", "作業名", "実施時期", "", "担当", "", "実行"],
            &["", "", "周期", "時刻", "正", "副", "手/自"],
            &["1", "ジョブ確認", "毎営業日", "9:00", "山口", "中村", "手"],
            &["2", "ログ退避", "毎月末日", "", "システム", "", "自"],
        ],
    );
    for (column, head) in [(0, "項番"), (1, "作業名")] {
        sheet
            .merge_range(0, column, 1, column, head, &Format::new())
            .unwrap();
    }
    let found = read(book);
    assert_eq!(tasks(&found), [" 毎営業日 ジョブ確認", " 毎月末日 ログ退避"]);
    assert_eq!(found.tasks[0].assignee, ["山口", "中村"]);
    assert_eq!(found.tasks[0].time, NaiveTime::from_hms_opt(9, 0, 0));
    let methods: Vec<Option<Method>> = found.tasks.iter().map(|it| it.method).collect();
    assert_eq!(methods, [Some(Method::Manual), Some(Method::Automatic)]);
}

#[test]
fn a_calendar_may_have_dates_for_heads_and_days_for_marks() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    rows(sheet, 0, &[&["作業項目", "担当"]]);
    let format = Format::new().set_num_format("m\"月\"");
    for (column, month) in (2..).zip([4, 5, 6, 7]) {
        let head = ExcelDateTime::from_ymd(2026, month, 1).unwrap();
        sheet
            .write_datetime_with_format(0, column, &head, &format)
            .unwrap();
    }
    rows(
        sheet,
        1,
        &[
            &["点検", "佐藤", "○", "", "", "○"],
            &["証明書更新", "佐藤", "", "15日"],
            &["予算", "佐藤", "", "", "△", "●"],
        ],
    );
    let found = read(book);
    assert_eq!(
        tasks(&found),
        [" 4月・7月 点検", " 5月の15日 証明書更新", " 毎年7月 予算"]
    );
    assert_eq!(found.tasks[2].note, ["2026-06-01: △"]);
}

#[test]
fn a_chart_may_be_a_tree_by_columns() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("体制図").unwrap();
    rows(
        sheet,
        0,
        &[
            &["統括責任者", "安藤 浩"],
            &["", "運用責任者", "大野 誠"],
            &["", "", "運用担当", "村井、石原"],
            &["", "開発責任者"],
        ],
    );
    let found = read(book);
    let seats: Vec<(&str, Option<usize>, usize)> = found
        .roles
        .iter()
        .map(|it| (it.name.as_str(), it.above, it.people.len()))
        .collect();
    assert_eq!(
        seats,
        [
            ("統括責任者", None, 1),
            ("運用責任者", Some(0), 1),
            ("運用担当", Some(1), 1),
            ("開発責任者", Some(0), 0)
        ]
    );
}

#[test]
fn marks_in_a_calendar_say_when() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("年間予定").unwrap();
    rows(
        sheet,
        0,
        &[&[
            "分類", "作業", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月", "1月", "2月",
            "3月",
        ]],
    );
    rows(
        sheet,
        1,
        &[
            &["保守", "点検", "○", "", "", "", "", "", "○"],
            &["", "停電", "", "", "", "", "◎"],
        ],
    );
    assert_eq!(tasks(&read(book)), ["保守 4月・10月 点検", "保守 毎年8月 停電"]);
}

#[test]
fn days_times_and_numbers_are_read_as_they_are_shown() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("作業一覧").unwrap();
    rows(sheet, 0, &[&["作業内容", "頻度", "時刻", "対応方法"]]);
    rows(sheet, 1, &[&["締め", "月次"], &["更新"]]);
    let time = ExcelDateTime::from_hms(18, 30, 0).unwrap();
    sheet
        .write_datetime_with_format(1, 2, &time, &Format::new().set_num_format("hh:mm"))
        .unwrap();
    sheet.write_string(1, 3, "手動").unwrap();
    let day = ExcelDateTime::from_ymd(2026, 12, 5).unwrap();
    sheet
        .write_datetime_with_format(2, 1, &day, &Format::new().set_num_format("yyyy/m/d"))
        .unwrap();
    let contacts = book.add_worksheet().set_name("連絡先").unwrap();
    rows(
        contacts,
        0,
        &[&["氏名", "電話"], &["佐藤"], &["鈴木", "090-0000-0002"]],
    );
    contacts.write_number(1, 1, 9_000_000_001.0).unwrap();
    let found = read(book);
    assert_eq!(found.tasks[0].time, NaiveTime::from_hms_opt(18, 30, 0));
    assert_eq!(found.tasks[0].method, Some(Method::Manual));
    assert_eq!(found.tasks[1].frequency, "2026-12-05");
    assert_eq!(found.contacts[0].phones, ["9000000001"]);
    assert_eq!(found.contacts[1].phones, ["090-0000-0002"]);
    let shortened = Doubtful::PhoneZero("9000000001".to_owned());
    assert!(found.doubts.iter().any(|it| it.what == shortened));
}

#[test]
fn five_thousand_rows_come_in() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("作業一覧").unwrap();
    rows(sheet, 0, &[&["作業内容", "頻度", "担当"]]);
    for row in 1..=5_000 {
        let title = format!("作業{row}");
        rows(sheet, row, &[&[title.as_str(), "毎週月曜", "佐藤"]]);
    }
    let found = read(book);
    assert_eq!((found.tasks.len(), found.left.len()), (5_000, 0));
}

#[test]
fn text_is_read_in_the_encodings_that_spreadsheets_write() {
    let text = "分類,頻度,作業内容,担当\r\n業務,日次,承認,髙橋\r\n";
    let cp932 = encoding_rs::SHIFT_JIS.encode(text).0.into_owned();
    let euc = encoding_rs::EUC_JP
        .encode(&text.replace('髙', "高"))
        .0
        .into_owned();
    let bom = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    let mut wide = b"\xff\xfe".to_vec();
    wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    for bytes in [cp932, euc, bom, wide, text.replace(',', "\t").into_bytes()] {
        let found = understood(&foreign::read(&bytes, "csv").unwrap());
        assert_eq!(tasks(&found), ["業務 日次 承認"]);
    }
}

#[test]
fn what_is_no_document_is_refused_with_the_reason() {
    let zip = |name: &str, size: usize| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        let zeros = vec![0; 1024 * 1024];
        for _ in 0..size {
            zip.write_all(&zeros).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    assert_eq!(
        foreign::read(&zip("xl/worksheets/sheet1.xml", 257), "xlsx"),
        Err(Refused::Bomb)
    );
    let mut book = Workbook::new();
    rows(book.add_worksheet(), 0, &[&["作業内容", "頻度"]]);
    let whole = book.save_to_buffer().unwrap();
    assert!(matches!(
        foreign::read(&whole[..whole.len() / 2], "xlsx"),
        Err(Refused::Workbook(_))
    ));
    assert!(matches!(
        foreign::read(b"no zip", "xlsx"),
        Err(Refused::Workbook(_))
    ));
    assert_eq!(foreign::read(b"%PDF-1.7", "md"), Err(Refused::Format("pdf")));
    assert_eq!(
        foreign::read(&[0xd0, 0xcf, 0x11, 0xe0, 0], "xls"),
        Err(Refused::Format("xls"))
    );
    assert_eq!(foreign::read(b"\x00\x01\x02", "md"), Err(Refused::Binary(1)));
    assert_eq!(foreign::read(b"# a\n\n\x00", "md"), Err(Refused::Binary(3)));
    assert_eq!(
        foreign::read(b"PK\x03\x04junk", "docx"),
        Err(Refused::Format("docx"))
    );
    assert_eq!(
        foreign::read(b"\xff\xff\xff\x80", "md"),
        Err(Refused::Encoding(1))
    );
}
