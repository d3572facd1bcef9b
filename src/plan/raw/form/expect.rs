//! What a good answer is: regular expressions, JSON paths, sizes, single values. Their makers' own parsers decide what is
//! sound.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::Value;
use toml::de::DeValue;

use super::text::take;
use crate::plan::problem::{Shape, Wrong};
use crate::plan::raw::{Form, Reader};
use crate::plan::source::Place;
use crate::plan::{Redirects, Scalar};

/// A regular expression, as the `regex` crate reads it: it takes no longer than the text is long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(pub String);

/// A JSONPath (RFC 9535).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonPath(pub String);

/// A number that may have a fraction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fraction(pub f64);

/// Bytes: `65536`, `"64KB"`, `"1MB"`; K and M are 1024 and 1024 × 1024.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size(pub u64);

/// More than this is held for no answer.
const LARGEST: u64 = 64 << 20;

/// Whoever redirects oftener leads in circles.
const MOST_REDIRECTS: i64 = 20;

impl Form for Pattern {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let value = take(value, place, reader)?;
        match regex::bytes::Regex::new(&value) {
            Ok(_) => Some(Self(value)),
            Err(error) => {
                let reason = last_line(&error.to_string());
                reader.refuse(place, Wrong::BadPattern { value, reason })
            }
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

/// The parser draws carets of its own; the last line says what is wrong.
fn last_line(text: &str) -> String {
    let line = text.lines().last().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}

impl Form for JsonPath {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let value = take(value, place, reader)?;
        match serde_json_path::JsonPath::parse(&value) {
            Ok(_) => Some(Self(value)),
            Err(error) => {
                let reason = error.to_string();
                reader.refuse(place, Wrong::BadJsonPath { value, reason })
            }
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": r"^\$" })
    }
}

/// An integer or a fraction.
fn number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .ok()
            .map(|number| number as f64),
        DeValue::Float(number) => number.as_str().parse().ok().filter(|it: &f64| it.is_finite()),
        _ => None,
    }
}

impl Form for Fraction {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        match number(&value) {
            Some(number) => Some(Self(number)),
            None => reader.wrong_type(place, Shape::Number, &value),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
}

impl Form for Scalar {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            DeValue::String(text) => Some(Self::Text(text.into_owned())),
            DeValue::Boolean(is) => Some(Self::Bool(is)),
            other => match number(&other) {
                Some(number) => Some(Self::Number(number)),
                None => reader.wrong_type(place, Shape::Text, &other),
            },
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number", "boolean"] })
    }
}

impl Form for Size {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let (value, bytes) = match value {
            DeValue::String(text) => (text.to_string(), bytes(&text)),
            DeValue::Integer(number) => (number.to_string(), number.to_string().parse().ok()),
            other => return reader.wrong_type(place, Shape::Number, &other),
        };
        match bytes {
            Some(bytes) if bytes <= LARGEST => Some(Self(bytes)),
            _ => {
                let (least, most) = (0, i64::try_from(LARGEST).unwrap_or_default());
                reader.refuse(place, Wrong::OutOfRange { value, least, most })
            }
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [
            { "type": "integer", "minimum": 0, "maximum": LARGEST },
            { "type": "string", "pattern": "^[0-9]+ *([kKM]i?)?B?$" },
        ] })
    }

    fn spell(&self) -> Value {
        match self.0 {
            bytes if bytes > 0 && bytes.is_multiple_of(1 << 20) => format!("{}MB", bytes >> 20).into(),
            bytes => bytes.into(),
        }
    }
}

fn bytes(text: &str) -> Option<u64> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (count, unit) = text.split_at(end);
    let unit = unit.trim_start().trim_end_matches('B').trim_end_matches('i');
    let factor = match unit {
        "" => 1,
        "k" | "K" => 1 << 10,
        "M" => 1 << 20,
        _ => return None,
    };
    count.parse::<u64>().ok()?.checked_mul(factor)
}

impl Form for Redirects {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        if let DeValue::Integer(written) = &value {
            let value = written.to_string();
            return match value.parse::<i64>() {
                Ok(0) => Some(Self::None),
                Ok(count @ 1..=MOST_REDIRECTS) => u32::try_from(count).ok().map(Self::AtMost),
                _ => {
                    let (least, most) = (0, MOST_REDIRECTS);
                    reader.refuse(place, Wrong::OutOfRange { value, least, most })
                }
            };
        }
        let value = take(value, place, reader)?;
        match value.as_str() {
            "none" => Some(Self::None),
            "same-host" => Some(Self::SameHost),
            _ => {
                let allowed = ["same-host", "none", "5"].map(str::to_owned).to_vec();
                let nearest = Vec::new();
                reader.refuse(
                    place,
                    Wrong::BadValue {
                        value,
                        allowed,
                        nearest,
                    },
                )
            }
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [
            { "type": "string", "enum": ["same-host", "none"] },
            { "type": "integer", "minimum": 0, "maximum": MOST_REDIRECTS },
        ] })
    }

    fn spell(&self) -> Value {
        match self {
            Self::None => "none".into(),
            Self::SameHost => "same-host".into(),
            Self::AtMost(count) => (*count).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_as_people_write_them() {
        for (text, expected) in [
            ("65536", Some(65_536)),
            ("64KB", Some(65_536)),
            ("64 KiB", Some(65_536)),
            ("64k", Some(65_536)),
            ("1MB", Some(1 << 20)),
            ("1GB", None),
            ("big", None),
            ("", None),
        ] {
            assert_eq!(bytes(text), expected, "{text}");
        }
    }
}
