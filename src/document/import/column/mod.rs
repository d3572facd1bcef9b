//! Tables are told by the heads of their columns: what each says, and what the table is about.

mod heads;
mod kind;
mod subject;

pub(in crate::document::import) use heads::ORDER;
pub(in crate::document::import) use kind::Column;
pub(in crate::document::import) use subject::{Subject, subject};
