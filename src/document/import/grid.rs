//! Sheets of cells, from a workbook or a csv file, as blocks: each sheet's name is a heading, empty rows part tables
//! from each other unless the next rows have no head of their own, rows of one cell are headings or bullets.

use super::beside::parted;
use super::block::{At, Block, Document, Item, Line, Row};
use super::reader::{has_head, is_heading};
use super::words::without_bullet;
use super::{boxes, column, covered, squeeze};

/// A sheet: its name, and its rows from the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Empty for a csv file.
    pub name: String,
    /// Not shown to who opens the workbook.
    pub hidden: bool,
    /// Each with the number that a spreadsheet shows.
    pub rows: Vec<Row>,
    /// The numbers of those that are struck through.
    pub struck: Vec<u32>,
    /// Those that are not shown.
    pub hidden_rows: Vec<u32>,
    /// Columns that are not shown, from 0.
    pub hidden_columns: Vec<usize>,
    /// Does a filter hide them? Then they are no less than the others.
    pub filtered: bool,
    /// Formulas that have no value, each with its row.
    pub unsaid: Vec<(u32, String)>,
    /// No cells, but the texts of shapes and comments.
    pub drawn: bool,
}

/// Reads sheets.
pub fn read(sheets: Vec<Sheet>) -> Document {
    let mut document = Document {
        tabular: true,
        ..Document::default()
    };
    for (number, sheet) in sheets.into_iter().enumerate() {
        document.sheets.push(sheet.name.clone());
        if !sheet.name.is_empty() && !sheet.hidden && !sheet.drawn {
            document.blocks.push(Block::Heading {
                at: At::row(number, 0),
                depth: 1,
                text: sheet.name.clone(),
            });
        }
        let mut rows = sheet.rows;
        rows.retain(|row| !row.is_empty());
        for row in &mut rows {
            row.at = At::row(number, row.at.line as usize);
        }
        if !sheet.hidden_columns.is_empty() {
            let lines = covered::taken_out(&mut rows, &sheet.hidden_columns, At::row(number, 0));
            document.lines.extend(lines.iter().cloned());
            document.blocks.push(Block::Hidden(lines));
        }
        document.lines.extend(rows.iter().map(line));
        let at = |line: &u32| At::row(number, *line as usize);
        document.struck.extend(sheet.struck.iter().map(at));
        document
            .unsaid
            .extend(sheet.unsaid.iter().map(|(line, text)| Line {
                at: at(line),
                text: text.clone(),
            }));
        let is_hidden = |row: &Row| sheet.hidden_rows.contains(&row.at.line);
        if sheet.filtered {
            let filtered = rows.iter().filter(|row| is_hidden(row));
            document.filtered.extend(filtered.map(line));
        } else if rows.iter().any(is_hidden) {
            let hidden = rows.extract_if(.., |row| is_hidden(row));
            document
                .blocks
                .push(Block::Hidden(hidden.map(|row| line(&row)).collect()));
        }
        let lines = || rows.iter().map(line).collect();
        if sheet.drawn {
            document.blocks.push(Block::Verbatim(lines()));
        } else if sheet.hidden {
            document.blocks.push(Block::Hidden(lines()));
        } else {
            let blocks = of_sheet(rows, &sheet.name).into_iter();
            document.blocks.extend(blocks.map(narrowed));
        }
    }
    document
}

fn line(row: &Row) -> Line {
    Line {
        at: row.at,
        text: row.text(),
    }
}

/// A chart drawn over the cells is one table, whatever its rows look like.
fn of_sheet(mut rows: Vec<Row>, name: &str) -> Vec<Block> {
    let titles = rows
        .iter()
        .take_while(|row| row.filled().count() == 1 && is_heading(&row.text()));
    let titles = titles.count();
    let drawn: Vec<&Row> = rows[titles..].iter().collect();
    if column::subject(name) != Some(column::Subject::Org) || boxes::chart(&drawn).is_none() {
        return blocks(rows, name.is_empty());
    }
    let chart = rows.split_off(titles);
    let mut blocks = Vec::new();
    alone(&rows, &mut blocks);
    blocks.push(Block::Table(chart));
    blocks
}

/// In a text, where a sheet has no name, a row is as many lines as its cells break into.
fn blocks(rows: Vec<Row>, of_text: bool) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let is_one = |row: &Row| row.filled().count() == 1;
    let lines = |row: &Row| {
        row.cells
            .iter()
            .map(|cell| cell.matches('\n').count())
            .sum::<usize>()
            + 1
    };
    let follows = |above: &Row, below: &Row| {
        let tall = if of_text { lines(above) } else { 1 + above.tall };
        below.at.line as usize <= above.at.line as usize + tall
    };
    let parts: Vec<usize> = rows.chunk_by(follows).map(<[Row]>::len).collect();
    let mut rows = rows.into_iter();
    for long in parts {
        let mut part: Vec<Row> = rows.by_ref().take(long).collect();
        let single = part.iter().take_while(|row| is_one(row)).count();
        let lonely = single == part.len();
        let goes_on = single == 0 || !is_heading(&part[0].text()) && !is_remark(&part[0].text());
        if let Some(Block::Table(table)) = blocks.last_mut()
            && goes_on
            && !has_head(&part[single.min(part.len() - 1)..])
            && (!lonely || has_head(table))
        {
            table.append(&mut part);
            continue;
        }
        let wide = part.split_off(single);
        alone(&part, &mut blocks);
        match parted(&wide) {
            Some(several) => several.into_iter().for_each(|table| tables(table, &mut blocks)),
            None => tables(wide, &mut blocks),
        }
    }
    blocks
}

/// `※●：実施月`, `（注）…`: below a table, and no row of it.
fn is_remark(text: &str) -> bool {
    ["※", "＊", "（注", "(注", "注）", "注)", "注："]
        .iter()
        .any(|it| text.starts_with(it))
}

/// Tables that follow each other without an empty row: a row of one cell that says a section begins the next.
fn tables(mut rows: Vec<Row>, blocks: &mut Vec<Block>) {
    let begins = |at: &usize| {
        rows[*at].filled().count() == 1
            && is_heading(&rows[*at].text())
            && has_head(&rows[at + 1..rows.len().min(at + 2)])
    };
    let Some(next) = (1..rows.len()).find(begins) else {
        if !rows.is_empty() {
            blocks.push(Block::Table(rows));
        }
        return;
    };
    let below = rows.split_off(next + 1);
    let title = rows.split_off(next);
    blocks.push(Block::Table(rows));
    alone(&title, blocks);
    tables(below, blocks);
}

/// A table without the columns that only merged cells reach over, as if each cell were one.
fn narrowed(block: Block) -> Block {
    match block {
        Block::Table(rows) => Block::Table(squeeze::squeezed(rows)),
        other => other,
    }
}

/// Rows of one cell: a tree where they are indented by columns, a heading where there is one, else lines.
fn alone(rows: &[Row], blocks: &mut Vec<Block>) {
    let columns: Vec<usize> = rows
        .iter()
        .filter_map(|row| row.filled().next().map(|(at, _)| at))
        .collect();
    let indented = columns.windows(2).any(|pair| pair[1] > pair[0]) && rows.len() > 2;
    let from = usize::from(indented && is_heading(&rows[0].text()));
    if indented {
        for row in &rows[..from] {
            blocks.push(Block::Heading {
                at: row.at,
                depth: 2,
                text: without_bullet(&row.text()).to_owned(),
            });
        }
        let mut depths: Vec<usize> = columns[from..].to_vec();
        depths.sort_unstable();
        depths.dedup();
        let items = rows[from..]
            .iter()
            .zip(&columns[from..])
            .map(|(row, column)| Item {
                depth: depths.iter().position(|it| it == column).unwrap_or(0),
                lines: vec![line(row)],
            });
        blocks.push(Block::List(items.collect()));
        return;
    }
    for row in rows {
        let text = row.text();
        if is_heading(&text) && text.chars().count() <= 40 {
            blocks.push(Block::Heading {
                at: row.at,
                depth: 2,
                text: without_bullet(&text).to_owned(),
            });
        } else {
            match blocks.last_mut() {
                Some(Block::Text(lines)) => lines.push(line(row)),
                _ => blocks.push(Block::Text(vec![line(row)])),
            }
        }
    }
}

/// The rows of a csv text. A cell that holds line breaks counts as its first line.
pub fn csv(text: &str) -> Vec<Sheet> {
    // The reader counts lines wrongly where they end in two signs.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';']
        .into_iter()
        .find(|it| first.contains(char::from(*it)) && !first.contains(','))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records().flatten() {
        let line = record.position().map_or(0, csv::Position::line);
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        rows.push(Row::new(
            At::line(line),
            record.iter().map(str::to_owned).collect(),
        ));
    }
    vec![Sheet {
        rows,
        ..Sheet::default()
    }]
}
