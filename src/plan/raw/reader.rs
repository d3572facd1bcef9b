//! Walks the parsed TOML of one file and collects what is wrong with it.

use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Field, Form, Table, Written, newer};
use crate::calendar::{Frequency, IfClosed, PhraseError};
use crate::plan::nearest::nearest;
use crate::plan::problem::{Problem, Shape, Wrong};
use crate::plan::source::{File, Place};

/// Who has so many has the wrong file; more would only take time.
const MOST_PROBLEMS: usize = 1000;

/// One file being read.
pub struct Reader<'s> {
    file: File,
    text: &'s str,
    /// Is it no TOML somewhere? Then what is missing may stand there.
    is_broken: bool,
    problems: &'s mut Vec<Problem>,
    /// Phrases that were understood: thousands of tasks say the same few.
    phrases: HashMap<String, Understood>,
}

/// What a phrase means, and what it says about closed days.
type Understood = (Frequency, Option<IfClosed>);

impl<'s> Reader<'s> {
    /// A reader of `file`, which says `text`; what is wrong is added to `problems`, which may hold what the parser said.
    pub fn new(file: File, text: &'s str, problems: &'s mut Vec<Problem>) -> Self {
        let is_broken = problems
            .iter()
            .any(|it| it.file() == file && it.what.breaks_file());
        Self {
            file,
            text,
            is_broken,
            problems,
            phrases: HashMap::new(),
        }
    }

    /// What a phrase means; the same phrase is understood once.
    pub fn phrase(&mut self, text: &str) -> Result<Understood, PhraseError> {
        if let Some(understood) = self.phrases.get(text) {
            return Ok(understood.clone());
        }
        let understood = Frequency::parse(text)?;
        self.phrases.insert(text.to_owned(), understood.clone());
        Ok(understood)
    }

    /// The value with its place, if its form is sound.
    pub fn value<T: Form>(&mut self, value: Spanned<DeValue<'_>>) -> Field<T> {
        let place = self.place(value.span());
        self.newer(value.get_ref(), place);
        let value = T::read(value.into_inner(), place, self)?;
        Some(Written { value, place })
    }

    /// The value of a key that must be there, and says something. A plan out of a document without a title alone has no
    /// name before somebody gives it one.
    pub fn required<T: Form>(&mut self, value: Spanned<DeValue<'_>>) -> Field<T> {
        let written: Written<T> = self.value(value)?;
        match written.value.says_nothing() && self.file != File::Plan {
            true => self.refuse(written.place, Wrong::Empty),
            false => Some(written),
        }
    }

    /// Says where a construct is too new for most other tools.
    fn newer(&mut self, value: &DeValue<'_>, place: Place) {
        let text = self.text.get(place.range()).unwrap_or_default();
        if let Some(construct) = newer::constructs(value, text) {
            self.say(place, Wrong::Toml11 { construct });
        }
    }

    /// The entries of a table, after saying which of those that must be there are not.
    pub fn table<'i, T: Table>(&mut self, value: DeValue<'i>, place: Place) -> Option<DeTable<'i>> {
        let DeValue::Table(entries) = value else {
            return self.wrong_type(place, Shape::Table, &value);
        };
        for key in T::KEYS {
            if let Some(example) = key.example
                && !self.is_broken
                && !entries.contains_key(key.name)
            {
                let (key, example) = (key.name.to_owned(), example.to_owned());
                self.say(place, Wrong::MissingKey { key, example });
            }
        }
        Some(entries)
    }

    /// Says that table `T` has no key `name`; but beside broken headers keys stand where nobody wrote them.
    pub fn unknown<T: Table>(&mut self, name: &str, at: Place, table: Place) {
        if self.is_broken && table == Place::top(self.file) {
            return;
        }
        let known: Vec<&str> = T::KEYS.iter().map(|key| key.name).collect();
        let wrong = Wrong::UnknownKey {
            key: name.to_owned(),
            nearest: nearest(name, known.iter().copied()),
            known: known.into_iter().map(str::to_owned).collect(),
        };
        self.say(at, wrong);
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
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem::new(place, what));
        }
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
