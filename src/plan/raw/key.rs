//! What is known about a key beside its value: for messages, and for the JSON Schema.

use schemars::{Schema, SchemaGenerator};
use serde_json::Value;

/// One key of a table.
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it is for.
    pub doc: &'static [&'static str],
    /// A line to copy, where the key must be there.
    pub example: Option<&'static str>,
    /// What holds where it is absent.
    pub default: fn() -> Value,
    /// The form of its value.
    pub schema: fn(&mut SchemaGenerator) -> Schema,
}

/// `r#type` is written `type`.
pub(crate) const fn written(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// The doc comment of a table or key as one text.
pub(super) fn text(doc: &[&str]) -> String {
    let lines: Vec<&str> = doc.iter().map(|line| line.trim()).collect();
    lines.join(" ").replace('`', "")
}
