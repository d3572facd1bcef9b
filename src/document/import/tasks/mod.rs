//! 運用業務一覧: as a table, as a list, as headings, or as bare lines.

mod again;
mod deed;
mod detail;
mod english;
pub(super) mod fields;
pub(super) mod heading;
pub(super) mod list;
pub(super) mod owner;
mod place;
pub(super) mod plain;
pub(super) mod remark;
pub(super) mod same;
pub(super) mod section;
pub(super) mod table;
mod task;
mod title;

pub(super) use place::Place;
pub(super) use task::add;
pub(super) use title::titled;
