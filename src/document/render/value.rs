//! What one cell says, by its kind: a workbook makes a date of a date, and each language says it in its own way.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::{Item, Word};
use crate::calendar::{Frequency, Span};

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Empty,
    /// A text as the plan has it.
    Text(Cow<'a, str>),
    /// Several texts, one a line.
    Lines(Vec<Cow<'a, str>>),
    /// Phone numbers, one a line: digits that are no number.
    Phones(&'a [String]),
    /// A count.
    Number(u32),
    /// A day.
    Day(NaiveDate),
    /// Several days, one a line.
    Days(Vec<NaiveDate>),
    /// From a day to a day, both included; several one a line.
    Stretches(Vec<(NaiveDate, NaiveDate)>),
    /// A time of day.
    Clock(NaiveTime),
    /// From a time of day to another.
    Hours(NaiveTime, NaiveTime),
    /// A wall-clock time of the plan's zone.
    Moment(NaiveDateTime),
    /// A length of time.
    Span(Span),
    /// Within a length of time: 15分以内.
    Within(Span),
    /// A length of time before: 3営業日前.
    Before(Span),
    /// A length of time after; none is at once.
    After(Span),
    /// A phrase of frequency, as written and as understood.
    Frequency(&'a str, &'a Frequency),
    /// One of the document's own words.
    Word(Word),
    /// Several of them, one a line.
    Words(Vec<Word>),
    /// What the cells beside it are about.
    Item(Item),
    /// A path of escalation.
    Path(Vec<Stop<'a>>),
    /// ○
    Mark,
}

/// One step of a path: who is told at the same time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop<'a> {
    /// Their names.
    pub names: Vec<&'a str>,
    /// Told although somebody has answered.
    pub report: bool,
}

impl<'a> Value<'a> {
    /// A text, or nothing where it is empty.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// Texts one a line, or nothing where there are none.
    pub fn lines<T: Into<Cow<'a, str>>>(lines: impl IntoIterator<Item = T>) -> Self {
        let mut lines: Vec<Cow<'a, str>> = lines.into_iter().map(Into::into).collect();
        match lines.len() {
            0 => Self::Empty,
            1 => Self::text(lines.remove(0)),
            _ => Self::Lines(lines),
        }
    }

    /// Days one a line, or nothing where there are none.
    pub fn days(days: Vec<NaiveDate>) -> Self {
        match days.as_slice() {
            [] => Self::Empty,
            [one] => Self::Day(*one),
            _ => Self::Days(days),
        }
    }

    /// Stretches of days one a line, or nothing where there are none.
    pub fn stretches(stretches: Vec<(NaiveDate, NaiveDate)>) -> Self {
        if stretches.is_empty() {
            return Self::Empty;
        }
        Self::Stretches(stretches)
    }

    /// Words one a line, or nothing where there are none.
    pub fn words(words: Vec<Word>) -> Self {
        if words.is_empty() {
            Self::Empty
        } else {
            Self::Words(words)
        }
    }

    /// What `make` makes of it, or nothing where there is none.
    pub fn maybe<T>(value: Option<T>, make: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Empty, make)
    }

    /// Does it say nothing?
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Phones(phones) => phones.is_empty(),
            _ => false,
        }
    }
}
