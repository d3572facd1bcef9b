//! Lengths of time.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::Value;
use toml::de::DeValue;

use super::text::take;
use crate::calendar::Span;
use crate::plan::problem::Wrong;
use crate::plan::raw::{Form, Reader};
use crate::plan::source::Place;

/// The time between two of the same: longer than nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval(pub Span);

impl Form for Interval {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let span = Span::read(value, place, reader)?;
        let value = span.to_string();
        match span.count {
            0 => reader.refuse(place, Wrong::NoInterval { value }),
            _ => Some(Self(span)),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^0*[1-9][0-9]* *(m|h|d|w|mo|y|bd)$" })
    }

    fn spell(&self) -> Value {
        self.0.spell()
    }
}

/// A short length of time, in milliseconds: `500ms`, `10s`, `2m`, `1h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeout(pub u64);

impl Form for Timeout {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let value = take(value, place, reader)?;
        match milliseconds(&value) {
            Some(milliseconds) => Some(Self(milliseconds)),
            None => reader.refuse(place, Wrong::BadTimeout { value }),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9]+ *(ms|s|m|h)$" })
    }

    fn spell(&self) -> Value {
        match self.0 % 1000 {
            0 => format!("{}s", self.0 / 1000).into(),
            _ => format!("{}ms", self.0).into(),
        }
    }
}

impl Form for Span {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let value = take(value, place, reader)?;
        match value.parse() {
            Ok(span) => Some(span),
            Err(_) => reader.refuse(place, Wrong::BadDuration { value }),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9]+ *(m|h|d|w|mo|y|bd)$" })
    }

    fn spell(&self) -> Value {
        self.to_string().into()
    }
}

fn milliseconds(text: &str) -> Option<u64> {
    let text = text.trim();
    let (count, unit) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
    let each = match unit.trim_start() {
        "ms" => 1,
        "s" => 1000,
        "m" => 60_000,
        "h" => 3_600_000,
        _ => return None,
    };
    let length = count.parse::<u64>().ok()?.checked_mul(each)?;
    (1..=86_400_000).contains(&length).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timeout_is_longer_than_nothing_and_no_longer_than_a_day() {
        let cases = [
            ("500ms", Some(500)),
            ("10s", Some(10_000)),
            (" 2 m ", Some(120_000)),
            ("24h", Some(86_400_000)),
            ("25h", None),
            ("0s", None),
            ("10", None),
            ("s", None),
            ("1d", None),
            ("99999999999999999999ms", None),
        ];
        for (text, expected) in cases {
            assert_eq!(milliseconds(text), expected, "{text}");
        }
    }
}
