//! Who is meant: several people in one cell, honorifics, 正 and 副; and whether a name is a person's or a seat's.

use super::words::{brackets, fold, has_blank, is_blank, labelled, narrow};

/// The people or seats that a cell names, the primary first. `known` says whether a name stands somewhere already.
pub(super) fn split(cell: &str, known: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut names: Vec<(bool, String)> = Vec::new();
    for part in cell.split(['\n', '、', ',', '，', ';', '；', '/', '／', '＆', '&', '\t']) {
        for part in by_middle_dot(part.trim(), known) {
            names.extend(of_part(part));
        }
    }
    names.sort_by_key(|(backup, _)| *backup);
    let mut once: Vec<String> = Vec::new();
    for (_, name) in names {
        if !name.is_empty() && !is_blank(&name) && !once.contains(&name) {
            once.push(name);
        }
    }
    once
}

/// `・` stands between names and within them: it parts only what is known, or looks like surnames and seats.
fn by_middle_dot<'a>(part: &'a str, known: &dyn Fn(&str) -> bool) -> Vec<&'a str> {
    if !part.contains(['・', '･']) || known(part) {
        return vec![part];
    }
    let pieces: Vec<&str> = part
        .split(['・', '･'])
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    let sound = |it: &&str| known(&bare(it)) || is_person(&bare(it)) || is_seat(it);
    if pieces.iter().all(sound) {
        pieces
    } else {
        vec![part]
    }
}

/// `正：佐藤 副：鈴木`, `佐藤（正）`, `佐藤さん`.
fn of_part(part: &str) -> Vec<(bool, String)> {
    let part = part.trim().trim_start_matches(['・', '･', '-', '●']).trim();
    if let Some(at) = ["副：", "副:", "副担当：", "副担当:"]
        .iter()
        .filter_map(|it| part.find(it))
        .min()
        .filter(|at| *at > 0)
    {
        return of_part(&part[..at])
            .into_iter()
            .chain(of_part(&part[at..]))
            .collect();
    }
    if let Some((label, value)) = labelled(part).filter(|(label, _)| {
        [
            "正",
            "副",
            "主",
            "主担当",
            "副担当",
            "正担当",
            "担当",
            "担当者",
            "primary",
            "backup",
        ]
        .contains(&fold(label).as_str())
    }) {
        let backup = matches!(fold(label).as_str(), "副" | "副担当" | "backup");
        return vec![(backup, bare(value))];
    }
    let backup = brackets(part)
        .1
        .iter()
        .any(|it| matches!(fold(it).as_str(), "副" | "副担当" | "backup"));
    vec![(backup, bare(part))]
}

/// Without honorific, 正, 副 and the like; a bracket that says more stays.
pub(super) fn bare(name: &str) -> String {
    let (outside, inside) = brackets(name.trim());
    let empty = |it: &String| {
        matches!(
            fold(it).as_str(),
            "正" | "副"
                | "主"
                | "主担当"
                | "副担当"
                | "正担当"
                | "敬称略"
                | "兼務"
                | "primary"
                | "backup"
                | ""
        )
    };
    let name = if !inside.is_empty() && inside.iter().all(empty) {
        outside.as_str()
    } else {
        name.trim()
    };
    let suffixes = ["様", "さん", "氏", "殿"];
    let short = suffixes
        .iter()
        .find_map(|suffix| name.strip_suffix(suffix))
        .filter(|it| it.chars().count() >= 2);
    let spaced: String = short
        .unwrap_or(name)
        .trim()
        .chars()
        .map(|it| if it == '\u{3000}' { ' ' } else { it })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Does it look like the name of a person: a surname that is common, a full name with a space, an honorific?
pub(super) fn is_person(name: &str) -> bool {
    let name = name.trim();
    let honoured = ["様", "さん", "氏", "殿"].iter().any(|suffix| {
        name.strip_suffix(suffix)
            .is_some_and(|it| it.chars().count() >= 2)
    });
    let name = bare(name);
    if is_seat(&name) || has_blank(&name) || name.chars().count() > 20 {
        return false;
    }
    let words: Vec<&str> = name.split(' ').collect();
    let kanji = |it: &str| {
        !it.is_empty()
            && it.chars().count() <= 4
            && it.chars().all(|it| {
                ('\u{4e00}'..='\u{9fff}').contains(&it)
                    || matches!(it, '々' | 'ヶ' | 'ノ')
                    || ('ぁ'..='ん').contains(&it)
                    || ('ァ'..='ヶ').contains(&it)
            })
    };
    let latin = |it: &str| {
        it.len() > 1
            && it.starts_with(|it: char| it.is_ascii_uppercase())
            && it[1..]
                .chars()
                .all(|it| it.is_ascii_lowercase() || it == '.' || it == '\'')
    };
    let full = words.len() == 2 && (words.iter().all(|it| kanji(it)) || words.iter().all(|it| latin(it)));
    let surname = SURNAMES.iter().find(|surname| name.starts_with(**surname));
    let rest = surname.map(|surname| name.chars().count() - surname.chars().count());
    honoured
        || full
        || (words.len() == 1
            && kanji(&name.chars().take(4).collect::<String>())
            && rest.is_some_and(|rest| rest <= 3)
            && name.chars().all(|it| kanji(&it.to_string())))
}

/// Does it look like a seat, a team or a company?
pub(super) fn is_seat(name: &str) -> bool {
    const ENDS: [&str; 34] = [
        "担当",
        "担当者",
        "者",
        "長",
        "チーム",
        "グループ",
        "部",
        "課",
        "室",
        "係",
        "社",
        "リーダー",
        "リーダ",
        "マネージャー",
        "マネージャ",
        "マネジャー",
        "オーナー",
        "役員",
        "メンバー",
        "窓口",
        "センター",
        "デスク",
        "員",
        "局",
        "班",
        "組",
        "ベンダー",
        "PM",
        "PL",
        "PO",
        "PMO",
        "SE",
        "責任者",
        "事務局",
    ];
    let name: String = name.chars().map(narrow).collect();
    let ends = ENDS.iter().any(|end| name.ends_with(end));
    (ends && !SURNAMES.contains(&name.as_str()))
        || [
            "manager", "leader", "team", "owner", "lead", "desk", "officer", "engineer", "operator",
            "member", "staff",
        ]
        .iter()
        .any(|it| name.to_lowercase().ends_with(it))
}

/// The surname of a full name.
pub(super) fn surname(name: &str) -> &str {
    let name = name.trim();
    match name.split_once([' ', '\u{3000}']) {
        Some((surname, _)) => surname,
        None => SURNAMES
            .iter()
            .find(|it| name.starts_with(**it))
            .copied()
            .unwrap_or(name),
    }
}

/// The commonest surnames of Japan, longer ones before those that begin them.
const SURNAMES: [&str; 130] = [
    "佐々木",
    "長谷川",
    "五十嵐",
    "久保田",
    "佐久間",
    "大久保",
    "小野寺",
    "宇佐美",
    "佐藤",
    "鈴木",
    "高橋",
    "田中",
    "伊藤",
    "渡辺",
    "渡邊",
    "渡邉",
    "山本",
    "中村",
    "小林",
    "加藤",
    "吉田",
    "山田",
    "山口",
    "松本",
    "井上",
    "木村",
    "斎藤",
    "斉藤",
    "齋藤",
    "齊藤",
    "清水",
    "山崎",
    "阿部",
    "池田",
    "橋本",
    "山下",
    "石川",
    "中島",
    "前田",
    "藤田",
    "後藤",
    "小川",
    "岡田",
    "村上",
    "近藤",
    "石井",
    "坂本",
    "遠藤",
    "青木",
    "藤井",
    "西村",
    "福田",
    "太田",
    "三浦",
    "藤原",
    "松田",
    "岡本",
    "中川",
    "中野",
    "原田",
    "小野",
    "田村",
    "竹内",
    "金子",
    "和田",
    "中山",
    "石田",
    "上田",
    "森田",
    "柴田",
    "酒井",
    "工藤",
    "横山",
    "宮崎",
    "宮本",
    "内田",
    "高木",
    "谷口",
    "安藤",
    "大野",
    "丸山",
    "今井",
    "河野",
    "藤本",
    "村田",
    "武田",
    "上野",
    "杉山",
    "増田",
    "平野",
    "大塚",
    "千葉",
    "松井",
    "野口",
    "小島",
    "野村",
    "新井",
    "渡部",
    "桜井",
    "菊地",
    "菊池",
    "佐野",
    "市川",
    "水野",
    "小松",
    "島田",
    "古川",
    "高田",
    "北村",
    "西田",
    "本田",
    "川口",
    "関口",
    "土屋",
    "大西",
    "荒井",
    "服部",
    "永井",
    "松尾",
    "岩崎",
    "望月",
    "安田",
    "中田",
    "平田",
    "本間",
    "森本",
    "矢野",
    "内藤",
    "林",
    "森",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_may_name_several() {
        let known = |name: &str| ["佐藤", "鈴木", "システム担当者"].contains(&name);
        let cases: &[(&str, &[&str])] = &[
            ("佐藤、鈴木", &["佐藤", "鈴木"]),
            ("佐藤・鈴木", &["佐藤", "鈴木"]),
            ("佐藤（副）、鈴木（正）", &["鈴木", "佐藤"]),
            ("正：佐藤 副：鈴木", &["佐藤", "鈴木"]),
            ("佐藤さん\n鈴木様", &["佐藤", "鈴木"]),
            ("OS・ミドルウェア担当", &["OS・ミドルウェア担当"]),
            ("システム担当者", &["システム担当者"]),
            ("未定", &[]),
            ("-", &[]),
        ];
        for (cell, expected) in cases {
            assert_eq!(split(cell, &known), *expected, "{cell}");
        }
    }

    #[test]
    fn people_and_seats_are_told_apart() {
        for name in ["佐藤", "田中 一郎", "鈴木さん", "佐々木由美", "John Smith", "森"] {
            assert!(is_person(name), "{name}");
        }
        for name in [
            "システム担当者",
            "部門長",
            "PM",
            "情報システム部",
            "社長",
            "開発",
            "森林課",
            "××社",
            "Project Manager",
        ] {
            assert!(!is_person(name), "{name}");
        }
    }
}
