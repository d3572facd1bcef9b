//! Ids, and the names by which other things are meant.

use schemars::{Schema, SchemaGenerator, json_schema};
use toml::de::DeValue;

use super::text::take;
use crate::plan::problem::Wrong;
use crate::plan::raw::{Form, Reader};
use crate::plan::source::Place;

/// How commands, records and other entries name an entry: `[a-z0-9-]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Id(pub String);

/// A reference: the id of something else, or its name where that is unique.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(pub String);

impl Form for Id {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let id = take(value, place, reader)?;
        let suggestion = suggestion(&id);
        match id.is_empty() {
            true => reader.refuse(place, Wrong::Empty),
            false if id != suggestion => reader.refuse(place, Wrong::BadId { id, suggestion }),
            false => Some(Self(id)),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" })
    }
}

impl Form for Name {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let name = take(value, place, reader)?;
        match name.trim().is_empty() {
            true => reader.refuse(place, Wrong::Empty),
            false => Some(Self(name)),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1 })
    }
}

/// The id that is nearest to `id`: itself where its form is sound, nothing where no letter of it can stay.
fn suggestion(id: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in id
        .split(|it: char| !it.is_ascii_alphanumeric())
        .filter(|it| !it.is_empty())
    {
        words.push(word.to_ascii_lowercase());
    }
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_own_suggestion() {
        let cases = [
            ("web-check", "web-check"),
            ("Web_Check", "web-check"),
            ("lv 3", "lv-3"),
            ("-x-", "x"),
            ("疎通確認", ""),
            ("web--check", "web-check"),
        ];
        for (id, expected) in cases {
            assert_eq!(suggestion(id), expected, "{id}");
        }
    }
}
