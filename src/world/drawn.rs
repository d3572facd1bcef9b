//! The texts of shapes and comments in a workbook: they stand in no cell, and the report of an import must hold them.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};

use crate::document::import::block::{At, Row, one_line};
use crate::document::import::grid;

/// The texts of a part of the file, a row each; `None` where it has none.
pub(super) fn sheet(part: &str, xml: &str) -> Option<grid::Sheet> {
    let texts = texts(xml);
    let name = part.rsplit('/').next().unwrap_or(part);
    (!texts.is_empty()).then(|| grid::Sheet {
        name: name.trim_end_matches(".xml").to_owned(),
        rows: (1..)
            .zip(texts)
            .map(|(line, text)| Row::new(At::line(line), vec![text]))
            .collect(),
        drawn: true,
        ..grid::Sheet::default()
    })
}

/// What each shape, and each comment, says: its runs, a space between its paragraphs. A part that is torn says what it
/// holds until there.
fn texts(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut texts, mut text, mut is_said) = (Vec::new(), String::new(), false);
    while let Ok(event) = reader.read_event() {
        match &event {
            Event::Start(tag) => is_said = matches!(tag.name().as_ref(), "a:t" | "t" | "text"),
            Event::End(tag) => {
                is_said = false;
                match tag.name().as_ref() {
                    "a:p" => text.push(' '),
                    "xdr:txBody" | "comment" | "threadedComment" => texts.push(std::mem::take(&mut text)),
                    _ => {}
                }
            }
            Event::Empty(_) => is_said = false,
            Event::Text(said) if is_said => text.push_str(&said.xml10_content()),
            Event::GeneralRef(sign) if is_said => text.push_str(&resolved(sign)),
            Event::Eof => break,
            _ => {}
        }
    }
    texts.push(text);
    let lines = texts.iter().map(|it| one_line(&it.replace("_x000a_", " ")));
    lines.filter(|it| !it.is_empty()).collect()
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
        let shapes = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>運用</a:t></a:r><a:r><a:t>担当</a:t></a:r></a:p><a:p><a:r><a:t>A &amp; B</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:sp><xdr:txBody><a:p/></xdr:txBody></xdr:sp><xdr:sp><xdr:txBody><a:p><a:r><a:t>部長</a:t></a:r></a:p></xdr:txBody></xdr:sp>";
        let rows = |part: &str, xml: &str| sheet(part, xml).map(|it| (it.name, it.rows));
        let row = |line: usize, text: &str| Row::new(At::line(line), vec![text.to_owned()]);
        assert_eq!(
            rows("xl/drawings/drawing1.xml", shapes),
            Some((
                "drawing1".to_owned(),
                vec![row(1, "運用担当 A & B"), row(2, "部長")]
            ))
        );
        let comments = "<comments><authors><author>佐野</author></authors><commentList><comment ref=\"D7\"><text><t>朝会で</t><r><t xml:space=\"preserve\">共有</t></r></text></comment></commentList></comments>";
        assert_eq!(
            rows("xl/comments1.xml", comments),
            Some(("comments1".to_owned(), vec![row(1, "朝会で共有")]))
        );
        assert_eq!(rows("xl/drawings/drawing2.xml", "<xdr:wsDr></xdr:wsDr>"), None);
    }
}
