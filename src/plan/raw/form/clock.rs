//! Times of day, moments, and the zone that they are meant in.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::Value;
use toml::de::DeValue;
use toml::value::Datetime;

use super::text::take;
use crate::plan::Hours;
use crate::plan::nearest::nearest;
use crate::plan::problem::{Shape, Wrong};
use crate::plan::raw::{Form, Reader};
use crate::plan::source::Place;

/// A moment on the wall clock of the plan's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment(pub NaiveDateTime);

/// A day, or a moment on the wall clock of the plan's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrMoment {
    /// The day.
    Day(NaiveDate),
    /// The moment.
    Moment(Moment),
}

impl Form for NaiveTime {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let read = match value {
            DeValue::Datetime(Datetime {
                date: None,
                time: Some(time),
                ..
            }) => {
                let second = time.second.unwrap_or(0).into();
                NaiveTime::from_hms_opt(time.hour.into(), time.minute.into(), second)
                    .ok_or_else(|| time.to_string())
            }
            DeValue::String(text) => clock(&text).ok_or_else(|| text.into_owned()),
            other => return reader.wrong_type(place, Shape::Time, &other),
        };
        match read {
            Ok(time) => Some(time),
            Err(value) => reader.refuse(place, Wrong::BadTime { value }),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^([01]?[0-9]|2[0-3]):[0-5][0-9]$" })
    }

    fn spell(&self) -> Value {
        self.format("%H:%M").to_string().into()
    }
}

impl Form for Moment {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let text = match value {
            DeValue::Datetime(
                moment @ Datetime {
                    date: Some(_),
                    time: Some(_),
                    ..
                },
            ) => moment.to_string(),
            DeValue::String(text) => text.into_owned(),
            other => return reader.wrong_type(place, Shape::Moment, &other),
        };
        let forms = [
            "%Y-%m-%dT%H:%M",
            "%Y-%m-%d %H:%M",
            "%Y-%m-%dT%H:%M:%S",
            "%Y-%m-%d %H:%M:%S",
        ];
        let read = forms
            .iter()
            .find_map(|form| NaiveDateTime::parse_from_str(text.trim(), form).ok());
        match read {
            Some(moment) => Some(Self(moment)),
            None => reader.refuse(place, Wrong::BadTime { value: text }),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?$" })
    }
}

impl Form for DayOrMoment {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let is_day = match &value {
            DeValue::Datetime(written) => written.time.is_none(),
            DeValue::String(text) => text.trim().len() <= 10,
            _ => false,
        };
        match is_day {
            true => NaiveDate::read(value, place, reader).map(Self::Day),
            false => Moment::read(value, place, reader).map(Self::Moment),
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let (day, moment) = (NaiveDate::schema(generator), Moment::schema(generator));
        json_schema!({ "anyOf": [day, moment] })
    }
}

impl Form for Hours {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let value = take(value, place, reader)?;
        match hours(&value) {
            Some((from, to)) => Some(Self { from, to }),
            None => reader.refuse(place, Wrong::BadTime { value }),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9]{1,2}:[0-9]{2}-[0-9]{1,2}:[0-9]{2}$" })
    }

    fn spell(&self) -> Value {
        format!("{}-{}", self.from.format("%H:%M"), self.to.format("%H:%M")).into()
    }
}

impl Form for Tz {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let value = take(value, place, reader)?;
        value.parse().ok().or_else(|| {
            let nearest = nearest(&value, chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()));
            reader.refuse(place, Wrong::BadTimezone { value, nearest })
        })
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "examples": ["Asia/Tokyo", "Europe/London", "UTC"] })
    }

    fn spell(&self) -> Value {
        self.name().into()
    }
}

/// `9:00-18:00`; any dash or wave between. Midnight at the end may be written `24:00`.
pub(in crate::plan) fn hours(text: &str) -> Option<(NaiveTime, NaiveTime)> {
    let (from, to) = text.split_once(['-', '~', '〜', '～', '–', '－'])?;
    let to = if to.trim() == "24:00" { "00:00" } else { to };
    Some((clock(from)?, clock(to)?))
}

/// `8:45` or `08:45`.
fn clock(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.trim().split_once(':')?;
    let sound = (1..=2).contains(&hour.len()) && minute.len() == 2;
    let digits = hour
        .bytes()
        .chain(minute.bytes())
        .all(|byte| byte.is_ascii_digit());
    (sound && digits).then(|| NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        let cases = [
            ("09:00-18:00", Some((time(9, 0), time(18, 0)))),
            ("9:00～17:30", Some((time(9, 0), time(17, 30)))),
            ("22:00 - 24:00", Some((time(22, 0), time(0, 0)))),
            ("9-18", None),
            ("25:00-26:00", None),
            ("+9:00-18:00", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(hours(text), expected, "{text}");
        }
    }
}
