//! A table of ours: its columns are known, and what is carried down is filled in.

use super::super::block::{At, Row};
use crate::document::render::{Column, Heading};

/// The rows of a table.
pub(super) struct Grid {
    pub(super) lines: Vec<Line>,
}

/// One row, by columns.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) at: At,
    cells: Vec<(Column, String)>,
}

impl Line {
    /// The text of a cell; empty where the document has no such column.
    pub(super) fn get(&self, column: Column) -> &str {
        let cell = self.cells.iter().find(|(it, _)| *it == column);
        cell.map_or("", |(_, text)| text)
    }

    /// Its lines.
    pub(super) fn lines(&self, column: Column) -> Vec<String> {
        let lines = self
            .get(column)
            .lines()
            .map(str::trim)
            .filter(|it| !it.is_empty());
        lines.map(str::to_owned).collect()
    }
}

/// The columns of a section, and how many of them are carried down.
fn shape(heading: Heading) -> (&'static [Column], usize) {
    use Column as C;
    match heading {
        Heading::About => (&[C::Item, C::Content], 0),
        Heading::Tasks => (
            &[
                C::Category,
                C::Frequency,
                C::Task,
                C::Method,
                C::Assignee,
                C::Note,
                C::Id,
            ],
            1,
        ),
        Heading::TaskDetails => (&[C::Task, C::Id, C::Item, C::Content], 2),
        Heading::Roles => (
            &[C::Role, C::ReportsTo, C::Chart, C::Id, C::Name, C::From, C::Until],
            4,
        ),
        Heading::Rotas => (
            &[
                C::Role,
                C::Duty,
                C::Shift,
                C::Frequency,
                C::Handover,
                C::Order,
                C::Starts,
                C::Ends,
            ],
            1,
        ),
        Heading::Contracts => (&[C::Vendor, C::Id, C::Item, C::Content], 2),
        Heading::Communication => (&[C::Event, C::Means, C::Channel, C::Prefix, C::Note, C::Kind], 1),
        Heading::Channels => (&[C::ChannelName, C::Kind, C::Audience, C::Id], 0),
        Heading::Levels => (&[C::Level, C::Prefix, C::Meaning], 0),
        Heading::LevelRules => (
            &[
                C::Level,
                C::During,
                C::OutageFrom,
                C::AckTtl,
                C::UpdateEvery,
                C::ExhaustedEvery,
                C::ReportWithin,
            ],
            0,
        ),
        Heading::Questions => (&[C::Level, C::Question], 1),
        Heading::Obligations => (&[C::Level, C::Content, C::Within, C::Note, C::Id], 1),
        Heading::Alerts => (&[C::Labels, C::Level, C::Impact], 0),
        Heading::Steps => (&[C::Level, C::After, C::To, C::PageOrReport], 1),
        Heading::Contacts => (
            &[
                C::Name,
                C::Company,
                C::Role,
                C::Phone,
                C::Mail,
                C::Verified,
                C::Id,
            ],
            0,
        ),
        Heading::ContactDetails => (&[C::Name, C::Id, C::Item, C::Content], 2),
        Heading::Drills => (
            &[C::Category, C::Frequency, C::Drill, C::Level, C::Assignee, C::Id],
            1,
        ),
        Heading::Maintenance => (
            &[C::Maintenance, C::Starts, C::Ends, C::Target, C::Notice, C::Id],
            0,
        ),
        Heading::DrillSteps => (&[C::Drill, C::Id, C::Number, C::Step, C::Result], 2),
        _ => (&[], 0),
    }
}

/// The table; a drawn one says once what holds for the rows below. `None` where a column of it is not ours.
pub(super) fn read(
    rows: &[Row],
    heading: Heading,
    is_drawn: bool,
    says: impl Fn(Column) -> String,
) -> Option<Grid> {
    let (all, carried) = shape(heading);
    let (head, rows) = rows.split_first()?;
    let heads = head
        .cells
        .iter()
        .map(|cell| all.iter().copied().find(|it| says(*it) == cell.trim()));
    let columns: Vec<Column> = heads.collect::<Option<_>>()?;
    let carried: Vec<usize> = (0..columns.len())
        .filter(|at| all[..carried].contains(&columns[*at]))
        .collect();
    let mut above: Vec<String> = Vec::new();
    let mut lines = Vec::new();
    for row in rows.iter().filter(|row| !row.is_empty()) {
        let mut cells: Vec<String> = row.cells.iter().map(|cell| cell.trim().to_owned()).collect();
        cells.resize(columns.len(), String::new());
        let goes_on = is_drawn && !carried.is_empty() && carried.iter().all(|at| cells[*at].is_empty());
        for at in carried.iter().filter(|_| goes_on) {
            cells[*at] = above.get(*at).cloned().unwrap_or_default();
        }
        above.clone_from(&cells);
        let cells = columns.iter().copied().zip(cells.into_iter().map(without_dash));
        lines.push(Line {
            at: row.at,
            cells: cells.collect(),
        });
    }
    Some(Grid { lines })
}

/// The sign of an empty cell that is not carried.
fn without_dash(cell: String) -> String {
    if matches!(cell.as_str(), "―" | "–") {
        String::new()
    } else {
        cell
    }
}
