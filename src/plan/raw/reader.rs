//! Walks the parsed TOML of one file and collects what is wrong with it.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Field, Form, Table, Written};
use crate::plan::nearest::nearest;
use crate::plan::problem::{Problem, Shape, Wrong};
use crate::plan::source::{File, Place};

/// One file being read.
pub struct Reader<'s> {
    file: File,
    text: &'s str,
    problems: &'s mut Vec<Problem>,
}

impl<'s> Reader<'s> {
    /// A reader of `file`, which says `text`; what is wrong is added to `problems`.
    pub fn new(file: File, text: &'s str, problems: &'s mut Vec<Problem>) -> Self {
        Self { file, text, problems }
    }

    /// The value with its place, if its form is sound.
    pub fn value<T: Form>(&mut self, value: Spanned<DeValue<'_>>) -> Field<T> {
        let place = self.place(value.span());
        let value = T::read(value.into_inner(), place, self)?;
        Some(Written { value, place })
    }

    /// The entries of a table, after saying which of those that must be there are not.
    pub fn table<'i, T: Table>(&mut self, value: DeValue<'i>, place: Place) -> Option<DeTable<'i>> {
        let DeValue::Table(entries) = value else {
            return self.wrong_type(place, Shape::Table, &value);
        };
        for key in T::KEYS {
            if let Some(example) = key.example
                && !entries.contains_key(key.name)
            {
                let (key, example) = (key.name.to_owned(), example.to_owned());
                self.say(place, Wrong::MissingKey { key, example });
            }
        }
        Some(entries)
    }

    /// Says that table `T` has no key `name`.
    pub fn unknown<T: Table>(&mut self, name: &str, span: Range<usize>) {
        let known: Vec<&str> = T::KEYS.iter().map(|key| key.name).collect();
        let wrong = Wrong::UnknownKey {
            key: name.to_owned(),
            nearest: nearest(name, known.iter().copied()),
            known: known.into_iter().map(str::to_owned).collect(),
        };
        self.say(self.place(span), wrong);
    }

    /// Says that something else belongs here. Always `None`, so that a form can return it.
    pub fn wrong_type<T>(&mut self, place: Place, expected: Shape, found: &DeValue<'_>) -> Option<T> {
        let found = shape(found);
        self.refuse(place, Wrong::WrongType { expected, found })
    }

    /// Says what is wrong. Always `None`, so that a form can return it.
    pub fn refuse<T>(&mut self, place: Place, what: Wrong) -> Option<T> {
        self.say(place, what);
        None
    }

    /// Says what is wrong.
    pub fn say(&mut self, place: Place, what: Wrong) {
        self.problems.push(Problem::new(place, what));
    }

    /// The place of `span` in this file.
    pub fn place(&self, span: Range<usize>) -> Place {
        Place::new(self.file, span)
    }

    /// The part `inner` of the text `said` whose value stands, quotes and all, at `place`. The whole of it where
    /// escapes make the two differ.
    pub fn part(&self, place: Place, said: &str, inner: Range<usize>) -> Place {
        let start = place.start as usize + 1;
        match self.text.get(start..start + said.len()) {
            Some(written) if written == said && !inner.is_empty() => {
                self.place(start + inner.start..start + inner.end)
            }
            _ => place,
        }
    }
}

/// What stands there.
fn shape(value: &DeValue<'_>) -> Shape {
    match value {
        DeValue::String(_) => Shape::Text,
        DeValue::Integer(_) => Shape::Number,
        DeValue::Float(_) => Shape::Fraction,
        DeValue::Boolean(_) => Shape::Bool,
        DeValue::Datetime(moment) => match (moment.date, moment.time) {
            (Some(_), None) => Shape::Date,
            (None, _) => Shape::Time,
            _ => Shape::Moment,
        },
        DeValue::Array(list) if list.iter().any(|it| matches!(it.get_ref(), DeValue::Table(_))) => {
            Shape::Rows
        }
        DeValue::Array(_) => Shape::List,
        DeValue::Table(_) => Shape::Table,
    }
}
