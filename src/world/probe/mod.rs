//! Probes: how each kind of check is really asked. They report what they saw and judge nothing; see [`crate::check`].
//!
//! The runtime is made here, by the only command that asks, and everything is asked at once on one thread.

pub(in crate::world) mod certificate;
mod command;
mod credential;
mod dns;
mod heartbeat;
mod http;
mod kinds;
mod limit;
mod net;
mod reach;
mod run;
mod tcp;
mod tls;

#[cfg(test)]
mod tests;

pub use kinds::{Kinds, Surroundings};
pub use run::{Errand, Look, Pace, ask_all};
