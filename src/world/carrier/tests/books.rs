//! A clerk who writes down what happened, and when.

use std::time::{Duration, Instant};

use crate::notify::{Carried, Parcel};
use crate::world::carrier::Clerk;

/// What was asked and told.
pub(super) struct Books {
    pub(super) begun: Instant,
    /// Channels whose messages may not leave.
    pub(super) held: Vec<String>,
    pub(super) asked: usize,
    /// Channel and first line, what came of it, and after how long.
    pub(super) came: Vec<(String, String, Carried, Duration)>,
}

impl Default for Books {
    fn default() -> Self {
        Self {
            begun: Instant::now(),
            held: Vec::new(),
            asked: 0,
            came: Vec::new(),
        }
    }
}

impl Books {
    pub(super) fn last(&self) -> Carried {
        self.came.last().unwrap().2.clone()
    }
}

impl Clerk for Books {
    fn leaves(&mut self, parcel: &mut Parcel) -> bool {
        self.asked += 1;
        !self.held.contains(&parcel.channel.id)
    }

    fn came(&mut self, parcel: &Parcel, carried: &Carried) {
        let line = parcel.message.lines.first().cloned().unwrap_or_default();
        let after = self.begun.elapsed();
        self.came
            .push((parcel.channel.id.clone(), line, carried.clone(), after));
    }
}
