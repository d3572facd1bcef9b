//! Who is meant: several people in one cell, honorifics, 正 and 副; and whether a name is a person's or a seat's.

mod answering;
mod person;
mod seat;

pub(super) use answering::answering;
pub(super) use person::{is_person, surname};
use seat::without_seat;
pub(super) use seat::{before_comma, desk_of, is_company, is_rota, is_seat, without_rank};

use std::borrow::Cow;

use super::words::{brackets, fold, is_blank, labelled};

/// The people or seats that a cell names, the primary first. `known` says whether a name stands somewhere already.
pub(super) fn split(cell: &str, known: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut names: Vec<(bool, String)> = Vec::new();
    for part in outside_brackets(
        &without_addresses(cell),
        &[
            '\n', '、', ',', '，', ';', '；', '/', '／', '＆', '&', '\t', '＋', '+',
        ],
    ) {
        for part in by_middle_dot(without_seat(part.trim()), known) {
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

/// Without what a link leads to: 当番 `https://wiki.example.jp/rota`.
fn without_addresses(cell: &str) -> Cow<'_, str> {
    if !cell.contains("://") {
        return Cow::Borrowed(cell);
    }
    let ends = |it: char| it.is_whitespace() || "）)、，,」>".contains(it);
    let mut kept = String::new();
    let mut rest = cell;
    while let Some(at) = rest.find("https://").or_else(|| rest.find("http://")) {
        kept.push_str(rest[..at].trim_end());
        rest = rest[at..].find(ends).map_or("", |end| &rest[at + end..]);
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// `システム担当（鈴木、伊藤）`: the seat, and the people in brackets behind it.
pub(super) fn seated(name: &str) -> Option<(String, Vec<String>)> {
    let (seat, inside) = brackets(name);
    let people: Vec<String> = inside.iter().flat_map(|it| split(it, &|_| false)).collect();
    let sound = !seat.is_empty() && !people.is_empty() && people.iter().all(|it| is_person(it));
    (sound && !is_person(&seat)).then_some((seat, people))
}

/// `会員管理課 野田`: the person, and the seat that is named before.
pub(super) fn with_seat(name: &str) -> Option<(String, String)> {
    let (seat, person) = name.trim().split_once([' ', '\u{3000}'])?;
    let person = bare(person);
    (is_seat(seat) && is_person(&person)).then(|| (seat.to_owned(), person))
}

/// `情報企画部　部長　本多　武`: the seats, and behind them who sits there.
pub(super) fn behind_seats(cell: &str) -> (&str, &str) {
    let cell = cell.trim();
    let mut rest = cell;
    while let Some((seat, behind)) = rest.split_once([' ', '\u{3000}']) {
        let behind = behind.trim_start();
        let first = behind.split(['、', ',', '，', '\n']).next().unwrap_or_default();
        let next = behind.split([' ', '\u{3000}']).next().unwrap_or_default();
        if !is_seat(seat) || is_company(seat) || !(is_person(first) || is_seat(next) && next != behind) {
            break;
        }
        rest = behind;
    }
    (cell[..cell.len() - rest.len()].trim(), rest)
}

/// The parts between signs that stand in no bracket.
pub(super) fn outside_brackets<'t>(text: &'t str, signs: &[char]) -> Vec<&'t str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, it) in text.char_indices() {
        match it {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 && signs.contains(&it) => {
                parts.push(&text[from..at]);
                from = at + it.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    if depth > 0 {
        text.split(signs).collect()
    } else {
        parts
    }
}

/// `・` stands between names and within them: it parts only what is known, or looks like surnames and seats.
fn by_middle_dot<'a>(part: &'a str, known: &dyn Fn(&str) -> bool) -> Vec<&'a str> {
    if !part.contains(['・', '･']) || part.contains(['（', '(']) || known(part) {
        return vec![part];
    }
    let pieces: Vec<&str> = part
        .split(['・', '･'])
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    let sound = |it: &&str| known(&bare(it)) || is_person(&bare(it)) || is_seat(it);
    let short = |it: &&str| it.chars().count() <= 8;
    let one_is_known = pieces.iter().any(|it| known(&bare(it))) && pieces.iter().all(short);
    if pieces.iter().all(sound) || one_is_known {
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
        .filter(|at| *at > 0 && !part[..*at].contains(['（', '(']))
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

/// `@oncall`, as chats write a name.
pub(super) fn without_at(name: &str) -> &str {
    let bare = name.strip_prefix(['@', '＠']).unwrap_or(name);
    if bare.starts_with(char::is_alphanumeric) {
        bare
    } else {
        name
    }
}

/// Without honorific, 正, 副 and the like; a bracket that says more stays.
pub(super) fn bare(name: &str) -> String {
    let name = without_at(name.trim());
    let (outside, inside) = brackets(name);
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
            ("リーダー 佐藤、メンバー 鈴木・田中", &["佐藤", "鈴木", "田中"]),
            ("当番 https://wiki.example.jp/rota", &["当番"]),
            (
                "佐藤（手順 https://wiki.example.jp/a）、鈴木",
                &["佐藤（手順）", "鈴木"],
            ),
            ("未定", &[]),
            ("-", &[]),
        ];
        for (cell, expected) in cases {
            assert_eq!(split(cell, &known), *expected, "{cell}");
        }
    }

    #[test]
    fn people_stand_behind_their_seats() {
        let cases = [
            ("情報企画部　部長　本多　武", ("情報企画部　部長", "本多　武")),
            ("副院長 大原 正樹", ("副院長", "大原 正樹")),
            ("本多 武", ("", "本多 武")),
            ("株式会社ソフトウェーブ", ("", "株式会社ソフトウェーブ")),
        ];
        for (cell, expected) in cases {
            assert_eq!(behind_seats(cell), expected, "{cell}");
        }
    }

    #[test]
    fn what_somebody_does_stands_behind_a_comma() {
        let cases = [
            (
                "Maya Lindqvist, operations",
                Some(("Maya Lindqvist", "operations")),
            ),
            (
                "Anders Öberg, Database Administrator",
                Some(("Anders Öberg", "Database Administrator")),
            ),
            ("Lindqvist, Maya", None),
            ("Maya Lindqvist, John Smith", None),
            ("Operations Manager, Stockholm", None),
            ("Acme Corp, Inc.", None),
            ("田中 一郎", None),
        ];
        for (cell, expected) in cases {
            assert_eq!(before_comma(cell), expected, "{cell}");
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
