//! What a sheet says beside its cells: which are merged, which rows and columns are hidden, and which formulas have no
//! value that was kept.

use std::borrow::Cow;

use calamine::Dimensions;
use quick_xml::escape::unescape;

use super::LAST_COLUMN;
use super::names::{column_of, row_of};

/// What stands beside the cells of a sheet.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Aside {
    /// Regions of cells that are merged.
    pub(super) merged: Vec<Dimensions>,
    /// Rows that are not shown. Those that are folded away, in an outline, still count.
    pub(super) hidden: Vec<u32>,
    /// Is it a filter that hides them?
    pub(super) filtered: bool,
    /// Columns that are not shown, from 0; not those that are folded away.
    pub(super) hidden_columns: Vec<usize>,
    /// Formulas without a value, each with its row.
    pub(super) unsaid: Vec<(u32, String)>,
}

/// Reads it from the text of the part, without parsing: most sheets have nothing of the kind.
pub(super) fn aside(xml: &str) -> Aside {
    let xml = &*without_prefix(xml);
    let hides = xml.contains(" hidden=\"");
    let rows = xml.match_indices("<row ").filter(|_| hides);
    let tags = rows.map(|(at, _)| xml[at..].split('>').next().unwrap_or_default());
    Aside {
        merged: xml.split("<mergeCell ").skip(1).filter_map(merged).collect(),
        hidden: tags
            .filter(|tag| is_hidden(tag))
            .filter_map(|tag| attribute(tag, "r")?.parse().ok())
            .collect(),
        hidden_columns: if hides { hidden_columns(xml) } else { Vec::new() },
        filtered: xml.contains("<filterColumn"),
        unsaid: xml
            .match_indices("</f>")
            .filter_map(|(at, _)| unsaid(xml, at))
            .collect(),
    }
}

/// Some tools write `<x:row>` for `<row>`.
fn without_prefix(xml: &str) -> Cow<'_, str> {
    let root = xml.split_once("worksheet").map_or("", |(before, _)| before);
    match root.rsplit_once('<').map_or("", |(_, prefix)| prefix) {
        "" => Cow::Borrowed(xml),
        prefix => Cow::Owned(
            xml.replace(&format!("<{prefix}"), "<")
                .replace(&format!("</{prefix}"), "</"),
        ),
    }
}

/// `ref="B3:B7"/>`, from the first cell to the last.
fn merged(tag: &str) -> Option<Dimensions> {
    let tag = format!(" {}", tag.split('>').next()?);
    let (first, last) = attribute(&tag, "ref")?.split_once(':')?;
    let place = |cell| Some((row_of(cell)?.checked_sub(1)?, column_of(cell)?));
    let (start, end) = (place(first)?, place(last)?);
    (start.0 <= end.0 && start.1 <= end.1).then(|| Dimensions::new(start, end))
}

/// By hand, and not by an outline that is folded.
fn is_hidden(tag: &str) -> bool {
    let folded = attribute(tag, "outlineLevel").is_some_and(|it| it != "0");
    !folded && matches!(attribute(tag, "hidden"), Some("1" | "true"))
}

/// `<col min="3" max="4" hidden="1"/>`: columns count from 1 there.
fn hidden_columns(xml: &str) -> Vec<usize> {
    let head = xml.split_once("<sheetData").map_or("", |(head, _)| head);
    let tags = head.split("<col ").skip(1);
    let tags = tags.map(|tag| tag.split('>').next().unwrap_or_default());
    let number = |tag: &str, name| attribute(tag, name)?.parse().ok();
    let columns = tags.filter_map(|tag| {
        // So that the name of the first attribute stands behind a space, as the others do.
        let tag = format!(" {tag}");
        let (min, max): (usize, usize) = (number(&tag, "min")?, number(&tag, "max")?);
        is_hidden(&tag).then_some(min.max(1) - 1..max.min(LAST_COLUMN))
    });
    columns.flatten().collect()
}

/// The row and the text of the formula that ends here, if no value follows; an empty text is a value.
fn unsaid(xml: &str, end: usize) -> Option<(u32, String)> {
    const NONE: [&str; 4] = ["</c>", "<v></v>", "<v/>", "<v />"];
    let rest = &xml[end + "</f>".len()..];
    if !NONE.iter().any(|it| rest.starts_with(it)) {
        return None;
    }
    let cell = &xml[xml[..end].rfind("<c ")?..end];
    let (tag, formula) = cell.split_once('>')?;
    if attribute(tag, "t") == Some("str") {
        return None;
    }
    let place = attribute(tag, "r")?;
    let formula = formula.split_once('>')?.1;
    let formula = unescape(formula).unwrap_or(Cow::Borrowed(formula));
    Some((row_of(place)?, format!("{place} ={formula}")))
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut found = tag.match_indices(name).map(|(at, _)| (at, at + name.len()));
    let (_, end) = found.find(|(at, end)| tag[..*at].ends_with(' ') && tag[*end..].starts_with("=\""))?;
    tag[end + 2..].split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_and_formulas_without_a_value_are_found() {
        let xml = r#"<cols><col min="2" max="3" width="9" hidden="1"/><col min="4" max="4" outlineLevel="1" hidden="1"/><col min="5" max="9" width="3"/></cols><sheetData><row r="2"><c r="A2"><f>A1&amp;"x"</f><v/></c><c r="B2"><f>A1</f><v>7</v></c><c r="C2" t="str"><f>A1</f><v></v></c></row><row r="3" hidden="1"/><row r="4" outlineLevel="1" hidden="1"/><row hidden="true" r="5"/></sheetData><mergeCells count="2"><mergeCell ref="B3:B7"/><mergeCell  ref="A1:AB1" /></mergeCells>"#;
        let prefixed = format!("<x:worksheet>{}", xml.replace('<', "<x:").replace("<x:/", "</x:"));
        for xml in [xml, &prefixed] {
            assert_eq!(
                aside(xml),
                Aside {
                    merged: vec![Dimensions::new((2, 1), (6, 1)), Dimensions::new((0, 0), (0, 27))],
                    hidden: vec![3, 5],
                    hidden_columns: vec![1, 2],
                    filtered: false,
                    unsaid: vec![(2, "A2 =A1&\"x\"".to_owned())],
                }
            );
        }
        assert_eq!(aside("<row r=\"1\"/>"), Aside::default());
    }
}
