//! Sets of time: what was seen, what was down, what was planned.

use chrono::TimeDelta;

use super::Stretch;

/// Stretches of time that do not touch, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stretches(Vec<Stretch>);

impl Stretches {
    /// The time that any of these covers.
    pub fn of(stretches: impl IntoIterator<Item = Stretch>) -> Self {
        let mut all: Vec<Stretch> = stretches.into_iter().filter(|(from, to)| from < to).collect();
        all.sort_unstable();
        let mut merged: Vec<Stretch> = Vec::with_capacity(all.len());
        for (from, to) in all {
            match merged.last_mut() {
                Some((_, end)) if from <= *end => *end = to.max(*end),
                _ => merged.push((from, to)),
            }
        }
        Self(merged)
    }

    /// What lies in either.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        Self::of(self.0.iter().chain(&other.0).copied())
    }

    /// What lies in both.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let mut common = Vec::new();
        for (from, to) in &self.0 {
            let begins = other.0.partition_point(|(_, end)| end <= from);
            let inside = other.0[begins..].iter().take_while(|(begin, _)| begin < to);
            common.extend(inside.map(|(begin, end)| (*from.max(begin), *to.min(end))));
        }
        Self::of(common)
    }

    /// What lies in this and not in the other.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut rest = Vec::new();
        for (from, to) in &self.0 {
            let mut left = *from;
            for (begin, end) in &other.touching((*from, *to)).0 {
                rest.push((left, *begin));
                left = left.max(*end);
            }
            rest.push((left, *to));
        }
        Self::of(rest)
    }

    /// Those of its stretches that touch another, whole.
    #[must_use]
    pub fn touching(&self, (from, to): Stretch) -> Self {
        let touches = |it: &&Stretch| it.0 < to && it.1 > from;
        Self(self.0.iter().filter(touches).copied().collect())
    }

    /// How long it is in all.
    pub fn length(&self) -> TimeDelta {
        self.0.iter().map(|(from, to)| *to - *from).sum()
    }

    /// Its end, where there is anything in it.
    pub fn end(&self) -> Option<chrono::DateTime<chrono::Utc>> {
        self.0.last().map(|(_, to)| *to)
    }
}
