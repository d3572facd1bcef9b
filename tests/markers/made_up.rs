//! Documents that nobody wrote.

use rust_xlsxwriter::Workbook;

use crate::forms::{
    CONTRACTS, DAYS, HOW, LINES, MEANINGS, NOTES, OFTEN, PATHS, PHONES, PROSE, SPANS, STOPS, TIMES, TITLES,
    WHO,
};
use crate::maker::{Maker, Marker};

/// A document, and what it holds.
pub(crate) struct MadeUp {
    pub(crate) case: u64,
    pub(crate) extension: &'static str,
    pub(crate) bytes: Vec<u8>,
    pub(crate) text: String,
    pub(crate) markers: Vec<Marker>,
}

/// A table: its head, and what its columns hold.
type Table = &'static [(&'static [&'static str], &'static [&'static str])];

const TASKS: Table = &[
    (&["作業名", "作業内容", "業務", "Task"], TITLES),
    (&["頻度", "周期", "Frequency"], OFTEN),
    (&["時刻", "実施時間", "時間"], TIMES),
    (&["実施日"], DAYS),
    (&["担当", "担当者", "Owner"], WHO),
    (&["対応方法", "手動/自動"], HOW),
    (
        &[
            "備考",
            "手順書",
            "確認者",
            "所要時間",
            "台数",
            "分類",
            "内容",
            "Notes",
        ],
        NOTES,
    ),
    (&["備考", "費用", "対象", "次回", "期限"], NOTES),
];
const CONTACTS: Table = &[
    (&["氏名", "Name"], &["@", "@ @", "@（{k}）"]),
    (&["電話", "携帯", "内線", "Phone"], PHONES),
    (&["役割", "所属", "役職"], WHO),
    (
        &["メール", "Mail"],
        &["a{k}@example.jp", "", "x{k}@example.jp、y{k}@example.jp"],
    ),
    (&["備考", "対応時間", "携帯"], NOTES),
];
const LEVELS: Table = &[
    (&["レベル", "Level"], &["1", "2", "3", "4"]),
    (&["事象の例", "定義", "Description"], MEANINGS),
    (&["次報", "応答時間", "目標復旧時間", "報告期限"], SPANS),
    (&["備考", "接頭辞"], NOTES),
];
const STEPS: Table = &[
    (&["連絡先", "役割", "担当"], WHO),
    (&["時間", "経過時間"], SPANS),
    (&["備考", "連絡方法"], NOTES),
];
const EVENTS: Table = &[
    (&["イベント"], &["@発生時", "@時（{k}件以上）", "@"]),
    (&["連絡手段"], &["チャット", "電話", "@", "メール（{n}分以内）"]),
    (&["チャネル"], &["#@", "@{k}", "02_@"]),
    (&["接頭辞", "備考"], NOTES),
];
const DRILLS: Table = &[
    (&["テスト項目", "訓練名"], TITLES),
    (&["頻度", "実施時期"], OFTEN),
    (&["担当"], WHO),
    (&["内容", "備考", "手順"], NOTES),
];
const STOPPED: Table = &[(&["日時"], STOPS), (&["内容", "備考"], NOTES)];
const SUBJECTS: &[(&str, Table)] = &[
    ("運用業務一覧", TASKS),
    ("日次作業", TASKS),
    ("定期作業", TASKS),
    ("連絡先リスト", CONTACTS),
    ("インシデントレベル定義", LEVELS),
    ("エスカレーションフロー", STEPS),
    ("コミュニケーション", EVENTS),
    ("運用テスト", DRILLS),
    ("計画停止", STOPPED),
];

impl MadeUp {
    pub(crate) fn new(case: u64) -> Self {
        let mut maker = Maker::new(case);
        let extension = maker.one(&["md", "md", "md", "csv", "xlsx"]);
        let (mut text, mut rows) = (String::from("# 運用計画書\n\n"), Vec::new());
        for _ in 0..=maker.below(2) {
            match extension {
                "md" => text += &maker.part(),
                _ => rows.extend(maker.sheet()),
            }
        }
        let bytes = match extension {
            "md" => text.clone().into_bytes(),
            "csv" => csv(&rows).into_bytes(),
            _ => workbook(&rows),
        };
        if extension != "md" {
            text = csv(&rows);
        }
        Self {
            case,
            extension,
            bytes,
            text,
            markers: maker.markers,
        }
    }
}

fn csv(rows: &[Vec<String>]) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace("<br>", "\n"));
    let lines = rows
        .iter()
        .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(","));
    lines.map(|it| it + "\n").collect()
}

fn workbook(rows: &[Vec<String>]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (number, row) in rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate().filter(|(_, it)| !it.is_empty()) {
            let (row, column) = (u32::try_from(number).unwrap(), u16::try_from(column).unwrap());
            sheet
                .write_string(row, column, cell.replace("<br>", "\n"))
                .unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

impl Maker {
    /// A heading, and what stands below it.
    fn part(&mut self) -> String {
        match self.below(11) {
            0..=3 => {
                let (heading, table) = self.one(SUBJECTS);
                let rows = self.rows(table);
                format!("## {heading}\n\n{}\n", markdown(&rows))
            }
            4 | 5 => format!(
                "## {}\n\n{}\n",
                self.one(&["運用業務一覧", "日次作業", "月次作業", "作業"]),
                self.bullets()
            ),
            6 => self.section(),
            7 => self.contract(),
            8 => self.lines(),
            9 => format!("## エスカレーションフロー\n\n{}\n\n", self.filled(PATHS)),
            _ => {
                let stops = [self.filled(STOPS), self.filled(STOPS)];
                format!(
                    "## 計画停止\n\n- {}\n- {}\n\n{}\n\n",
                    stops[0],
                    stops[1],
                    self.filled(PROSE)
                )
            }
        }
    }

    /// Bullets, or lines of text.
    fn lines(&mut self) -> String {
        let (heading, texts) = self.one(LINES);
        let sign = self.one(&["- ", "", "・", "1. "]);
        let mut text = format!("## {heading}\n\n");
        for _ in 0..=self.below(3) {
            text += &format!("{sign}{}\n", self.filled(texts));
        }
        text + "\n"
    }

    fn sheet(&mut self) -> Vec<Vec<String>> {
        let (heading, table) = self.one(SUBJECTS);
        let mut rows = vec![vec![heading.to_owned()]];
        rows.extend(self.rows(table));
        rows.push(vec![String::new()]);
        rows
    }

    /// The head and some rows of a table, of which the columns after the first two may be left out.
    fn rows(&mut self, table: Table) -> Vec<Vec<String>> {
        let mut columns: Vec<_> = table.iter().take(2).collect();
        for column in &table[2..] {
            if self.below(2) == 0 {
                columns.push(column);
            }
        }
        let mut rows: Vec<Vec<String>> = vec![
            columns
                .iter()
                .map(|(heads, _)| self.one(heads).to_owned())
                .collect(),
        ];
        for _ in 0..=self.below(3) {
            rows.push(columns.iter().map(|(_, cells)| self.filled(cells)).collect());
        }
        rows
    }

    fn bullets(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..=self.below(2) {
            let (title, often) = (self.filled(TITLES), self.filled(OFTEN));
            text += &match self.below(5) {
                0 => format!("- {title}（{often}）\n"),
                1 => format!("- {often}：{title}\n"),
                2 => format!("- [ ] {title}\n  - 頻度：{often}\n"),
                3 => format!("- {title}　{often}\n"),
                _ => format!("- {title}（{often}、担当：{}）\n", self.filled(WHO)),
            };
            if self.below(2) == 0 {
                text += &format!("  - {}\n", self.filled(NOTES));
                text += &format!("  - 担当：{}\n", self.filled(WHO));
            }
        }
        text
    }

    /// A task with a heading of its own, after a list or not.
    fn section(&mut self) -> String {
        let (title, often) = (self.filled(&["@の確認", "@の更新"]), self.filled(OFTEN));
        let list = match self.below(2) {
            0 => format!(
                "## 作業一覧\n\n| 作業 | 頻度 |\n|---|---|\n| {title} | {} |\n\n",
                self.filled(OFTEN)
            ),
            _ => String::new(),
        };
        let fields = [
            ("頻度", often),
            ("担当", self.filled(WHO)),
            ("手順", self.filled(NOTES)),
            ("時刻", self.filled(TIMES)),
        ];
        let rows: String = match self.below(2) {
            0 => fields
                .iter()
                .map(|(label, value)| format!("| {label} | {value} |\n"))
                .collect(),
            _ => fields
                .iter()
                .map(|(label, value)| format!("- {label}：{value}\n"))
                .collect(),
        };
        let head = if rows.starts_with('|') {
            "| 項目 | 内容 |\n|---|---|\n"
        } else {
            ""
        };
        format!(
            "{list}## 作業詳細\n\n### {title}\n\n{head}{rows}\n{}\n\n",
            self.filled(PROSE)
        )
    }

    fn contract(&mut self) -> String {
        let mut rows = vec![vec!["項目".to_owned(), "内容".to_owned()]];
        for (label, values) in CONTRACTS {
            if rows.len() < 4 || self.below(2) == 0 {
                rows.push(vec![(*label).to_owned(), self.filled(values)]);
            }
        }
        let bullets = || {
            rows[1..]
                .iter()
                .map(|it| format!("- {}：{}\n", it[0], it[1]))
                .collect::<String>()
        };
        let text = if self.below(2) == 0 {
            markdown(&rows)
        } else {
            bullets()
        };
        format!("## 委託範囲\n\n{text}\n")
    }
}

fn markdown(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| format!("| {} |\n", row.join(" | "));
    let rule = format!("|{}\n", "---|".repeat(rows[0].len()));
    line(&rows[0]) + &rule + &rows[1..].iter().map(line).collect::<String>()
}
