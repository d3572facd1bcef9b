//! The edge: everything that touches the clock, files and the network.
#![expect(
    clippy::disallowed_methods,
    reason = "the world is the one place that reaches outside"
)]

pub mod journal;
