//! The texts of shapes and comments in a workbook: they stand in no cell, and the report of an import must hold them.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::names::{row_of, value};
use crate::document::import::block::{At, Row, one_line};

/// What each shape, and each comment, says: its runs, a space between its paragraphs; beside the row where it stands.
/// A part that is torn says what it holds until there.
pub(super) fn texts(xml: &str) -> Vec<Row> {
    let mut reader = Reader::from_str(xml);
    let (mut rows, mut text, mut is_said) = (Vec::new(), String::new(), false);
    let (mut line, mut begins, mut is_row) = (0, false, false);
    while let Ok(event) = reader.read_event() {
        match &event {
            Event::Start(tag) => {
                is_said = matches!(tag.name().as_ref(), "a:t" | "t" | "text");
                is_row = begins && tag.name().as_ref() == "xdr:row";
                begins |= tag.name().as_ref() == "xdr:from";
                line = commented(tag).unwrap_or(line);
            }
            Event::End(tag) => {
                (is_said, is_row) = (false, false);
                match tag.name().as_ref() {
                    "a:p" => text.push(' '),
                    "xdr:from" => begins = false,
                    "xdr:txBody" | "comment" | "threadedComment" => {
                        rows.push((line, std::mem::take(&mut text)));
                    }
                    _ => {}
                }
            }
            Event::Empty(_) => is_said = false,
            Event::Text(said) if is_said => text.push_str(&said.xml10_content()),
            Event::Text(said) if is_row => {
                line = said.xml10_content().parse().map_or(line, |it: usize| it + 1);
            }
            Event::GeneralRef(sign) if is_said => text.push_str(&resolved(sign)),
            Event::Eof => break,
            _ => {}
        }
    }
    rows.push((line, text));
    let lines = rows
        .into_iter()
        .map(|(line, it)| (line, one_line(&it.replace("_x000a_", " "))));
    let said = lines.filter(|(_, it)| !it.is_empty());
    said.map(|(line, it)| Row::new(At::line(line.max(1)), vec![it]))
        .collect()
}

/// The row of the cell that a comment is about.
fn commented(tag: &BytesStart<'_>) -> Option<usize> {
    if !matches!(tag.name().as_ref(), "comment" | "threadedComment") {
        return None;
    }
    usize::try_from(row_of(&value(tag, "ref")?)?).ok()
}

/// `&amp;`, `&#10;`.
fn resolved(sign: &BytesRef<'_>) -> String {
    match sign.resolve_char_ref() {
        Ok(Some(letter)) => letter.to_string(),
        _ => resolve_predefined_entity(sign).unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_and_comments_are_a_row_each() {
        let shapes = "<xdr:from><xdr:row>6</xdr:row></xdr:from><xdr:to><xdr:row>9</xdr:row></xdr:to><xdr:sp><xdr:txBody><a:p><a:r><a:t>運用</a:t></a:r><a:r><a:t>担当</a:t></a:r></a:p><a:p><a:r><a:t>A &amp; B</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:sp><xdr:txBody><a:p/></xdr:txBody></xdr:sp><xdr:sp><xdr:txBody><a:p><a:r><a:t>部長</a:t></a:r></a:p></xdr:txBody></xdr:sp>";
        let row = |line: usize, text: &str| Row::new(At::line(line), vec![text.to_owned()]);
        assert_eq!(texts(shapes), [row(7, "運用担当 A & B"), row(7, "部長")]);
        let comments = "<comments><authors><author>佐野</author></authors><commentList><comment ref=\"D7\"><text><t>朝会で</t><r><t xml:space=\"preserve\">共有</t></r></text></comment></commentList></comments>";
        assert_eq!(texts(comments), [row(7, "朝会で共有")]);
        assert_eq!(texts("<xdr:wsDr></xdr:wsDr>"), []);
    }
}
