//! The list of keys from which a table's struct, reader and schema are made.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};
use toml::de::DeValue;

use super::{Key, Reader, key};
use crate::plan::source::Place;

/// The form of a value: how it is read, and how a schema describes it.
pub trait Form: Sized {
    /// Reads `value`, which stands at `place`; what is wrong goes to `reader`.
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self>;

    /// Its JSON Schema.
    fn schema(generator: &mut SchemaGenerator) -> Schema;

    /// Is nothing said where something must be?
    fn says_nothing(&self) -> bool {
        false
    }

    /// As it would be written; `null` where that has no use.
    fn spell(&self) -> Value {
        Value::Null
    }
}

/// A table of the plan with a fixed set of keys.
pub trait Table: Form {
    /// What it is for.
    const DOC: &'static [&'static str];
    /// Its keys, in the order in which they are best written.
    const KEYS: &'static [Key];

    /// Are all keys there that must be?
    fn is_complete(&self) -> bool;
}

/// The JSON Schema of a table.
pub(super) fn schema<T: Table>(generator: &mut SchemaGenerator) -> Schema {
    let mut properties = Map::new();
    for key in T::KEYS {
        let mut schema = (key.schema)(generator);
        schema.insert("description".into(), key::text(key.doc).into());
        let default = (key.default)();
        if !default.is_null() {
            schema.insert("default".into(), default);
        }
        properties.insert(key.name.into(), schema.to_value());
    }
    let required: Vec<&str> = T::KEYS
        .iter()
        .filter(|key| key.example.is_some())
        .map(|key| key.name)
        .collect();
    json_schema!({
        "type": "object",
        "description": key::text(T::DOC),
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// `key(required "example"): Form = default`; the doc comments become the schema's descriptions.
macro_rules! table {
    (
        $(#[doc = $doc:literal])*
        $name:ident {$(
            $(#[doc = $key_doc:literal])*
            $key:ident $((required $example:literal))?: $form:ty $(= $default:expr)?
        ),* $(,)?}
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            /// Its header, or all of it where it stands in one line.
            pub place: $crate::plan::source::Place,
            /// The keys that are written, sound or not, and where.
            pub keys: Vec<(&'static str, $crate::plan::source::Place)>,
            $($(#[doc = $key_doc])* pub $key: $crate::plan::raw::Field<$form>,)*
        }

        impl $name {
            /// A table in which nothing is written.
            pub fn empty(place: $crate::plan::source::Place) -> Self {
                Self { place, keys: Vec::new(), $($key: None),* }
            }

            $($(
                /// The value, or what holds where nothing is written.
                pub fn $key(&self) -> $form {
                    match &self.$key {
                        Some(written) => written.value.clone(),
                        None => $default,
                    }
                }
            )?)*
        }

        impl $crate::plan::raw::Table for $name {
            const DOC: &'static [&'static str] = &[$($doc),*];
            const KEYS: &'static [$crate::plan::raw::Key] = &[$($crate::plan::raw::Key {
                name: $crate::plan::raw::key::written(stringify!($key)),
                doc: &[$($key_doc),*],
                example: table!(@option $($example)?),
                default: || table!(@default $form $(, $default)?),
                schema: <$form as $crate::plan::raw::Form>::schema,
            }),*];

            fn is_complete(&self) -> bool {
                true $($(&& { let _ = $example; self.$key.is_some() })?)*
            }
        }

        impl $crate::plan::raw::Form for $name {
            fn read(
                value: toml::de::DeValue<'_>,
                place: $crate::plan::source::Place,
                reader: &mut $crate::plan::raw::Reader<'_>,
            ) -> Option<Self> {
                let entries = reader.table::<Self>(value, place)?;
                let mut table = Self::empty(place);
                table.keys.reserve_exact(entries.len());
                for (key, value) in entries {
                    let key_place = reader.place(key.span());
                    match key.get_ref().as_ref() {
                        $(name if name == const { $crate::plan::raw::key::written(stringify!($key)) } => {
                            table.keys.push((const { $crate::plan::raw::key::written(stringify!($key)) }, key_place));
                            table.$key = table!(@read reader value $($example)?);
                        })*
                        name => reader.unknown::<Self>(name, key_place, place),
                    }
                }
                Some(table)
            }

            fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::plan::raw::table::schema::<Self>(generator)
            }
        }
    };
    (@read $reader:ident $value:ident) => { $reader.value($value) };
    (@read $reader:ident $value:ident $example:literal) => { $reader.required($value) };
    (@option) => { None };
    (@option $example:literal) => { Some($example) };
    (@default $form:ty) => { serde_json::Value::Null };
    (@default $form:ty, $default:expr) => { <$form as $crate::plan::raw::Form>::spell(&$default) };
}
