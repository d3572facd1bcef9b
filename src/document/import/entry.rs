//! One table of the plan, ready to be written: its keys in the order in which they are best read.

use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveTime};
use toml_edit::{Array, Datetime, InlineTable, Value as Toml};
use toml_writer::{TomlStringBuilder, WriteTomlValue as _};

use super::block::At;
use crate::plan::File;

/// One `[[…]]` of a plan's file.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// In which file.
    pub file: File,
    /// Of which name: `task`.
    pub table: &'static str,
    /// Where the document says it.
    pub at: At,
    /// Keys and values.
    pub keys: Vec<(&'static str, Value)>,
    /// Lines that stand above it.
    pub comments: Vec<String>,
    /// It lacks what a plan must have: it is written as a comment.
    pub draft: bool,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// Texts in brackets.
    List(Vec<String>),
    /// One text, or several in brackets.
    OneOrMore(Vec<String>),
    /// A day.
    Day(NaiveDate),
    /// A time of day, as the plan writes it: a text.
    Time(NaiveTime),
    /// true or false.
    Flag(bool),
    /// Several days.
    Days(Vec<NaiveDate>),
    /// A number.
    Number(u32),
    /// A number of days, forward or back.
    Offset(i32),
    /// Tables in braces, one a line.
    Tables(Vec<Vec<(&'static str, Value)>>),
    /// Names and texts in braces.
    Pairs(Vec<(String, String)>),
    /// The steps of a chain: to, after, report.
    Steps(Vec<(String, String, bool)>),
}

impl Entry {
    /// An entry without keys.
    pub fn new(file: File, table: &'static str, at: At) -> Self {
        Self {
            file,
            table,
            at,
            keys: Vec::new(),
            comments: Vec::new(),
            draft: false,
        }
    }

    /// Adds a key, unless its value says nothing.
    pub fn put(&mut self, key: &'static str, value: Value) {
        if !value.is_empty() {
            self.keys.push((key, value));
        }
    }

    /// A text among its keys.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.keys.iter().find(|(own, _)| *own == key) {
            Some((_, Value::Text(text))) => Some(text),
            _ => None,
        }
    }

    /// What people call it.
    pub fn name(&self) -> String {
        let named = ["title", "name", "vendor"]
            .iter()
            .find_map(|key| self.text(key))
            .map(str::to_owned);
        let level = || {
            self.keys.iter().find_map(|(_, value)| {
                if let Value::Number(number) = value {
                    Some(format!("lv{number}"))
                } else {
                    None
                }
            })
        };
        named.or_else(level).unwrap_or_default()
    }
}

impl Value {
    /// Does it say nothing?
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::List(list) => list.is_empty(),
            Self::Steps(steps) => steps.is_empty(),
            Self::Pairs(pairs) => pairs.is_empty(),
            Self::Days(days) => days.is_empty(),
            Self::Tables(_) | Self::OneOrMore(_) | Self::Day(_) | Self::Time(_) => false,
            Self::Flag(_) | Self::Number(_) | Self::Offset(_) => false,
        }
    }

    /// Adds it to a text of TOML.
    pub fn write(&self, to: &mut String) {
        let written = match self {
            Self::Text(text) => TomlStringBuilder::new(text).as_default().write_toml_value(to),
            _ => write!(to, "{}", self.toml()),
        };
        debug_assert!(written.is_ok(), "a String takes everything");
    }

    /// As TOML.
    pub fn toml(&self) -> Toml {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::OneOrMore(list) => match list.as_slice() {
                [one] => one.as_str().into(),
                _ => Toml::Array(list.iter().map(String::as_str).collect::<Array>()),
            },
            Self::List(list) => Toml::Array(list.iter().map(String::as_str).collect::<Array>()),
            Self::Day(day) => day
                .to_string()
                .parse::<Datetime>()
                .map_or_else(|_| day.to_string().into(), Into::into),
            Self::Time(time) => time.format("%H:%M").to_string().into(),
            Self::Days(days) => Toml::Array(days.iter().map(|day| Self::Day(*day).toml()).collect::<Array>()),
            Self::Offset(days) => i64::from(*days).into(),
            Self::Tables(tables) => braces(tables),
            Self::Flag(flag) => (*flag).into(),
            Self::Number(number) => i64::from(*number).into(),
            Self::Pairs(pairs) => {
                let pairs = pairs.iter().map(|(name, text)| (name.as_str(), text.as_str()));
                Toml::InlineTable(pairs.collect())
            }
            Self::Steps(steps) => chain(steps),
        }
    }
}

/// One table a line.
fn braces(tables: &[Vec<(&'static str, Value)>]) -> Toml {
    let mut array = Array::new();
    for keys in tables {
        let table: InlineTable = keys.iter().map(|(key, value)| (*key, value.toml())).collect();
        let mut table = Toml::InlineTable(table);
        table.decor_mut().set_prefix("\n  ");
        array.push_formatted(table);
    }
    if !array.is_empty() {
        array.set_trailing_comma(true);
        array.set_trailing("\n");
    }
    Toml::Array(array)
}

/// One step a line, as people read a chain.
fn chain(steps: &[(String, String, bool)]) -> Toml {
    let mut array = Array::new();
    for (to, after, report) in steps {
        let mut step = InlineTable::new();
        step.insert("to", to.as_str().into());
        step.insert("after", after.as_str().into());
        if *report {
            step.insert("report", true.into());
        }
        let mut step = Toml::InlineTable(step);
        step.decor_mut().set_prefix("\n  ");
        array.push_formatted(step);
    }
    array.set_trailing_comma(true);
    array.set_trailing("\n");
    Toml::Array(array)
}
