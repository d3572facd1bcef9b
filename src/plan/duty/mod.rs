//! Who is on duty: (role, instant) → who sits there; (role, span) → the turns. Pure, and exact to the second on the wall
//! clock of the plan's zone, also on days when the clocks change.
//!
//! [`Turn`]s are what a rota says, [`Roster`] is what that means for a seat, [`Watch`]es are a seat over a time. All
//! that ask who sits in a seat come through here.

mod hours;
mod turns;
mod roster;
mod sitter;
mod watch;
#[cfg(test)]
mod cases;

pub use roster::{OnDuty, Roster};
pub use sitter::Sitter;
pub use turns::{Turn, turns};
pub(in crate::plan) use watch::sat;
pub use watch::{Watch, watches};
