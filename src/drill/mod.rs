//! Drills: facts → the rehearsal, who was called and who answered when, what passed and what did not. Pure.
//!
//! A [`Run`] is one rehearsal of one `[[drill]]`, [`Ledger`] holds those that still matter, `exercise` lets a check
//! fail without any failure. Messages go through the outbox like any others; here is only what they are about.

mod event;
mod run;
mod ledger;
mod exercise;

pub use event::{Answered, Begun, Called, CalledSeat, Cancelled, Ended, Exercised, Judged};
pub use exercise::{Exercise, exercise};
pub use ledger::Ledger;
pub use run::{Call, Callee, End, Reason, Run, Step, Trial, Verdict};
