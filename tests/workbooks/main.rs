//! Workbooks and other files as people really have them: heads that stand low, merged cells, several sheets, marks in a
//! calendar, charts over the cells; and files that are broken, or no documents.
#![expect(clippy::unwrap_used, reason = "tests make files in memory")]

mod calendars;
mod forms;
mod made;
mod oddities;
mod paper;
mod people;
mod refused;
mod sheets;
