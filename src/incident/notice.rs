//! What customers hear of an incident next: that it began, goes on, came back or is over. What they heard before stands in
//! the records, so whoever asks, and whenever, gets the same answer.

use chrono::{DateTime, FixedOffset};

use super::{Announced, Happening, Incident, State};

/// What customers hear next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// 発生: they hear of it for the first time.
    Began,
    /// 続報: the how-manieth report it is for them, from 2.
    GoesOn(usize),
    /// 再発: they were told that it was over, and since then it is back.
    CameBack(DateTime<FixedOffset>),
    /// 復旧, and since when.
    Restored(DateTime<FixedOffset>),
    /// 訂正: what they were told was a false alarm.
    Withdrawn,
}

impl Notice {
    /// What is told next; `None` of a false alarm that no customer ever heard of.
    pub fn of(incident: &Incident) -> Option<Self> {
        let told = incident.announcements().count();
        match incident.state {
            State::Cancelled => (told > 0).then_some(Self::Withdrawn),
            State::Restored | State::Closed => incident.restored_at.map(Self::Restored),
            State::Open | State::Acked => Some(match back_since(incident) {
                Some(at) => Self::CameBack(at),
                None if told == 0 => Self::Began,
                None => Self::GoesOn(told + 1),
            }),
        }
    }

    /// Its name in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Began => "began",
            Self::GoesOn(_) => "goes-on",
            Self::CameBack(_) => "came-back",
            Self::Restored(_) => "restored",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Incident {
    /// What customers were told, in the order of writing.
    pub fn announcements(&self) -> impl Iterator<Item = &Announced> {
        self.log.iter().filter_map(|entry| match &entry.what {
            Happening::Announced(announced) => Some(announced),
            _ => None,
        })
    }

    /// Did anything happen, since customers were last told, that could change what they hear?
    pub fn has_news_for_customers(&self) -> bool {
        let news = |what: &Happening| {
            matches!(
                what,
                Happening::Updated(_)
                    | Happening::Restored(_)
                    | Happening::Cancelled(_)
                    | Happening::Reopened(_)
            )
        };
        let since = self.log.iter().rev().map(|entry| &entry.what);
        let mut since = since.take_while(|what| !matches!(what, Happening::Announced(_)));
        self.announcements().next().is_none() || since.any(news)
    }
}

/// When it was reopened, where customers were told something before and nothing since.
fn back_since(incident: &Incident) -> Option<DateTime<FixedOffset>> {
    let log = &incident.log;
    let reopened = log
        .iter()
        .rposition(|it| matches!(it.what, Happening::Reopened(_)))?;
    let is_told = |it: &super::Entry| matches!(it.what, Happening::Announced(_));
    let (before, since) = log.split_at(reopened);
    (before.iter().any(is_told) && !since.iter().any(is_told)).then(|| log[reopened].at)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, Story};
    use super::*;

    #[test]
    fn customers_hear_of_the_beginning_the_rest_and_the_end_in_turn() {
        let mut story = Story::opened("02:20", 3);
        let mut seen = vec![Notice::of(&story.incident())];
        story.announced("02:30");
        seen.push(Notice::of(&story.incident()));
        story.announced("02:50").restored("03:05");
        seen.push(Notice::of(&story.incident()));
        story.announced("03:10").reopened("04:00");
        seen.push(Notice::of(&story.incident()));
        story.announced("04:05");
        seen.push(Notice::of(&story.incident()));
        story.cancelled("04:30");
        seen.push(Notice::of(&story.incident()));
        let expected = [
            Notice::Began,
            Notice::GoesOn(2),
            Notice::Restored(sample::time("03:05")),
            Notice::CameBack(sample::time("04:00")),
            Notice::GoesOn(5),
            Notice::Withdrawn,
        ];
        assert_eq!(seen, expected.map(Some));
    }

    #[test]
    fn a_false_alarm_that_no_customer_heard_of_is_nobody_s_business() {
        let mut story = Story::opened("02:20", 3);
        story.cancelled("02:30");
        assert_eq!(Notice::of(&story.incident()), None);
        story.reopened("02:40");
        assert_eq!(Notice::of(&story.incident()), Some(Notice::Began));
    }

    #[test]
    fn an_answer_or_a_call_is_no_news_and_an_update_is() {
        let mut story = Story::opened("02:20", 3);
        assert!(story.incident().has_news_for_customers());
        story.announced("02:30").acked("02:31", "maeda");
        assert!(!story.incident().has_news_for_customers());
        story.updated("02:40", |update| update.scope = Some("all".to_owned()));
        assert!(story.incident().has_news_for_customers());
    }
}
