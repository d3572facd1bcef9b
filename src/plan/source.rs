//! The texts of the nine files, and places in them. The edge reads the files; this module only knows what they said.

use std::ops::Range;

/// The mark that some editors put at the head of a file.
const MARK: char = '\u{feff}';

/// One of the nine files of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum File {
    /// plan.toml
    Plan,
    /// tasks.toml
    Tasks,
    /// org.toml
    Org,
    /// contacts.toml
    Contacts,
    /// levels.toml
    Levels,
    /// channels.toml
    Channels,
    /// checks.toml
    Checks,
    /// contracts.toml
    Contracts,
    /// drills.toml
    Drills,
}

/// A stretch of text in one of the files: what a problem points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// In which file.
    pub file: File,
    /// Its first byte.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
}

/// A line and a column as people count them: both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

/// Where the lines of a file begin: made once, asked often.
#[derive(Clone, Debug)]
pub struct Lines<'s> {
    text: &'s str,
    starts: Vec<usize>,
}

/// One file as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its path as it is shown.
    pub name: String,
    /// Its text; without what follows the first byte that is not UTF-8.
    pub text: String,
    /// Why it is not to be read.
    pub unreadable: Option<Unreadable>,
}

/// Why a file that is there could not be read as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// plan.toml says that it is here, and it is not.
    Absent,
    /// It is not UTF-8 from the end of [`Source::text`] on.
    NotUtf8,
    /// It has more than [`Source::MOST_BYTES`].
    TooLarge,
    /// It is a directory, a pipe or something else that is no file.
    NotAFile,
    /// The system said no; in its words.
    Refused(String),
}

/// All files that were found, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    files: [Option<Source>; 9],
    /// The path of plan.toml as it is shown, for when it is not there.
    missing: Option<String>,
}

impl File {
    /// All nine, in the order in which a plan is best read.
    pub const ALL: [Self; 9] = [
        Self::Plan,
        Self::Tasks,
        Self::Org,
        Self::Contacts,
        Self::Levels,
        Self::Channels,
        Self::Checks,
        Self::Contracts,
        Self::Drills,
    ];

    /// Its name in the plan's directory.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan.toml",
            Self::Tasks => "tasks.toml",
            Self::Org => "org.toml",
            Self::Contacts => "contacts.toml",
            Self::Levels => "levels.toml",
            Self::Channels => "channels.toml",
            Self::Checks => "checks.toml",
            Self::Contracts => "contracts.toml",
            Self::Drills => "drills.toml",
        }
    }
}

impl Place {
    /// The bytes `range` of `file`.
    pub fn new(file: File, range: Range<usize>) -> Self {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            file,
            start: byte(range.start),
            end: byte(range.end),
        }
    }

    /// The beginning of `file`: for what is wrong with the file as a whole.
    pub fn top(file: File) -> Self {
        Self::new(file, 0..0)
    }

    /// Do the two share a byte?
    pub fn touches(self, other: Self) -> bool {
        self.file == other.file && self.start < other.end && other.start < self.end
    }

    /// Its bytes.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Source {
    /// A plan file has no business being larger than this.
    pub const MOST_BYTES: usize = 8 * 1024 * 1024;

    /// A file that said `text`.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            unreadable: None,
        }
    }

    /// A file that holds `bytes`: text if it is UTF-8 (with or without a mark at its head), and not too large.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        if bytes.len() > Self::MOST_BYTES {
            return Self::unreadable(name, Unreadable::TooLarge);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self::new(name, text),
            Err(error) => Self {
                text: String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()])
                    .into_owned(),
                ..Self::unreadable(name, Unreadable::NotUtf8)
            },
        }
    }

    /// A file that is there and could not be read.
    pub fn unreadable(name: impl Into<String>, why: Unreadable) -> Self {
        Self {
            name: name.into(),
            text: String::new(),
            unreadable: Some(why),
        }
    }

    /// Its lines.
    pub fn lines(&self) -> Lines<'_> {
        let newlines = memchr::memchr_iter(b'\n', self.text.as_bytes());
        Lines {
            text: &self.text,
            starts: std::iter::once(0).chain(newlines.map(|at| at + 1)).collect(),
        }
    }
}

impl<'s> Lines<'s> {
    /// Where the byte `at` stands.
    pub fn position(&self, at: usize) -> Position {
        let at = self.text.floor_char_boundary(at);
        let line = self.number(at);
        let before = &self.text[self.starts[line - 1]..at];
        Position {
            line,
            column: before.trim_start_matches(MARK).chars().count() + 1,
        }
    }

    /// The line that holds the byte `at`, without its end, and the byte at which it begins.
    pub fn around(&self, at: usize) -> (usize, &'s str) {
        let line = self.number(self.text.floor_char_boundary(at));
        let start = self.starts[line - 1];
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        let text = &self.text[start..end];
        (start, text.strip_suffix('\r').unwrap_or(text))
    }

    fn number(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }
}

impl Sources {
    /// Adds a file, in place of the one of its name.
    pub fn insert(&mut self, file: File, source: Source) {
        self.files[file as usize] = Some(source);
    }

    /// The file, if it was found.
    pub fn get(&self, file: File) -> Option<&Source> {
        self.files[file as usize].as_ref()
    }

    /// Notes where plan.toml was looked for and is not.
    pub fn miss_plan(&mut self, path: String) {
        self.missing = Some(path);
    }

    /// The path of `file` as it is shown; its plain name where it was not found.
    pub fn name(&self, file: File) -> &str {
        let missing = self.missing.as_deref().filter(|_| file == File::Plan);
        let otherwise = missing.unwrap_or(file.name());
        self.get(file).map_or(otherwise, |source| &source.name)
    }

    /// What stands at `place`; empty where there is no such text.
    pub fn text(&self, place: Place) -> &str {
        self.get(place.file)
            .and_then(|source| source.text.get(place.range()))
            .unwrap_or_default()
    }

    /// Line and column at which `place` begins.
    pub fn position(&self, place: Place) -> Position {
        self.get(place.file)
            .map_or(Position { line: 1, column: 1 }, |source| {
                source.lines().position(place.start as usize)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let source = Source::new("tasks.toml", "あ = 1\r\nid = \"日本語\"\n");
        let cases = [
            (0, 1, 1),
            (3, 1, 2),
            (9, 2, 1),
            (14, 2, 6),
            (17, 2, 7),
            (15, 2, 7),
            (99, 3, 1),
        ];
        for (at, line, column) in cases {
            assert_eq!(
                source.lines().position(at),
                Position { line, column },
                "byte {at}"
            );
        }
    }

    #[test]
    fn a_mark_at_the_head_takes_no_column() {
        assert_eq!(
            Source::new("plan.toml", "\u{feff}x").lines().position(3),
            Position { line: 1, column: 1 }
        );
    }

    #[test]
    fn bytes_that_are_no_text_are_kept_up_to_the_first_bad_one() {
        let source = Source::from_bytes("plan.toml", b"ok\n\x82\xa0".to_vec());
        assert_eq!(
            (source.text.as_str(), source.unreadable),
            ("ok\n", Some(Unreadable::NotUtf8))
        );
    }
}
