//! 運用業務一覧: as a table, or as a list.

pub(super) mod list;
pub(super) mod table;
mod task;
