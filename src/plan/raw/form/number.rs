//! Whole numbers within bounds.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::Value;
use toml::de::DeValue;

use crate::plan::problem::{Shape, Wrong};
use crate::plan::raw::{Form, Reader};
use crate::plan::source::Place;

/// A whole number from `LEAST` to `MOST`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number<const LEAST: i64, const MOST: i64>(pub i64);

/// A part of a hundred, in thousandths of a percent: 99.95 is 99,950.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent(pub u32);

impl Form for Percent {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let written = match &value {
            DeValue::Integer(number) => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => return reader.wrong_type(place, Shape::Fraction, &value),
        };
        let percent = written.parse::<f64>().unwrap_or(f64::NAN);
        if !(0.0..=100.0).contains(&percent) {
            let (value, least, most) = (written.to_owned(), 0, 100);
            return reader.refuse(place, Wrong::OutOfRange { value, least, most });
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it lies between 0 and 100,000"
        )]
        let thousandths = (percent * 1000.0).round() as u32;
        Some(Self(thousandths))
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "minimum": 0, "maximum": 100 })
    }
}

impl<const LEAST: i64, const MOST: i64> Number<LEAST, MOST> {
    /// As the narrower type that the bounds fit in; its end where they do not.
    pub fn to<T: TryFrom<i64> + Default>(self) -> T {
        T::try_from(self.0).unwrap_or_default()
    }
}

impl<const LEAST: i64, const MOST: i64> Form for Number<LEAST, MOST> {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let DeValue::Integer(number) = &value else {
            return reader.wrong_type(place, Shape::Number, &value);
        };
        match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) if (LEAST..=MOST).contains(&number) => Some(Self(number)),
            _ => {
                let (value, least, most) = (number.to_string(), LEAST, MOST);
                reader.refuse(place, Wrong::OutOfRange { value, least, most })
            }
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": LEAST, "maximum": MOST })
    }

    fn spell(&self) -> Value {
        self.0.into()
    }
}
