//! Bytes of a text → lines and columns as people count them.

/// The mark that some editors put at the head of a file.
const MARK: char = '\u{feff}';

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

impl<'s> Lines<'s> {
    /// Those of a text.
    pub fn of(text: &'s str) -> Self {
        let newlines = memchr::memchr_iter(b'\n', text.as_bytes());
        Self {
            text,
            starts: std::iter::once(0).chain(newlines.map(|at| at + 1)).collect(),
        }
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let lines = Lines::of("あ = 1\r\nid = \"日本語\"\n");
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
            assert_eq!(lines.position(at), Position { line, column }, "byte {at}");
        }
    }

    #[test]
    fn a_mark_at_the_head_takes_no_column() {
        assert_eq!(
            Lines::of("\u{feff}x").position(3),
            Position { line: 1, column: 1 }
        );
    }
}
