//! Phrases of frequency.

use schemars::{Schema, SchemaGenerator, json_schema};
use toml::de::DeValue;

use super::text::take;
use crate::calendar::{Frequency, IfClosed};
use crate::plan::problem::Wrong;
use crate::plan::raw::{Form, Reader};
use crate::plan::source::Place;

/// A phrase of frequency, understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// As it was written.
    pub text: String,
    /// What it means.
    pub frequency: Frequency,
    /// What it says about closed days.
    pub if_closed: Option<IfClosed>,
}

impl Form for Phrase {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let text = take(value, place, reader)?;
        match reader.phrase(&text) {
            Ok((frequency, if_closed)) => Some(Self {
                text,
                frequency,
                if_closed,
            }),
            Err(error) => {
                let part = reader.part(place, &text, error.span);
                let (phrase, nearest) = (text, error.nearest);
                reader.refuse(part, Wrong::BadPhrase { phrase, nearest })
            }
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "minLength": 1,
            "examples": ["日次", "毎営業日", "毎週月曜", "毎月25日", "毎月最終営業日", "四半期", "monthly on the 3rd business day"],
        })
    }
}
