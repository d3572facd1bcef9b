//! What happened: facts, one JSON line each, only ever appended. Pure: lines in, facts out; `world` holds the files.

mod fact;

pub use fact::{Event, Fact, FactId};
