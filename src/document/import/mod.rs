//! Import: the plan that a team already has, in Markdown or in a workbook, becomes a plan that runs.
//!
//! A text or a workbook → [`block::Document`] → [`found::Found`], what it says in its own names → [`entry::Entry`], one
//! a table of the plan → the text of the plan's files. Every line of the document is in the plan or in the report.

mod words;
pub mod block;

pub mod markdown;
mod beside;
mod boxes;
mod squeeze;
mod covered;
pub mod grid;

mod column;
mod dates;
mod frequency;
mod names;
mod reach;
mod languages;

pub mod found;
mod reader;
mod tasks;
mod drawing;
mod org;
mod card;
mod contacts;
mod direction;
mod levels;
mod path;
mod events;
mod contracts;
mod drills;
mod outages;
mod turns;

pub mod id;
pub mod entry;
pub mod own;
mod bind;
pub mod write;
pub mod merge;

pub use bind::{entries, lost};
pub use reader::found as understand;

#[cfg(test)]
mod tests;
