//! Days, times of day, moments and lengths of time.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::Value;
use toml::de::DeValue;
use toml::value::Datetime;

use super::text::take;
use crate::calendar::{ClosedDays, ClosedDaysError, Span};
use crate::plan::nearest::nearest;
use crate::plan::problem::{Shape, Wrong};
use crate::plan::raw::{Form, Reader};
use crate::plan::source::Place;
use crate::plan::{Away, Hours};

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

/// A day or a range of days, with its year: `2026-12-24..2026-12-28`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days(pub Away);

/// The time between two of the same: longer than nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval(pub Span);

impl Form for Interval {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let span = Span::read(value, place, reader)?;
        match span.count {
            0 => reader.refuse(
                place,
                Wrong::NoInterval {
                    value: span.to_string(),
                },
            ),
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

impl Form for NaiveDate {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            DeValue::Datetime(Datetime {
                date: Some(date),
                time: None,
                ..
            }) => {
                NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into()).or_else(|| {
                    reader.refuse(
                        place,
                        Wrong::BadDate {
                            value: date.to_string(),
                        },
                    )
                })
            }
            DeValue::String(text) => day(&text).or_else(|| {
                let value = text.into_owned();
                reader.refuse(place, Wrong::BadDate { value })
            }),
            other => reader.wrong_type(place, Shape::Date, &other),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

impl Form for NaiveTime {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            DeValue::Datetime(Datetime {
                date: None,
                time: Some(time),
                ..
            }) => NaiveTime::from_hms_opt(
                time.hour.into(),
                time.minute.into(),
                time.second.unwrap_or(0).into(),
            )
            .or_else(|| {
                reader.refuse(
                    place,
                    Wrong::BadTime {
                        value: time.to_string(),
                    },
                )
            }),
            DeValue::String(text) => clock(&text).or_else(|| {
                let value = text.into_owned();
                reader.refuse(place, Wrong::BadTime { value })
            }),
            other => reader.wrong_type(place, Shape::Time, &other),
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

/// `2026-11-01`, and in no other way.
fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    (text.len() == 10).then(|| text.parse().ok()).flatten()
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

fn reversed(value: &str) -> Wrong {
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    Wrong::RangeReversed {
        from: from.trim().to_owned(),
        to: to.trim().to_owned(),
    }
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
