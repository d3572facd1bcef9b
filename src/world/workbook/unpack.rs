//! Unpacks a workbook once, keeping nothing but what stands beside the cells: what a file says of its own size is no
//! promise.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read as _};

use super::super::foreign::{MOST_UNPACKED, Refused};
use super::aside::{Aside, aside};
use super::drawn;
use super::names::{self, Parts};
use crate::document::import::block::Row;
use crate::document::import::grid;

/// What lies in a workbook beside its cells.
#[derive(Default)]
pub(super) struct Beside {
    /// Is there a font that is struck through?
    pub(super) strikes: bool,
    /// What stands beside the cells of each sheet, by its name.
    pub(super) asides: BTreeMap<String, Aside>,
    /// The texts of shapes and comments, a sheet for each part of the file.
    pub(super) drawn: Vec<grid::Sheet>,
}

/// Unpacks everything.
pub(super) fn unpacked(bytes: &[u8]) -> Result<Beside, Refused> {
    let wrong = |error: zip::result::ZipError| Refused::Workbook(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(wrong)?;
    let is_book = archive
        .file_names()
        .flatten()
        .any(|name| name.eq_ignore_ascii_case("xl/workbook.xml"));
    if !is_book {
        return Err(Refused::Format("zip"));
    }
    let (mut total, mut beside, mut parts) = (0, Beside::default(), Parts::new());
    let (mut asides, mut drawn) = (Vec::new(), Vec::new());
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(wrong)?;
        let name = entry.name().map_or_else(|_| String::new(), |it| it.to_string());
        let part = Part::of(&name);
        let mut kept = Vec::new();
        let mut entry = entry.take(MOST_UNPACKED - total + 1);
        let size = if part == Part::Other {
            io::copy(&mut entry, &mut io::sink())
        } else {
            io::copy(&mut entry, &mut kept)
        };
        total += size.map_err(|error| Refused::Workbook(error.to_string()))?;
        if total > MOST_UNPACKED {
            return Err(Refused::Bomb);
        }
        let text = String::from_utf8_lossy(&kept);
        match part {
            Part::Styles => beside.strikes = text.contains("<strike"),
            Part::Names => drop(parts.insert(name, text.into_owned())),
            Part::Sheet => asides.push((name, aside(&text))),
            Part::Texts => drawn.push((name, drawn::texts(&text))),
            Part::Other => {}
        }
    }
    let sheets = names::sheets(&parts);
    for (part, aside) in asides {
        beside
            .asides
            .extend(sheets.get(&part).map(|name| (name.clone(), aside)));
    }
    let of_sheet = |(part, rows): (String, Vec<Row>)| drawn_on(&part, rows, &sheets, &parts);
    beside.drawn = drawn
        .into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(of_sheet)
        .collect();
    Ok(beside)
}

/// The texts of a part, by the name of the sheet that they belong to.
fn drawn_on(part: &str, rows: Vec<Row>, sheets: &BTreeMap<String, String>, parts: &Parts) -> grid::Sheet {
    let owns = |sheet: &str| names::targets(parts, sheet).values().any(|it| it == part);
    let owner = sheets
        .iter()
        .find(|(sheet, _)| owns(sheet))
        .map(|(_, name)| name.clone());
    let file = part.rsplit('/').next().unwrap_or(part).trim_end_matches(".xml");
    grid::Sheet {
        name: owner.unwrap_or_else(|| file.to_owned()),
        rows,
        drawn: true,
        ..grid::Sheet::default()
    }
}

/// A part of the file, by its name.
#[derive(PartialEq, Eq)]
enum Part {
    Styles,
    /// What is called how.
    Names,
    Sheet,
    Texts,
    Other,
}

impl Part {
    fn of(name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        let text = ["xl/drawings/drawing", "xl/comments", "xl/threadedcomments/"];
        let names = ["xl/_rels/workbook.xml.rels", "xl/workbook.xml"];
        if names.contains(&name.as_str()) || name.starts_with("xl/worksheets/_rels/") {
            return Self::Names;
        }
        match name.strip_suffix(".xml") {
            Some("xl/styles") => Self::Styles,
            Some(name) if name.starts_with("xl/worksheets/") => Self::Sheet,
            Some(name) if text.iter().any(|it| name.starts_with(it)) => Self::Texts,
            _ => Self::Other,
        }
    }
}
