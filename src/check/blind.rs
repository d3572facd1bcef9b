//! Blind: nobody could look at a check for several times in a row, because of something on our side (a secret that cannot
//! be read, a plugin that is gone). It says nothing about the service, and that is the trouble: no failure of it would be
//! noticed. People hear of it once, again after a day, and when it is over.

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::{Deserialize, Serialize};

use super::standing::length;
use super::{Complaint, Outage, Sample, Standing, Status, Trouble};
use crate::plan::Check;

/// Looks in a row that saw nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blind {
    /// The first of them.
    pub since: DateTime<FixedOffset>,
    /// How many.
    pub looks: u32,
    /// People were told of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub told: bool,
}

/// What a look says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sighting {
    /// Nobody could look for as often as makes a check down.
    Lost(Blind),
    /// It is seen again.
    Back(Outage),
}

impl Standing {
    /// Counts a look, apart from [`Standing::take`]: what could not be seen changes nothing that is counted there.
    pub fn sight(&mut self, check: &Check, sample: &Sample) -> Option<Sighting> {
        if sample.status != Status::Unknown {
            return self.see(check, sample.at);
        }
        if is_told_otherwise(sample) {
            return None;
        }
        let blind = self.blind.get_or_insert(Blind {
            since: sample.at,
            looks: 0,
            told: false,
        });
        blind.looks = blind.looks.saturating_add(1);
        (blind.looks == check.fail_after).then_some(Sighting::Lost(*blind))
    }

    fn see(&mut self, check: &Check, at: DateTime<FixedOffset>) -> Option<Sighting> {
        let blind = self
            .blind
            .take()
            .filter(|blind| blind.looks >= check.fail_after)?;
        let outage = Outage {
            since: blind.since,
            until: at,
        };
        if blind.told {
            self.untold_sight = Some(outage);
        }
        Some(Sighting::Back(outage))
    }

    /// It is blind, and it is time to say so: not more often than people are reminded of what is down.
    pub fn blind_news(&self, check: &Check, now: DateTime<FixedOffset>) -> Option<Blind> {
        let blind = self.blind.filter(|blind| blind.looks >= check.fail_after)?;
        let pause = if blind.told {
            TimeDelta::days(1)
        } else {
            length(check.remind_every)
        };
        self.blind_told_at
            .is_none_or(|told| now - told >= pause)
            .then_some(blind)
    }

    /// Remembers that people were told.
    pub(super) fn mark_blind(&mut self, now: DateTime<FixedOffset>) {
        self.blind_told_at = Some(now);
        if let Some(blind) = &mut self.blind {
            blind.told = true;
        }
    }
}

/// That this machine is cut off is told once for all checks; a clock that was set by hand is nobody's news.
fn is_told_otherwise(sample: &Sample) -> bool {
    let is_it = |complaint: &Complaint| match complaint {
        Complaint::NoAnswer { trouble } => matches!(trouble, Trouble::Offline | Trouble::SetClock),
        _ => false,
    };
    sample.complaints.iter().any(is_it)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample_plan::{minute, sample, tcp};

    /// A letter a minute: `u` could not look, `c`ut off, `o`k, `f`ailed. What came of each look.
    fn play(standing: &mut Standing, check: &Check, letters: &str) -> String {
        let look = |(at, letter)| {
            let status = match letter {
                'o' => Status::Ok,
                'f' => Status::Fail,
                _ => Status::Unknown,
            };
            let mut sample = sample(check, minute(at), status);
            if letter == 'u' {
                let detail = "argv".to_owned();
                let trouble = Trouble::BadTarget { detail };
                sample.complaints = vec![Complaint::NoAnswer { trouble }];
            }
            match standing.sight(check, &sample) {
                None => '-',
                Some(Sighting::Lost(_)) => 'L',
                Some(Sighting::Back(_)) => 'B',
            }
        };
        (0..).zip(letters.chars()).map(look).collect()
    }

    #[test]
    fn as_many_looks_as_make_it_down_make_it_blind() {
        let check = tcp("db", "127.0.0.1", 5432);
        for (letters, expected) in [
            ("uuuuu", "--L--"),
            ("uuouuf", "------"),
            ("uuuuf", "--L-B"),
            // That we are cut off is told otherwise, and neither counts nor ends it.
            ("cccc", "----"),
            ("uucuo", "---LB"),
        ] {
            assert_eq!(
                play(&mut Standing::default(), &check, letters),
                expected,
                "{letters}"
            );
        }
    }

    #[test]
    fn it_is_told_once_again_after_a_day_and_its_end_where_it_was_told() {
        let check = tcp("db", "127.0.0.1", 5432);
        let mut standing = Standing::default();
        play(&mut standing, &check, "uuu");
        assert_eq!(standing.blind_news(&check, minute(2)).unwrap().since, minute(0));
        standing.mark_blind(minute(2));
        assert_eq!(standing.blind_news(&check, minute(3)), None);
        assert!(standing.blind_news(&check, minute(2 + 24 * 60)).is_some());
        play(&mut standing, &check, "o");
        assert_eq!(standing.untold_sight.unwrap().since, minute(0));
        // Blind again within the hour: people hear of it when the hour is over.
        standing.untold_sight = None;
        play(&mut standing, &check, "uuu");
        assert_eq!(standing.blind_news(&check, minute(20)), None);
        assert!(standing.blind_news(&check, minute(62)).is_some());
        play(&mut standing, &check, "o");
        assert_eq!(standing.untold_sight, None, "of that one nobody had heard");
    }
}
