//! The simulator: a world with a scripted clock, services that fail and crashes anywhere. Every tick does what the real
//! one does with the same pure functions; what arrives where is written down, and held against the promises.

mod world;
mod tick;
mod promises;
mod clocks;
mod soak;
