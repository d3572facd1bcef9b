//! Days and ranges of days.

use chrono::NaiveDate;
use schemars::{Schema, SchemaGenerator, json_schema};
use toml::de::DeValue;
use toml::value::Datetime;

use super::text::take;
use crate::calendar::{ClosedDays, ClosedDaysError};
use crate::plan::Away;
use crate::plan::problem::{Shape, Wrong};
use crate::plan::raw::{Form, Reader};
use crate::plan::source::Place;

/// A day or a range of days, with its year: `2026-12-24..2026-12-28`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days(pub Away);

impl Form for NaiveDate {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let read = match value {
            DeValue::Datetime(Datetime {
                date: Some(date),
                time: None,
                ..
            }) => NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
                .ok_or_else(|| date.to_string()),
            DeValue::String(text) => day(&text).ok_or_else(|| text.into_owned()),
            other => return reader.wrong_type(place, Shape::Date, &other),
        };
        match read {
            Ok(day) => Some(day),
            Err(value) => reader.refuse(place, Wrong::BadDate { value }),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

impl Form for Days {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        if let DeValue::Datetime(_) = value {
            let day = NaiveDate::read(value, place, reader)?;
            return Some(Self(Away { from: day, to: day }));
        }
        let value = take(value, place, reader)?;
        let (from, to) = value.split_once("..").unwrap_or((&value, &value));
        match (day(from), day(to)) {
            (Some(from), Some(to)) if from <= to => Some(Self(Away { from, to })),
            (Some(_), Some(_)) => reader.refuse(place, reversed(&value)),
            _ => reader.refuse(place, Wrong::BadRange { value }),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(\\.\\.[0-9]{4}-[0-9]{2}-[0-9]{2})?$" })
    }
}

impl Form for ClosedDays {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let value = take(value, place, reader)?;
        match value.parse() {
            Ok(days) => Some(days),
            Err(ClosedDaysError::Backwards) => reader.refuse(place, reversed(&value)),
            Err(_) => reader.refuse(place, Wrong::BadRange { value }),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^([0-9]{4}-)?[0-9]{2}-[0-9]{2}(\\.\\.([0-9]{4}-)?[0-9]{2}-[0-9]{2})?$" })
    }
}

/// `2026-11-01`, and in no other way.
fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

fn reversed(value: &str) -> Wrong {
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    Wrong::RangeReversed {
        from: from.trim().to_owned(),
        to: to.trim().to_owned(),
    }
}
