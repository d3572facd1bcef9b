//! Lists: values in brackets, rows of tables, pairs.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::Value;
use toml::de::DeValue;

use super::text::take;
use crate::plan::problem::{Shape, Wrong};
use crate::plan::raw::{Field, Form, Reader, Table, Written};
use crate::plan::source::Place;

/// A list in brackets, or a single one without.
#[derive(Clone, Debug, PartialEq)]
pub struct Many<T>(pub Vec<Written<T>>);

/// The `[[…]]` of a file, or tables in brackets.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows<T>(pub Vec<T>);

/// Request headers. One that is known to hold a secret says where it is kept: `env:NAME` or `file:PATH`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headers(pub Vec<(String, String)>);

/// Headers that hold secrets.
const SECRET: [&str; 6] = [
    "authorization",
    "proxy-authorization",
    "cookie",
    "x-api-key",
    "x-auth-token",
    "api-key",
];

/// A table of texts whose keys are free: response headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairs(pub Vec<(String, String)>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Form> Form for Many<T> {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let DeValue::Array(list) = value else {
            let value = T::read(value, place, reader)?;
            return Some(Self(vec![Written { value, place }]));
        };
        Some(Self(
            list.into_iter().filter_map(|item| reader.value(item)).collect(),
        ))
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let one = T::schema(generator);
        json_schema!({ "anyOf": [one, { "type": "array", "items": one }] })
    }

    fn spell(&self) -> Value {
        self.0.iter().map(|item| item.value.spell()).collect()
    }
}

impl<T: Table> Form for Rows<T> {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            DeValue::Array(list) => {
                let mut rows = Vec::with_capacity(list.len());
                rows.extend(list.into_iter().filter_map(|row| Some(reader.value(row)?.value)));
                Some(Self(rows))
            }
            other => reader.wrong_type(place, Shape::Rows, &other),
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let row = T::schema(generator);
        json_schema!({ "type": "array", "items": row })
    }
}

/// The texts of a table, each with its place.
fn pairs(
    value: DeValue<'_>,
    place: Place,
    reader: &mut Reader<'_>,
) -> Option<Vec<(String, Written<String>)>> {
    let DeValue::Table(entries) = value else {
        return reader.wrong_type(place, Shape::Table, &value);
    };
    let pairs = entries.into_iter().filter_map(|(key, value)| {
        let place = reader.place(value.span());
        let value = take(value.into_inner(), place, reader)?;
        Some((key.into_inner().into_owned(), Written { value, place }))
    });
    Some(pairs.collect())
}

impl Form for Headers {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let mut headers = Vec::new();
        for (name, written) in pairs(value, place, reader)? {
            let is_kept = written.value.starts_with("env:") || written.value.starts_with("file:");
            if is_kept || !SECRET.iter().any(|secret| name.eq_ignore_ascii_case(secret)) {
                headers.push((name, written.value));
            } else {
                reader.say(written.place, Wrong::LiteralSecret);
            }
        }
        Some(Self(headers))
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        Pairs::schema(generator)
    }
}

impl Form for Pairs {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let pairs = pairs(value, place, reader)?;
        Some(Self(
            pairs
                .into_iter()
                .map(|(key, written)| (key, written.value))
                .collect(),
        ))
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": { "type": "string" } })
    }
}

impl<T> Many<T> {
    /// The values without their places; none where the key is absent.
    pub fn values(field: &Field<Self>) -> impl Iterator<Item = &T> {
        Self::items(field).iter().map(|item| &item.value)
    }

    /// The values with their places; none where the key is absent.
    pub fn items(field: &Field<Self>) -> &[Written<T>] {
        field.as_ref().map_or(&[], |list| &list.value.0)
    }
}

impl<T> Rows<T> {
    /// The rows; none where the key is absent.
    pub fn all(field: &Field<Self>) -> &[T] {
        field.as_ref().map_or(&[], |rows| &rows.value.0)
    }
}
