//! Which part of the file is which sheet, and what belongs to it.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The parts of the file that say what belongs to what, by their names.
pub(super) type Parts = BTreeMap<String, String>;

/// The name of each sheet, by its part.
pub(super) fn sheets(parts: &Parts) -> BTreeMap<String, String> {
    let targets = targets(parts, "xl/workbook.xml");
    let book = parts.get("xl/workbook.xml").map_or("", String::as_str);
    let sheet = |tag: &BytesStart<'_>| {
        let part = targets.get(&value(tag, "r:id")?)?.clone();
        (tag.local_name().as_ref() == "sheet").then_some((part, value(tag, "name")?))
    };
    tags(book, &sheet).into_iter().collect()
}

/// Parts that belong to another: by the names that it uses for them.
pub(super) fn targets(parts: &Parts, part: &str) -> BTreeMap<String, String> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let own = parts.get(&format!("{folder}/_rels/{file}.rels"));
    let target = |tag: &BytesStart<'_>| Some((value(tag, "Id")?, path(folder, &value(tag, "Target")?)));
    tags(own.map_or("", String::as_str), &target)
        .into_iter()
        .collect()
}

/// `../comments1.xml`, as it is called from the folder of a sheet.
fn path(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let (mut folder, mut target) = (folder, target);
    while let Some(rest) = target.strip_prefix("../") {
        (folder, target) = (folder.rsplit_once('/').map_or("", |it| it.0), rest);
    }
    format!("{folder}/{target}").trim_start_matches('/').to_owned()
}

fn tags<T>(xml: &str, of: &dyn Fn(&BytesStart<'_>) -> Option<T>) -> Vec<T> {
    let (mut reader, mut found) = (Reader::from_str(xml), Vec::new());
    while let Ok(event) = reader.read_event() {
        match &event {
            Event::Start(tag) | Event::Empty(tag) => found.extend(of(tag)),
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

pub(super) fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok()??;
    Some(
        found
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .ok()?
            .into_owned(),
    )
}

/// The column of a cell, from 0: 27 of `AB12`.
pub(super) fn column_of(place: &str) -> Option<u32> {
    let letters = place.trim_end_matches(|it: char| it.is_ascii_digit());
    let number = letters.chars().try_fold(0_u32, |number, letter| {
        let value = letter.to_digit(36).filter(|it| *it >= 10)? - 9;
        number.checked_mul(26)?.checked_add(value)
    });
    number?.checked_sub(1)
}

/// The row of a cell: 12 of `AB12`.
pub(super) fn row_of(place: &str) -> Option<u32> {
    let row = place.trim_start_matches(|it: char| it.is_ascii_alphabetic());
    row.parse().ok()
}
