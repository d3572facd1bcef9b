//! A check's day in one line: what samples come to when they are old, and all that `check --history` reads. Every change
//! of its result is kept, with the time and the reason; a half-hour nobody looked at stays a hole.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Timelike as _};
use serde::{Deserialize, Serialize};

use super::standing::length;
use super::{Complaint, Latencies, Sample, Status};
use crate::plan::Check;

/// Half-hours of a day.
const CELLS: usize = 48;

/// A half-hour in which nobody looked.
pub const UNSEEN: char = '.';

/// A check's day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Day {
    /// Which, on the plan's clock.
    pub day: NaiveDate,
    /// The check's id.
    pub check: String,
    /// Looks that found it well.
    #[serde(default)]
    pub ok: u32,
    /// Looks that found it near a limit.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub warn: u32,
    /// Looks that found it failing.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub fail: u32,
    /// Looks that saw nothing.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unknown: u32,
    /// So many seconds of the day were seen: each look counts until the next, or for `every`.
    #[serde(default)]
    pub seen_s: u32,
    /// The worst of each half-hour: `o`k, `w`arn, `u`nknown, `f`ail; `.` where nobody looked.
    pub cells: String,
    /// How long its answers took.
    #[serde(default)]
    pub latencies: Latencies,
    /// Where its result became another one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// Made of samples under a clock that was set by hand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rehearsal: bool,
}

/// From here on it had another result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Which.
    pub status: Status,
    /// Why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub complaints: Vec<Complaint>,
}

fn is_zero(count: &u32) -> bool {
    *count == 0
}

impl Day {
    /// A day on which nobody looked.
    pub fn unseen(day: NaiveDate, check: &str, rehearsal: bool) -> Self {
        Self {
            day,
            check: check.to_owned(),
            ok: 0,
            warn: 0,
            fail: 0,
            unknown: 0,
            seen_s: 0,
            cells: UNSEEN.to_string().repeat(CELLS),
            latencies: Latencies::default(),
            changes: Vec::new(),
            rehearsal,
        }
    }

    /// A check's day out of its samples, in the order in which they were taken. `check` says how often it is looked at;
    /// of one that the plan has no more, each look counts for a minute.
    pub fn of<'a>(
        day: NaiveDate,
        id: &str,
        check: Option<&Check>,
        samples: impl IntoIterator<Item = &'a Sample>,
    ) -> Self {
        let every = check.map_or(TimeDelta::minutes(1), |check| length(check.every));
        let mut samples = samples.into_iter().peekable();
        let mut made = Self::unseen(day, id, samples.peek().is_some_and(|it| it.rehearsal));
        let mut cells = vec![UNSEEN; CELLS];
        let mut before = None;
        while let Some(sample) = samples.next() {
            let until = sample.at + every;
            let until = samples.peek().map_or(until, |next| until.min(next.at));
            made.count(sample, until);
            cover(&mut cells, sample, until);
            if before != Some(sample.status) {
                before = Some(sample.status);
                made.changes.push(Change {
                    at: sample.at,
                    status: sample.status,
                    complaints: sample.complaints.clone(),
                });
            }
        }
        made.cells = cells.into_iter().collect();
        made
    }

    fn count(&mut self, sample: &Sample, until: DateTime<FixedOffset>) {
        let count = match sample.status {
            Status::Ok => &mut self.ok,
            Status::Warn => &mut self.warn,
            Status::Unknown => &mut self.unknown,
            Status::Fail => &mut self.fail,
        };
        *count = count.saturating_add(1);
        if sample.status == Status::Unknown {
            return;
        }
        let seen = (until - sample.at).num_seconds().clamp(0, 86_400);
        self.seen_s = self
            .seen_s
            .saturating_add(u32::try_from(seen).unwrap_or_default());
        if let Some(phases) = sample.phases {
            self.latencies.add(phases.total_ms);
        }
    }

    /// The same day with what was seen of it beside.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        for (count, more) in [
            (&mut self.ok, other.ok),
            (&mut self.warn, other.warn),
            (&mut self.fail, other.fail),
            (&mut self.unknown, other.unknown),
            (&mut self.seen_s, other.seen_s),
        ] {
            *count = count.saturating_add(more);
        }
        let cells = self.cells.chars().zip(other.cells.chars());
        self.cells = cells
            .map(|(a, b)| if rank(a) < rank(b) { b } else { a })
            .collect();
        self.latencies.merge(&other.latencies);
        self.changes.extend(other.changes);
        self.changes.sort_by_key(|change| change.at);
        self.changes.dedup_by_key(|change| change.status);
        self
    }

    /// Looks that saw it working, and all that saw it.
    pub fn seen(&self) -> (u64, u64) {
        let well = u64::from(self.ok) + u64::from(self.warn);
        (well, well + u64::from(self.fail))
    }
}

/// The half-hours from a look to the next one, on the same day.
fn cover(cells: &mut [char], sample: &Sample, until: DateTime<FixedOffset>) {
    let cell = |at: DateTime<FixedOffset>| (at.time().num_seconds_from_midnight() / 1800) as usize;
    let first = cell(sample.at);
    let last = if until.date_naive() == sample.at.date_naive() {
        cell(until - TimeDelta::seconds(1)).max(first)
    } else {
        CELLS - 1
    };
    for it in cells.iter_mut().take(last + 1).skip(first) {
        if rank(*it) < rank(letter(sample.status)) {
            *it = letter(sample.status);
        }
    }
}

fn letter(status: Status) -> char {
    match status {
        Status::Ok => 'o',
        Status::Warn => 'w',
        Status::Unknown => 'u',
        Status::Fail => 'f',
    }
}

/// The worst shows; what was seen shows before what could not be.
fn rank(letter: char) -> usize {
    ['.', 'u', 'o', 'w', 'f']
        .iter()
        .position(|it| *it == letter)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Span, Unit};
    use crate::check::sample_plan::{minute, sample, tcp};
    use crate::check::{Phases, Trouble};

    fn samples(check: &Check, from: i64, letters: &str) -> Vec<Sample> {
        let status = |letter| match letter {
            'o' => Some(Status::Ok),
            'w' => Some(Status::Warn),
            'f' => Some(Status::Fail),
            'u' => Some(Status::Unknown),
            _ => None,
        };
        let every = length(check.every).num_minutes();
        (0..)
            .zip(letters.chars())
            .filter_map(|(at, letter)| Some(sample(check, minute(from + at * every), status(letter)?)))
            .collect()
    }

    #[test]
    fn a_day_is_counted_and_every_change_is_kept() {
        let check = tcp("web", "127.0.0.1", 80);
        let mut taken = samples(&check, 0, "ooffwu..o");
        taken[0].phases = Some(Phases {
            total_ms: 12.0,
            ..Phases::default()
        });
        let day = Day::of(minute(0).date_naive(), "web", Some(&check), &taken);
        assert_eq!((day.ok, day.warn, day.fail, day.unknown), (3, 1, 2, 1));
        assert_eq!((day.seen(), day.seen_s), ((4, 6), 360));
        let changes: Vec<_> = day.changes.iter().map(|it| (it.at, it.status)).collect();
        let expected = [
            (minute(0), Status::Ok),
            (minute(2), Status::Fail),
            (minute(4), Status::Warn),
            (minute(5), Status::Unknown),
            (minute(8), Status::Ok),
        ];
        assert_eq!(changes, expected);
        let trouble = Trouble::NeverBeat;
        assert_eq!(day.changes[1].complaints, [Complaint::NoAnswer { trouble }]);
        assert_eq!(day.latencies.percentile(50).map(f64::round), Some(13.0));
    }

    #[test]
    fn half_hours_show_the_worst_and_holes_where_nobody_looked() {
        let mut check = tcp("web", "127.0.0.1", 80);
        let cells = |check: &Check, from, letters: &str| {
            let day = Day::of(
                minute(0).date_naive(),
                "web",
                Some(check),
                &samples(check, from, letters),
            );
            day.cells
        };
        // It is 02:00: the fifth cell.
        let row = cells(&check, 0, &("o".repeat(45) + "f"));
        assert_eq!(row, "....of".to_owned() + &".".repeat(42));
        // Looked at every six hours, it is seen all the time; at 20:00 nobody looked any more.
        check.every = Span {
            count: 6,
            unit: Unit::Hours,
        };
        let row = cells(&check, 0, "owo");
        assert_eq!(
            row,
            "....".to_owned() + &"o".repeat(12) + &"w".repeat(12) + &"o".repeat(12) + &".".repeat(8)
        );
        // The last look of the day ends with it.
        let row = cells(&check, 21 * 60, "f");
        assert_eq!(row, ".".repeat(46) + "ff");
    }

    #[test]
    fn a_day_that_was_summed_up_in_two_parts_is_the_same_day() {
        let check = tcp("web", "127.0.0.1", 80);
        let (early, late) = (samples(&check, 0, "ooff"), samples(&check, 4, "fowwo"));
        let of = |samples: &[Sample]| Day::of(minute(0).date_naive(), "web", Some(&check), samples);
        assert_eq!(of(&early).and(of(&late)), of(&[early, late].concat()));
    }

    #[test]
    fn a_day_is_a_line_that_is_read_again() {
        let check = tcp("web", "127.0.0.1", 80);
        let day = Day::of(
            minute(0).date_naive(),
            "web",
            Some(&check),
            &samples(&check, 0, "oofo"),
        );
        let line = serde_json::to_string(&day).unwrap();
        assert_eq!(serde_json::from_str::<Day>(&line).unwrap(), day);
    }
}
