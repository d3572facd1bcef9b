//! Marks in calendars, and days, times and numbers as a workbook keeps them.

use chrono::NaiveTime;
use opsplan::document::import::found::{Doubtful, Why};
use opsplan::plan::Method;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::made::{by_category, left, read, rows, tasks};

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
        by_category(&found),
        [" 4月・7月 点検", " 5月の15日 証明書更新", " 毎年7月 予算"]
    );
    assert_eq!(found.tasks[2].note, ["2026-06-01: △"]);
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
    assert_eq!(
        by_category(&read(book)),
        ["保守 4月・10月 点検", "保守 毎年8月 停電"]
    );
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
fn a_calendar_of_days_says_when_only_where_it_is_a_plan() {
    let mut book = Workbook::new();
    let days: Vec<String> = (1..=28).map(|day| day.to_string()).collect();
    let weekdays = ["水", "木", "金", "土", "日", "月", "火"];
    let sheet = book.add_worksheet().set_name("作業予定").unwrap();
    let with = |first: &str, cell: &dyn Fn(usize) -> String| {
        let cells = (0..28).map(cell);
        [first.to_owned()].into_iter().chain(cells).collect::<Vec<_>>()
    };
    let mark = |marked: bool| if marked { "○" } else { "" }.to_owned();
    let all = [
        with("作業内容", &|at| days[at].clone()),
        with("", &|at| weekdays[at % 7].to_owned()),
        with("稼働確認", &|_| mark(true)),
        with("承認", &|at| mark(!matches!(at % 7, 3 | 4))),
        with("週報", &|at| mark(at % 7 == 2)),
        with("締め", &|at| mark(matches!(at, 9 | 19))),
        with("巡回", &|at| if at < 2 { "レ" } else { "" }.to_owned()),
        with("確認印", &|at| if at < 2 { "林" } else { "" }.to_owned()),
    ];
    for (row, cells) in (0..).zip(&all) {
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        rows(sheet, row, &[&cells]);
    }
    let found = read(book);
    assert_eq!(
        tasks(&found),
        [
            "日次 稼働確認 ",
            "毎営業日 承認 ",
            "毎週金曜 週報 ",
            "毎月10日・20日 締め ",
            "随時 巡回 "
        ]
    );
    assert_eq!(left(&found, Why::NoTask), ["確認印 | 林 | 林"]);
}

#[test]
fn a_month_may_hold_its_day_in_every_form() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("年間計画").unwrap();
    rows(
        sheet,
        0,
        &[
            &["作業", "4月", "5月", "9月"],
            &["研修", "●\n4/10"],
            &["点検", "", "●（20日）"],
            &["監査", "", "", "2026/9/15"],
            &["確認", "", "", "8/15"],
        ],
    );
    assert_eq!(
        by_category(&read(book)),
        [
            " 4月の10日 研修",
            " 5月の20日 点検",
            " 9月の15日 監査",
            " 随時 確認"
        ]
    );
}

#[test]
fn what_was_measured_on_the_days_is_a_record() {
    let mut book = Workbook::new();
    let days: Vec<String> = (1..=28).map(|day| day.to_string()).collect();
    let head: Vec<&str> = ["点検項目"]
        .into_iter()
        .chain(days.iter().map(String::as_str))
        .collect();
    let sheet = book.add_worksheet().set_name("4月").unwrap();
    rows(
        sheet,
        0,
        &[
            &["サーバ室 日次点検チェックシート"],
            &["2026年4月"],
            &[],
            &head,
            &["室温", "23", "24"],
        ],
    );
    let found = read(book);
    assert_eq!(tasks(&found), ["日次 室温 "]);
    assert_eq!(left(&found, Why::Record), ["1: 23 | 2: 24"]);
    assert!(found.tasks[0].note.is_empty());
}

#[test]
fn times_may_be_written_in_twelve_hours() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("Tasks").unwrap(),
        0,
        &[
            &["Task", "Frequency", "Day / Time", "Owner"],
            &["Review alerts", "Daily", "9:30 PM", "Dana"],
            &["Close the month", "Monthly", "Last business day", "Dana"],
        ],
    );
    let found = read(book);
    assert_eq!(
        tasks(&found),
        [
            "Daily Review alerts Dana",
            "Monthly on Last business day Close the month Dana"
        ]
    );
    assert_eq!(found.tasks[0].time, NaiveTime::from_hms_opt(21, 30, 0));
}

#[test]
fn a_day_may_stand_in_brackets_behind_the_title_below_a_rhythm() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("Ops").unwrap(),
        0,
        &[
            &["What we do", "How often", "Who"],
            &["WEEKLY"],
            &["Deploy updates (Tuesdays)", "", "Mia"],
            &["Review costs (cloud)", "", "Mia"],
        ],
    );
    assert_eq!(
        tasks(&read(book)),
        [
            "WEEKLY on Tuesdays Deploy updates Mia",
            "WEEKLY Review costs (cloud) Mia"
        ]
    );
}

#[test]
fn months_may_be_rows_and_records_stand_below_what_was_planned() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("年間業務計画").unwrap(),
        0,
        &[
            &["月", "業務内容", "担当"],
            &["5月", "端末棚卸", "佐藤"],
            &["9月", "復元の試験", "佐藤"],
        ],
    );
    rows(
        book.add_worksheet().set_name("保守実施計画").unwrap(),
        0,
        &[
            &["作業名", "区分", "4月", "5月", "6月"],
            &["電源の点検", "予定", "", "", "○"],
            &["", "実績", "", "", "済"],
        ],
    );
    let found = read(book);
    assert_eq!(
        tasks(&found),
        ["5月 端末棚卸 佐藤", "9月 復元の試験 佐藤", "毎年6月 電源の点検 "]
    );
    assert_eq!(left(&found, Why::Record), ["実績 | 済"]);
}

#[test]
fn work_by_the_clock_on_a_sheet_of_daily_work_is_daily() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("日常業務").unwrap(),
        0,
        &[
            &["時刻", "業務", "確認内容", "担当"],
            &["8:30", "起動確認", "画面が出ること", "早番"],
            &["随時", "問い合わせ対応", "", "全員"],
        ],
    );
    let found = read(book);
    assert_eq!(tasks(&found), ["日次 起動確認 早番", "随時 問い合わせ対応 全員"]);
    assert_eq!(found.tasks[0].note, ["確認内容: 画面が出ること"]);
}
