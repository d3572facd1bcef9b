//! Since when this machine is cut off, and whether people were told.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::{Offline, Online, Outage, Sight, Turn};

/// What is remembered of it between runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Observer {
    /// This machine is cut off since then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offline: Option<DateTime<FixedOffset>>,
    /// It was, and people are not told yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untold: Option<Outage>,
}

impl Observer {
    /// Takes what a run says. Only a sign of life ends it.
    pub fn take(&mut self, sight: Sight, at: DateTime<FixedOffset>) -> Option<Turn> {
        match (sight, self.offline) {
            (Sight::Offline, None) => {
                self.offline = Some(at);
                Some(Turn::Offline(Offline { since: at }))
            }
            (Sight::Clear, Some(since)) => {
                self.offline = None;
                let since_first = self.untold.map_or(since, |before| before.since);
                self.untold = Some(Outage {
                    since: since_first,
                    until: at,
                });
                Some(Turn::Online(Online { since, until: at }))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample_plan::minute;

    #[test]
    fn being_cut_off_is_told_once_when_it_is_over() {
        let mut observer = Observer::default();
        let kinds: Vec<_> = [
            Sight::Clear,
            Sight::Offline,
            Sight::Unsure,
            Sight::Offline,
            Sight::Clear,
        ]
        .into_iter()
        .zip(0..)
        .map(|(sight, at)| {
            observer
                .take(sight, minute(at))
                .map(|turn| turn.fact(minute(at)).unwrap().kind)
        })
        .collect();
        let kinds: Vec<_> = kinds.iter().map(Option::as_deref).collect();
        assert_eq!(kinds, [None, Some("offline"), None, None, Some("online")]);
        let (since, until) = (minute(1), minute(4));
        assert_eq!(observer.untold, Some(Outage { since, until }));
    }
}
