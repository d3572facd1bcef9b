//! The numbers that an entry of the plan, or a line of the report, holds.

use chrono::{Datelike as _, Months, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};

use super::super::super::block::At;
use super::super::super::entry::{Entry, Value};
use super::super::super::found::{Doubt, Doubtful};
use super::super::super::words::narrow;
use super::numbers::{HALF, Number, Written, numbers};

/// Numbers, and their digits.
#[derive(Default)]
pub(super) struct Held {
    all: Vec<(Number, u64)>,
    days: Vec<NaiveDate>,
    lasts: Vec<Number>,
    text: String,
    /// The entry that stands first, by its line, and how many numbers are its own.
    of: Option<(At, usize)>,
}

impl Held {
    /// Begins anew with the entries of a line, which most lines share with the line before.
    pub(super) fn begin(&mut self, at: At, entries: &[&Entry]) {
        if let Some((_, own)) = self.of.filter(|(of, _)| *of == at) {
            return self.all.truncate(own);
        }
        self.all.clear();
        self.days.clear();
        self.lasts.clear();
        entries.iter().for_each(|it| self.add_entry(it));
        self.of = Some((at, self.all.len()));
    }

    pub(super) fn all(&self) -> &[(Number, u64)] {
        &self.all
    }

    /// Is the number among them, in any form?
    pub(super) fn has(&self, written: Written) -> bool {
        let same = |(number, _): &(Number, u64)| *number == written.number;
        match written.number {
            Number::Clock(minutes) => self.all.iter().any(same) || self.ends_at(minutes),
            Number::Count(months, '月') if self.all_of_a_term(months) => true,
            _ => self.all.iter().any(|it| same(it) || it.1 == written.value),
        }
    }

    /// 2:00〜6:00 is 2:00, and 4h from then on.
    fn ends_at(&self, end: u64) -> bool {
        let clocks = self.all.iter().filter_map(|(number, _)| match number {
            Number::Clock(minutes) => Some(*minutes),
            _ => None,
        });
        let long = |start: u64| (end + HALF - start) % HALF;
        let lasts = |start: u64| self.lasts.iter().any(|it| *it == Number::Count(long(start), 'm'));
        clocks.into_iter().any(lasts)
    }

    /// From 2026-04-01 for two years is until 2028-03-31.
    fn all_of_a_term(&self, months: u64) -> bool {
        let months = u32::try_from(months).map(Months::new).ok();
        let ends = |start: &NaiveDate| start.checked_add_months(months?)?.pred_opt();
        self.days
            .iter()
            .any(|it| ends(it).is_some_and(|end| self.days.contains(&end)))
    }

    /// Those of a text.
    pub(super) fn add(&mut self, text: &str) {
        self.add_some(text, true);
    }

    /// Those of a text that are no time of day.
    pub(super) fn add_but_clocks(&mut self, text: &str) {
        self.add_some(text, false);
    }

    fn add_some(&mut self, text: &str, clocks: bool) {
        if !has_digit(text) {
            return;
        }
        let is_narrow = !text.as_bytes().contains(&FIRST_OF_WIDE);
        if !is_narrow {
            self.text.clear();
            self.text.extend(text.chars().map(narrow));
        }
        let text = if is_narrow { text } else { &self.text };
        let found = numbers(text).filter(|it| clocks || !matches!(it.number, Number::Clock(_)));
        self.all.extend(found.map(|it| (it.number, it.value)));
    }

    /// Those of a doubt.
    pub(super) fn add_doubt(&mut self, doubt: &Doubt) {
        self.add(&doubt.of);
        if !matches!(
            doubt.what,
            Doubtful::Unfilled(_) | Doubtful::NewRole | Doubtful::NewContact
        ) {
            self.add(&format!("{:?}", doubt.what));
        }
    }

    /// Those of an entry.
    pub(super) fn add_entry(&mut self, entry: &Entry) {
        entry.comments.iter().for_each(|it| self.add(it));
        entry.keys.iter().for_each(|(key, value)| match value {
            Value::Text(text) if *key == "to" => {
                self.add(text);
                self.add_day_before(text);
            }
            Value::Text(text) if *key == "lasts" => {
                let from = self.all.len();
                self.add(text);
                self.lasts
                    .extend(self.all[from..].iter().map(|(it, _)| halved(*it)));
            }
            _ => self.add_value(value),
        });
    }

    fn add_value(&mut self, value: &Value) {
        match value {
            Value::Text(text) => self.add(text),
            Value::List(list) | Value::OneOrMore(list) => list.iter().for_each(|it| self.add(it)),
            Value::Day(day) => self.add_day(*day),
            Value::Time(time) => self.add_time(*time),
            Value::Days(days) => days.iter().for_each(|day| self.add_day(*day)),
            Value::Number(number) => self.add_plain(u64::from(*number)),
            Value::Offset(days) => self.add_plain(u64::from(days.unsigned_abs())),
            Value::Tables(tables) => tables.iter().flatten().for_each(|(_, it)| self.add_value(it)),
            Value::Pairs(pairs) => pairs.iter().for_each(|(_, text)| self.add(text)),
            Value::Steps(steps) => self.add_steps(steps),
            Value::Flag(_) => {}
        }
    }

    /// When each step comes, and how long after the one before.
    fn add_steps(&mut self, steps: &[(String, String, bool)]) {
        let mut before = 0;
        for (to, after, _) in steps {
            self.add(to);
            self.add(after);
            if let Some((Number::Count(minutes, 'm'), _)) = self.all.last().copied() {
                self.all.push((
                    Number::Count(minutes.abs_diff(before), 'm'),
                    minutes.abs_diff(before),
                ));
                before = minutes;
            }
        }
    }

    fn add_plain(&mut self, value: u64) {
        self.all.push((Number::Plain(value), value));
    }

    fn add_day(&mut self, day: NaiveDate) {
        let parts = [day.year().unsigned_abs(), day.month(), day.day()];
        parts.into_iter().for_each(|it| self.add_plain(u64::from(it)));
        self.days.push(day);
    }

    fn add_time(&mut self, time: NaiveTime) {
        let minutes = u64::from(time.hour() * 60 + time.minute());
        self.all
            .push((Number::Clock(minutes % HALF), u64::from(time.hour())));
    }

    /// What ends at midnight lasts until the day before.
    fn add_day_before(&mut self, end: &str) {
        let midnight = NaiveDateTime::parse_from_str(end, "%Y-%m-%dT%H:%M").ok();
        let day = midnight.filter(|it| it.time() == NaiveTime::MIN);
        if let Some(before) = day.and_then(|it| it.date().pred_opt()) {
            self.add_day(before);
        }
    }
}

/// As clocks are compared: in half days.
fn halved(number: Number) -> Number {
    match number {
        Number::Count(minutes, 'm') => Number::Count(minutes % HALF, 'm'),
        other => other,
    }
}

/// Full-width digits and signs begin with it, and little else that people write.
const FIRST_OF_WIDE: u8 = 0xef;

/// May it hold a digit, of either width?
pub(super) fn has_digit(text: &str) -> bool {
    text.bytes().any(|it| it.is_ascii_digit() || it == FIRST_OF_WIDE)
}
