//! The texts of shapes and comments in a workbook: they stand in no cell, and the report of an import must hold them.

use crate::document::import::grid;

/// The texts of a part of the file, a row each; `None` where it has none.
pub(super) fn sheet(part: &str, xml: &str) -> Option<grid::Sheet> {
    let texts: Vec<String> = bodies(xml).map(text).filter(|text| !text.is_empty()).collect();
    let name = part.rsplit('/').next().unwrap_or(part);
    (!texts.is_empty()).then(|| grid::Sheet {
        name: name.trim_end_matches(".xml").to_owned(),
        rows: (1..).zip(texts.into_iter().map(|it| vec![it])).collect(),
        drawn: true,
        ..grid::Sheet::default()
    })
}

/// What each shape, and each comment, holds.
fn bodies(xml: &str) -> impl Iterator<Item = &str> {
    const ENDS: [&str; 3] = ["</xdr:txBody>", "</comment>", "</threadedComment>"];
    let end = ENDS.into_iter().find(|end| xml.contains(end));
    xml.split(end.unwrap_or("\0"))
}

/// The text of a body: its runs, a space between its paragraphs.
fn text(body: &str) -> String {
    let mut text = String::new();
    for piece in body.split('<').skip(1) {
        let Some((tag, said)) = piece.split_once('>') else {
            continue;
        };
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        match name {
            "a:t" | "t" | "text" if !tag.ends_with('/') => text.push_str(said),
            "" if tag == "/a:p" => text.push(' '),
            _ => {}
        }
    }
    let plain = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#10;", " "),
        ("_x000a_", " "),
        ("&amp;", "&"),
    ];
    let text = plain.iter().fold(text, |text, (sign, it)| text.replace(sign, it));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_and_comments_are_a_row_each() {
        let shapes = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>運用</a:t></a:r><a:r><a:t>担当</a:t></a:r></a:p><a:p><a:r><a:t>A &amp; B</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:sp><xdr:txBody><a:p/></xdr:txBody></xdr:sp><xdr:sp><xdr:txBody><a:p><a:r><a:t>部長</a:t></a:r></a:p></xdr:txBody></xdr:sp>";
        let rows = |part: &str, xml: &str| sheet(part, xml).map(|it| (it.name, it.rows));
        let row = |line: u32, text: &str| (line, vec![text.to_owned()]);
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
