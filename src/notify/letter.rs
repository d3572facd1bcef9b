//! A message on its way: how often it was tried, what became of it, and when it is to be tried next.

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{Because, Message};
use crate::records::Fact;

/// A message on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// What it says.
    pub message: Message,
    /// Its place in the order of queueing.
    pub place: u64,
    /// Since when it waits.
    pub queued: DateTime<FixedOffset>,
    /// Queued under a clock set by hand: never sent by a later run under the real one.
    pub rehearsal: bool,
    /// How often it was tried.
    pub tries: u32,
    /// A try ended without a whole answer: it may have arrived, whatever later tries say.
    pub doubt: bool,
    /// What became of it.
    pub fate: Fate,
    /// When that was.
    pub since: DateTime<FixedOffset>,
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// It was not tried yet.
    Waiting,
    /// It left, and no more is known: a try that is under way, or a process that ended in the middle.
    Leaving,
    /// The service took it.
    Accepted,
    /// It is there to be read, under this id where the service gave one.
    Posted(Option<String>),
    /// It failed.
    Failed {
        /// Why.
        error: String,
        /// May trying again help?
        again: bool,
        /// Not before this many seconds, where the service said so.
        after: Option<u64>,
    },
    /// It is not sent any more.
    Dropped(Because),
}

/// When a message is to be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Now, or not before this time.
    At {
        /// The time.
        at: DateTime<FixedOffset>,
        /// An earlier try may have arrived: the message says so.
        repeated: bool,
    },
    /// Not any more, though nobody knows that it arrived: somebody has to look.
    GivenUp,
    /// There is nothing left to do.
    Over,
}

impl Letter {
    /// One that was just queued.
    pub(super) fn new(message: Message, queued: &Fact) -> Self {
        Self {
            message,
            place: 0,
            queued: queued.written,
            rehearsal: queued.rehearsal,
            tries: 0,
            doubt: false,
            fate: Fate::Waiting,
            since: queued.written,
        }
    }

    /// Did a service take it?
    pub fn is_sent(&self) -> bool {
        matches!(self.fate, Fate::Accepted | Fate::Posted(_))
    }

    /// Did any try end without a whole answer?
    pub fn may_have_arrived(&self) -> bool {
        self.doubt || self.fate == Fate::Leaving
    }

    /// Did its last try fail?
    pub fn is_failed(&self) -> bool {
        matches!(self.fate, Fate::Failed { .. })
    }

    /// Was it refused in a way that only somebody's hand can change?
    pub fn needs_a_person(&self) -> bool {
        matches!(self.fate, Fate::Failed { again: false, .. })
    }

    /// Is its way at an end?
    pub fn is_over(&self) -> bool {
        self.is_sent() || matches!(self.fate, Fate::Dropped(_))
    }

    /// When it is to be tried next. To be asked by who holds the turn to send: a try that is under way elsewhere looks
    /// like one that was cut off.
    pub fn next(&self) -> Next {
        let repeated = self.may_have_arrived();
        let gives_up = repeated && !self.message.bears_repeating();
        match &self.fate {
            Fate::Accepted | Fate::Posted(_) | Fate::Dropped(_) => Next::Over,
            Fate::Failed { again: false, .. } => Next::GivenUp,
            Fate::Waiting => Next::At {
                at: self.queued,
                repeated,
            },
            Fate::Leaving | Fate::Failed { .. } if gives_up => Next::GivenUp,
            Fate::Leaving => Next::At {
                at: self.since,
                repeated,
            },
            Fate::Failed { after, .. } => {
                let asked = after.map_or(TimeDelta::zero(), |it| {
                    TimeDelta::seconds(it.min(LONGEST_REQUEST).cast_signed())
                });
                Next::At {
                    at: self.since + asked.max(self.pause()),
                    repeated,
                }
            }
        }
    }

    /// The pause before the next try: a page is tried again at least every five minutes, anything else every hour.
    fn pause(&self) -> TimeDelta {
        let longest = if self.message.page { 5 } else { 60 };
        let doubled = 1_i64 << self.tries.saturating_sub(1).min(10);
        TimeDelta::minutes(doubled.min(longest)) - A_MOMENT
    }
}

/// A service that asks for more than a day is asked again after one.
const LONGEST_REQUEST: u64 = 86_400;

/// A tick comes every minute, and not to the millisecond.
const A_MOMENT: TimeDelta = TimeDelta::seconds(5);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notify::Key;
    use crate::records::sample::time;

    fn letter(fate: Fate, tries: u32, doubt: bool, page: bool) -> Letter {
        Letter {
            message: Message {
                page,
                ..Message::said(Key::said("x", "chat"), vec!["text".to_owned()])
            },
            place: 0,
            queued: time("2026-11-22T02:00:00+09:00"),
            rehearsal: false,
            tries,
            doubt,
            fate,
            since: time("2026-11-22T02:10:00+09:00"),
        }
    }

    fn failed(again: bool, after: Option<u64>) -> Fate {
        Fate::Failed {
            error: "timeout".to_owned(),
            again,
            after,
        }
    }

    /// `HH:MM:SS`, with `!` where it says that it is repeated.
    fn next(letter: &Letter) -> String {
        match letter.next() {
            Next::At { at, repeated } => {
                format!("{}{}", at.format("%H:%M:%S"), if repeated { "!" } else { "" })
            }
            Next::GivenUp => "given up".to_owned(),
            Next::Over => "over".to_owned(),
        }
    }

    #[test]
    fn a_message_is_tried_until_it_arrived_and_chatter_that_may_have_is_not_repeated() {
        let cases = [
            (Fate::Waiting, 0, false, true, "02:00:00"),
            (Fate::Leaving, 0, false, true, "02:10:00!"),
            (Fate::Leaving, 0, false, false, "given up"),
            (failed(true, None), 1, false, true, "02:10:55"),
            (failed(true, None), 3, false, true, "02:13:55"),
            (failed(true, None), 9, false, true, "02:14:55"),
            (failed(true, None), 9, false, false, "03:09:55"),
            (failed(true, Some(600)), 1, false, true, "02:20:00"),
            (failed(true, None), 1, true, true, "02:10:55!"),
            (failed(true, None), 1, true, false, "given up"),
            (Fate::Waiting, 1, true, false, "02:00:00!"),
            (failed(false, None), 1, false, true, "given up"),
            (Fate::Accepted, 1, false, true, "over"),
            (Fate::Posted(None), 1, true, false, "over"),
            (Fate::Dropped(Because::Answered), 0, false, true, "over"),
        ];
        for (fate, tries, doubt, page, expected) in cases {
            let letter = letter(fate, tries, doubt, page);
            assert_eq!(next(&letter), expected, "{letter:?}");
        }
    }

    #[test]
    fn a_service_that_asks_for_an_age_is_asked_again_after_a_day() {
        let letter = letter(failed(true, Some(u64::MAX)), 1, false, true);
        let tomorrow = time("2026-11-23T02:10:00+09:00");
        assert_eq!(
            letter.next(),
            Next::At {
                at: tomorrow,
                repeated: false
            }
        );
    }
}
