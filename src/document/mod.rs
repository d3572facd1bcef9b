//! Documents in and out: the plan as the 運用計画書 that people hand over, and its days as a calendar file. Pure: values
//! in, values or text out; words are said by `say`, looks are drawn by `show`.

pub mod ical;
pub mod render;
