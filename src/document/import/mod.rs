//! Import: the plan that a team already has, in Markdown or in a workbook, becomes a plan that runs.

pub mod block;
mod column;
pub mod found;
mod frequency;
pub mod markdown;
mod words;
