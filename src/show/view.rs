//! A small document: what a person sees, before anybody decides how it is drawn.

/// Blocks from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// In reading order.
    pub blocks: Vec<Block>,
}

/// One block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Title(String),
    /// A line of text.
    Line(Tone, String),
    /// A table.
    Table(Table),
    /// Trees; the roots in order.
    Tree(Vec<Node>),
    /// Text that is meant as it stands, several lines (a message that was sent).
    Verbatim(String),
    /// An empty line.
    Gap,
}

/// A table with a head. Rows may be shorter than the head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Column names.
    pub head: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
    /// Columns that no narrow terminal may break: a phone number, a time.
    pub whole: Vec<usize>,
    /// Columns that may stand in the cells of another one, below what is there, where a terminal is too narrow for both:
    /// the mail address below the phone number. The lower, then the upper.
    pub below: Vec<(usize, usize)>,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// How it feels.
    pub tone: Tone,
    /// Is it a number?
    pub right: bool,
}

/// A node of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it says.
    pub text: String,
    /// Its children.
    pub children: Vec<Node>,
}

/// How something feels; a terminal gives it a colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As any other.
    #[default]
    Plain,
    /// It must be seen.
    Bad,
    /// It should be seen.
    Warn,
    /// It is well.
    Good,
    /// It may be overlooked.
    Dim,
    /// It is a heading.
    Strong,
}

impl Block {
    /// A table without rows.
    fn is_empty(&self) -> bool {
        matches!(self, Self::Table(table) if table.rows.is_empty())
    }
}

impl View {
    /// Adds a heading.
    #[must_use]
    pub fn title(mut self, text: impl Into<String>) -> Self {
        self.blocks.push(Block::Title(text.into()));
        self
    }

    /// Adds a plain line.
    #[must_use]
    pub fn line(self, text: impl Into<String>) -> Self {
        self.toned(Tone::Plain, text)
    }

    /// Adds a line with a tone.
    #[must_use]
    pub fn toned(mut self, tone: Tone, text: impl Into<String>) -> Self {
        self.blocks.push(Block::Line(tone, text.into()));
        self
    }

    /// Adds a table. One without rows is seen by nobody; only a spreadsheet has its head.
    #[must_use]
    pub fn table(mut self, table: Table) -> Self {
        self.blocks.push(Block::Table(table));
        self
    }

    /// The blocks that people see.
    pub fn seen(&self) -> impl DoubleEndedIterator<Item = &Block> {
        self.blocks.iter().filter(|block| !block.is_empty())
    }

    /// Adds trees.
    #[must_use]
    pub fn tree(mut self, roots: Vec<Node>) -> Self {
        self.blocks.push(Block::Tree(roots));
        self
    }

    /// Adds text as it stands.
    #[must_use]
    pub fn verbatim(mut self, text: impl Into<String>) -> Self {
        self.blocks.push(Block::Verbatim(text.into()));
        self
    }

    /// Adds an empty line, unless there is one or nothing stands above.
    #[must_use]
    pub fn gap(mut self) -> Self {
        if !matches!(self.seen().next_back(), None | Some(Block::Gap)) {
            self.blocks.push(Block::Gap);
        }
        self
    }

    /// The table, where the view has nothing to say.
    #[must_use]
    pub fn or(self, table: Option<Table>) -> Self {
        match table {
            Some(table) if self.seen().next().is_none() => self.table(table),
            _ => self,
        }
    }

    /// Adds another view's blocks.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.blocks.extend(other.blocks);
        self
    }
}

impl Table {
    /// A table with this head and no rows yet.
    pub fn new<S: Into<String>>(head: impl IntoIterator<Item = S>) -> Self {
        Self {
            head: head.into_iter().map(Into::into).collect(),
            rows: Vec::new(),
            whole: Vec::new(),
            below: Vec::new(),
        }
    }

    /// The same, with columns that are never broken over lines.
    #[must_use]
    pub fn whole(mut self, columns: impl IntoIterator<Item = usize>) -> Self {
        self.whole.extend(columns);
        self
    }

    /// The same, with a column that may stand below what another one says.
    #[must_use]
    pub fn below(mut self, lower: usize, upper: usize) -> Self {
        self.below.push((lower, upper));
        self
    }

    /// The same, with every text spelt in another way.
    #[must_use]
    pub(super) fn spelt(&self, spell: impl Fn(&str) -> String) -> Self {
        let cell = |cell: &Cell| Cell {
            text: spell(&cell.text),
            ..cell.clone()
        };
        Self {
            head: self.head.iter().map(|name| spell(name)).collect(),
            rows: self
                .rows
                .iter()
                .map(|row| row.iter().map(cell).collect())
                .collect(),
            ..self.clone()
        }
    }

    /// The same, with each column that may stand below another one there.
    #[must_use]
    pub(super) fn joined(&self) -> Self {
        let mut table = self.clone();
        for (lower, upper) in &self.below {
            let heads = [&self.head[*upper], &self.head[*lower]];
            table.head[*upper] = heads.map(String::as_str).join("\n");
            for row in table.rows.iter_mut().filter(|row| row.len() > *lower) {
                let added = row[*lower].text.clone();
                let parts = [row[*upper].text.as_str(), added.as_str()];
                let said = parts.into_iter().filter(|part| !part.is_empty());
                row[*upper].text = said.collect::<Vec<_>>().join("\n");
            }
        }
        let is_gone = |at: usize| self.below.iter().any(|(lower, _)| *lower == at);
        let stays = |at: &usize| !is_gone(*at);
        let place = |at: usize| (0..at).filter(stays).count();
        table.head = kept(&table.head, stays);
        table.rows = table.rows.iter().map(|row| kept(row, stays)).collect();
        table.whole = self.whole.iter().copied().filter(stays).map(place).collect();
        table.below.clear();
        table
    }

    /// Adds a row.
    pub fn row<C: Into<Cell>>(&mut self, cells: impl IntoIterator<Item = C>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }
}

fn kept<T: Clone>(all: &[T], stays: impl Fn(&usize) -> bool) -> Vec<T> {
    let at = all.iter().enumerate().filter(|(at, _)| stays(at));
    at.map(|(_, one)| one.clone()).collect()
}

impl Cell {
    /// A cell with a tone.
    pub fn toned(tone: Tone, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            tone,
            right: false,
        }
    }

    /// A number, at the right.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "numbers are written where they are used"
    )]
    pub fn number(text: impl ToString) -> Self {
        Self {
            text: text.to_string(),
            tone: Tone::Plain,
            right: true,
        }
    }
}

impl<S: Into<String>> From<S> for Cell {
    fn from(text: S) -> Self {
        Self::toned(Tone::Plain, text)
    }
}
