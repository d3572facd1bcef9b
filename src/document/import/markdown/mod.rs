//! Markdown (CommonMark with tables) as blocks. What people write between Markdown and plain text is understood too:
//! bold lines and ■ as headings, `<br>` in cells, tables whose rows are longer than their head, and rows of bars that
//! lack the line below the head.

mod apart;
mod beside;
mod front;
mod html;
mod inline;
mod leads;
mod lines;
mod markup;
mod plain;
mod reader;
mod ruled;
mod sections;
mod table;

use pulldown_cmark::{Options, Parser};

use super::block::{Block, Document};
use front::front_matter;
use lines::Lines;
use plain::look_again;
use reader::Reader;

/// `第2章 …` lies below all headings of Markdown; `2.1` and `2.1.1` one and two below it.
const CHAPTER: u8 = 7;
/// `（1）…` below that.
const CLAUSE: u8 = 10;
/// A bold line, ■ and the like below that.
const LOOKS_LIKE_A_HEADING: u8 = 11;

/// Reads a text.
pub fn read(text: &str) -> Document {
    let text = markup::as_markdown(text.trim_start_matches('\u{feff}'));
    let text = text.as_ref();
    let lines = Lines::new(text);
    let body = front_matter(text);
    let mut reader = Reader {
        text,
        lines: &lines,
        blocks: Vec::new(),
        list: Vec::new(),
        open: Vec::new(),
        bold: 0,
        plain: false,
        term: None,
        read_to: 0,
        ruled: ruled::tables(text).into_iter().peekable(),
        spread: Vec::new(),
    };
    if body > 0 {
        let front = lines.between(0, body);
        reader.blocks.push(Block::Text(
            front.into_iter().filter(|it| it.text != "---").collect(),
        ));
    }
    let extensions =
        Options::ENABLE_TABLES | Options::ENABLE_DEFINITION_LIST | Options::ENABLE_HEADING_ATTRIBUTES;
    let parser = Parser::new_ext(&text[body..], extensions).into_offset_iter();
    let mut events = parser.map(|(event, range)| (event, range.start + body..range.end + body));
    while let Some((event, range)) = events.next() {
        reader.block(&event, range, &mut events);
    }
    reader.end_list();
    reader.rest_of_ruled();
    Document {
        sheets: vec![String::new()],
        blocks: leads::led(
            apart::together(reader.blocks)
                .into_iter()
                .flat_map(look_again)
                .collect(),
        ),
        lines: lines::gathered(lines.that_say_something(), &reader.spread),
        ..Document::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document in short: `#2 heading`, `|a|b`, `0-item`, `>text`, `` `code``.
    fn outline(text: &str) -> Vec<String> {
        let mut said = Vec::new();
        for block in read(text).blocks {
            match block {
                Block::Heading { at, depth, text } => said.push(format!("{}#{depth} {text}", at.line)),
                Block::Table(rows) => said.extend(
                    rows.iter()
                        .map(|row| format!("{}|{}", row.at.line, row.cells.join("|"))),
                ),
                Block::List(items) => said.extend(
                    items
                        .iter()
                        .map(|it| format!("{}-{} {}", it.at().line, it.depth, it.text())),
                ),
                Block::Text(lines) => {
                    said.extend(lines.iter().map(|it| format!("{}> {}", it.at.line, it.text)));
                }
                Block::Drawing(lines) => {
                    said.extend(lines.iter().map(|it| format!("{}^ {}", it.at.line, it.text)));
                }
                Block::Verbatim(lines) | Block::Hidden(lines) => {
                    said.extend(lines.iter().map(|it| format!("{}` {}", it.at.line, it.text)));
                }
            }
        }
        said
    }

    #[test]
    fn blocks_keep_their_lines() {
        let cases: &[(&str, &[&str])] = &[
            ("# 1. 計画\n\n本文\n続き\n", &["1#1 計画", "3> 本文", "4> 続き"]),
            (
                "- a\n  - b **c** d\n    続き\n- e\n",
                &["1-0 a", "2-1 b c d\n続き", "4-0 e"],
            ),
            ("- [ ] 確認\n- [x] 済\n", &["1-0 [ ] 確認", "2-0 [x] 済"]),
            ("|a|b|\n|-|-|\n|1<br>2|x|余り|\n", &["1|a|b", "3|1\n2|x|余り"]),
            ("a|b|c\n1|2|3\n", &["1|a|b|c", "2|1|2|3"]),
            (
                "**日次**\n\n・ログ\n・容量\n",
                &["1#11 日次", "3-0 ログ", "4-0 容量"],
            ),
            ("■週次\n本文\n", &["1#11 週次", "2> 本文"]),
            (
                "```mermaid\n|a|b|\n|-|-|\n```\n終\n",
                &["1` ```mermaid", "2` |a|b|", "3` |-|-|", "4` ```", "5> 終"],
            ),
            ("```\n閉じない\n", &["2^ 閉じない"]),
            ("長\n├ 甲\n└ 乙\n", &["1^ 長", "2^ ├ 甲", "3^ └ 乙"]),
            ("長\n\n　├ 甲\n\n　└ 乙\n", &["1^ 長", "3^ 　├ 甲", "5^ 　└ 乙"]),
            (
                "第2章 定常業務\n（1）日次業務\n　ア　容量監視\n（2）目的\n",
                &["1#7 定常業務", "2#10 日次業務", "3-1 容量監視", "4-0 目的"],
            ),
            (
                "<table><tr><th>a</th><th>b</th></tr>\n<tr><td rowspan=2>1<br>2</td><td>x &amp; y</td></tr>\n\n<tr><td>z</td></tr></table>\n終\n",
                &["1|a|b", "2|1\n2|x & y", "4|1\n2|z", "5` 終"],
            ),
            (
                "1. 運用\n1.1 定常作業\n1.1.1 日次\n(1) ログ\n(2) 容量\n\n2. 連絡\n2.1 甲\n(1) 担当\n",
                &[
                    "1#7 運用",
                    "2#8 定常作業",
                    "3#9 日次",
                    "4-0 ログ",
                    "5-0 容量",
                    "7#7 連絡",
                    "8#8 甲",
                    "9-0 担当",
                ],
            ),
            ("|*名|*電話|\n|甲|1|\n", &["1|名|電話", "2|甲|1"]),
            (
                "[手順](https://example.jp/a)を見る\n",
                &["1> 手順 https://example.jp/aを見る"],
            ),
            (
                "<!-- 注 -->\n\n1. 一\n2. 二\n",
                &["1` <!-- 注 -->", "3-0 一", "4-0 二"],
            ),
            ("---\ntitle: 計画\n---\n# x\n", &["2> title: 計画", "4#1 x"]),
            ("---\n\n---\n\n# x\n", &["5#1 x"]),
            (
                "学内LAN\n: 日次 ログ確認\n: 週次 死活確認\n\n認証\n: 月次 棚卸\n",
                &[
                    "1#11 学内LAN",
                    "2-0 日次 ログ確認",
                    "3-0 週次 死活確認",
                    "5-0 認証：\n月次 棚卸",
                ],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(outline(text), *expected, "{text}");
        }
    }
}
