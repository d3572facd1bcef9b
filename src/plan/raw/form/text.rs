//! Texts, addresses and secrets.

use std::path::{Component, Path};

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::Value;
use toml::de::DeValue;

use crate::plan::problem::{Shape, Wrong};
use crate::plan::raw::{Form, Reader};
use crate::plan::source::Place;

/// A web address: `http://…` or `https://…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url(pub String);

/// Where a secret is kept, never the secret: `env:NAME` or `file:PATH`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret(pub String);

/// Where an address is kept that is a secret itself, or an address that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// `env:NAME` or `file:PATH`.
    Kept(String),
    /// As it stands.
    Open(Url),
}

/// A file under the records folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InRecords(pub String);

impl Form for InRecords {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let path = take(value, place, reader)?;
        let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
        match Path::new(&path).components().all(is_plain) {
            _ if path.trim().is_empty() => reader.refuse(place, Wrong::Empty),
            true => Some(Self(path)),
            false => reader.refuse(place, Wrong::OutsideRecords { path }),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

/// Takes the text out of `value`.
pub(super) fn take(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.into_owned()),
        other => reader.wrong_type(place, Shape::Text, &other),
    }
}

impl Form for String {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        take(value, place, reader)
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }

    fn says_nothing(&self) -> bool {
        self.trim().is_empty()
    }

    fn spell(&self) -> Value {
        self.as_str().into()
    }
}

impl Form for bool {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            DeValue::Boolean(value) => Some(value),
            other => reader.wrong_type(place, Shape::Bool, &other),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "boolean" })
    }

    fn spell(&self) -> Value {
        (*self).into()
    }
}

impl Form for Url {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let value = take(value, place, reader)?;
        let rest = value
            .strip_prefix("https://")
            .or_else(|| value.strip_prefix("http://"));
        let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
        match host {
            Some(host) if host.rsplit_once('@').is_some_and(|(user, _)| user.contains(':')) => {
                reader.refuse(place, Wrong::LiteralSecret)
            }
            Some(host) if !host.is_empty() && !value.contains([' ', '　', '\n']) => Some(Self(value)),
            _ => reader.refuse(place, Wrong::BadUrl { value }),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^https?://[^/?# ]+[^ ]*$" })
    }
}

impl Form for Secret {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let value = take(value, place, reader)?;
        let kept = value.strip_prefix("env:").or_else(|| value.strip_prefix("file:"));
        match kept {
            Some(name) if !name.trim().is_empty() => Some(Self(value)),
            _ if value.trim().is_empty() => reader.refuse(place, Wrong::Empty),
            _ => reader.refuse(place, Wrong::LiteralSecret),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^(env|file):.+$" })
    }
}

impl Form for Address {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let is_open = value.as_str().is_some_and(|text| text.starts_with("http"));
        if is_open {
            Url::read(value, place, reader).map(Self::Open)
        } else {
            Secret::read(value, place, reader).map(|secret| Self::Kept(secret.0))
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^((env|file):.+|https?://[^/?# ]+[^ ]*)$" })
    }
}

impl Address {
    /// As it is written.
    pub fn text(&self) -> &str {
        match self {
            Self::Kept(text) | Self::Open(Url(text)) => text,
        }
    }
}
