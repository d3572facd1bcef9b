//! What a sheet says of its rows beside their cells: which are hidden, and which formulas have no value that was kept.

use std::borrow::Cow;

use quick_xml::escape::unescape;

use super::names::row_of;

/// What stands beside the cells of a sheet.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Aside {
    /// Rows that are not shown. Those that are folded away, in an outline, still count.
    pub(super) hidden: Vec<u32>,
    /// Is it a filter that hides them?
    pub(super) filtered: bool,
    /// Formulas without a value, each with its row.
    pub(super) unsaid: Vec<(u32, String)>,
}

/// Reads it from the text of the part, without parsing: most sheets have nothing of the kind.
pub(super) fn aside(xml: &str) -> Aside {
    let hides = xml.contains(" hidden=\"");
    let rows = xml.match_indices("<row ").filter(|_| hides);
    let tags = rows.map(|(at, _)| xml[at..].split('>').next().unwrap_or_default());
    let hidden = tags.filter(|tag| {
        let folded = attribute(tag, "outlineLevel").is_some_and(|it| it != "0");
        !folded && matches!(attribute(tag, "hidden"), Some("1" | "true"))
    });
    Aside {
        hidden: hidden
            .filter_map(|tag| attribute(tag, "r")?.parse().ok())
            .collect(),
        filtered: xml.contains("<filterColumn"),
        unsaid: xml
            .match_indices("</f>")
            .filter_map(|(at, _)| unsaid(xml, at))
            .collect(),
    }
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
    fn hidden_rows_and_formulas_without_a_value_are_found() {
        let xml = r#"<row r="2"><c r="A2"><f>A1&amp;"x"</f><v/></c><c r="B2"><f>A1</f><v>7</v></c><c r="C2" t="str"><f>A1</f><v></v></c></row><row r="3" hidden="1"/><row r="4" outlineLevel="1" hidden="1"/><row hidden="true" r="5"/>"#;
        assert_eq!(
            aside(xml),
            Aside {
                hidden: vec![3, 5],
                filtered: false,
                unsaid: vec![(2, "A2 =A1&\"x\"".to_owned())],
            }
        );
        assert_eq!(aside("<row r=\"1\"/>"), Aside::default());
    }
}
