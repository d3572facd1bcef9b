//! A check and what a probe saw → a verdict; verdicts in a row → down and recovered; those → what people are told.
//!
//! [`Probe`] is the port: it asks and reports an [`Observation`], and judges nothing. [`judge()`] holds the observation
//! against the plan's expectations. [`Standing`] counts samples in a row, per observer. [`tidings()`] says what is to be
//! told now; what it withholds leaves the counting untouched. Pure: no clock, no files, no network, no sentences.

mod answer;
mod blind;
mod complaint;
mod day;
mod due;
mod event;
mod flap;
mod judge;
mod latencies;
mod page;
mod offline;
mod observer;
mod perfdata;
mod probe;
mod remind;
mod sample;
#[cfg(test)]
pub(crate) mod sample_plan;
mod standing;
mod tally;
mod words;
mod target;
mod text;
mod tidings;
mod trouble;
mod window;

pub use answer::{Answer, Certificate, Observation, Phases, Unfollowed, WhyUnfollowed};
pub use blind::{Blind, Sighting};
pub use complaint::{Bound, Complaint};
pub use day::{Change, Day, UNSEEN};
pub use due::{due, is_due};
pub use event::{Blinded, Down, Offline, Online, Ran, Recovered, Sighted};
pub use judge::{Judgement, judge};
pub use latencies::Latencies;
pub use observer::Observer;
pub use offline::{Reach, Sight, canaries, is_in_doubt, settle};
pub use perfdata::split_output;
pub use probe::{Asking, Probe};
pub use sample::{Sample, Status};
pub use standing::{Outage, Recent, Standing, Transition};
pub use tally::{Standings, Turn, remember, rename, tally};
pub use target::{is_local, target};
pub use text::excerpt;
pub use tidings::{Acknowledged, Ailing, Reminder, Tidings, Well, Withheld, tidings};
pub use trouble::{CertificateFault, Phase, Trouble};
pub use window::maintenance;
pub use words::{literal_secrets, shown_words};
