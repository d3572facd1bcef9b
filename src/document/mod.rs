//! Documents in and out: the document that people already have, the plan as the 運用計画書 that they hand over, and its
//! days as a calendar file. Pure: values in, values or text out; words are said by `say`, looks are drawn by `show`.

pub mod import;
pub mod edit;
pub mod render;
pub mod ical;
