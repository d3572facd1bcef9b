//! What the parser said is no TOML, as often as it helps: one fault of a person may be dozens for a parser.

use std::ops::Range;

/// A stretch of the text, and what the parser said of it.
type Said = (Range<usize>, String);

/// What the parser said, and where. A header that is written twice (`[task]` for `[[task]]`) makes every key below it a
/// second one: it is said once, of the header. A list that is not closed takes in the rest of the file: it is said once,
/// of the bracket that opens it.
pub(super) fn syntax(text: &str, errors: &[toml::de::Error]) -> Vec<Said> {
    let conflicts = if errors.is_empty() {
        Vec::new()
    } else {
        conflicts(text)
    };
    let in_conflict = |error: &&toml::de::Error| {
        let at = error.span().map_or(text.len(), |span| span.start);
        conflicts.iter().any(|conflict| conflict.contains(&at))
    };
    let mut said: Vec<Said> = conflicts
        .iter()
        .map(|conflict| (line_at(text, conflict.start), CONFLICT.to_owned()))
        .collect();
    let mut header = None;
    for error in errors.iter().filter(|error| !in_conflict(error)) {
        let span = error.span().unwrap_or(text.len()..text.len());
        let before = text.get(..span.start).unwrap_or_default();
        let is_double = error.message() == "duplicate key";
        if is_double && before.ends_with('[') {
            header = Some(span.end);
            said.push((span, "duplicate header".to_owned()));
        } else if !is_double
            || header.is_none_or(|from| before.get(from..).is_none_or(|it| it.contains("\n[")))
        {
            let message = if is_end_of_line(text, &span) {
                NO_VALUE
            } else {
                error.message()
            };
            said.push((span, message.to_owned()));
        }
    }
    unclosed_once(text, said)
}

/// What git left: both sides of a conflict stand there, and people have to choose.
const CONFLICT: &str = "merge conflict";

/// The stretches between git's marks, the marks included.
fn conflicts(text: &str) -> Vec<Range<usize>> {
    let marks = text.match_indices("<<<<<<< ").map(|(at, _)| at);
    let begins = marks.filter(|at| text[..*at].is_empty() || text[..*at].ends_with('\n'));
    let ends = |from: usize| {
        text[from..]
            .find("\n>>>>>>> ")
            .map(|at| line_at(text, from + at + 1).end)
    };
    begins
        .map(|from| from..ends(from).unwrap_or(text.len()))
        .collect()
}

/// The line that begins here.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let length = text[at..].find('\n').unwrap_or(text.len() - at);
    at..at + length
}

/// What the parser calls a key without a value; where a line ends after `=` it asks for a text in quotes.
const NO_VALUE: &str = "missing value";

/// Is nothing pointed at, behind an equals sign at the end of a line?
fn is_end_of_line(text: &str, span: &Range<usize>) -> bool {
    let rest = text.get(span.start..).unwrap_or_default();
    let before = text.get(..span.start).unwrap_or_default();
    before.trim_end_matches(' ').ends_with('=') && rest.trim_start_matches(' ').starts_with(['\n', '\r'])
}

/// Leaves of everything behind a list that is not closed only that it is not.
fn unclosed_once(text: &str, mut said: Vec<Said>) -> Vec<Said> {
    let unclosed = said
        .iter()
        .find(|(_, message)| is_unclosed_list(message))
        .cloned();
    let Some((_, message)) = unclosed else { return said };
    let swallowed = said.iter().position(|(span, _)| swallows(text, span.start));
    let opens = swallowed.and_then(|first| opening(text, said[first].0.start));
    if let Some(opens) = opens {
        said.retain(|(span, _)| span.start < opens);
        said.push((opens..opens + 1, message));
    }
    said
}

/// Is it said of a list that it has no end?
pub(super) fn is_unclosed_list(message: &str) -> bool {
    message.starts_with(UNCLOSED) && !message.starts_with(UNCLOSED_HEADER)
}

/// How the parser calls a list that has no end.
const UNCLOSED: &str = "unclosed array";
/// How it calls a header that has no end.
const UNCLOSED_HEADER: &str = "unclosed array table";

/// Is this the beginning of a line that should have been a key or a header?
fn swallows(text: &str, at: usize) -> bool {
    let line = text
        .get(at..)
        .unwrap_or_default()
        .lines()
        .next()
        .unwrap_or_default();
    let begins = text.get(..at).is_some_and(|before| before.ends_with('\n'));
    begins && (line.starts_with('[') || line.contains(" = "))
}

/// The bracket that was open at this place: the last that follows an equals sign.
fn opening(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    before.rfind("= [").map(|equals| equals + 2)
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;

    /// The words that are pointed at, and what is said of them.
    fn said(text: &str) -> Vec<(&str, String)> {
        let (_, errors) = DeTable::parse_recoverable(text);
        let said = syntax(text, &errors).into_iter();
        said.map(|(span, message)| (text.get(span).unwrap(), message))
            .collect()
    }

    #[test]
    fn a_list_that_is_not_closed_is_said_once_where_it_opens() {
        for open in ["[\"a\"", "[\"a\",", "[", "[{ a = 1 },", "[\n  \"a\","] {
            let text = format!("[[x]]\nid = [1]\nlist = {open}\nmore = 1\n\n[[x]]\nid = []\n");
            let found = said(&text);
            assert_eq!(found.len(), 1, "{open}: {found:?}");
            assert_eq!(found[0].0, "[", "{open}: {found:?}");
            assert!(found[0].1.starts_with(UNCLOSED), "{open}: {found:?}");
        }
    }

    #[test]
    fn a_line_that_ends_after_its_equals_sign_has_no_value() {
        for text in ["a =\nb = 1\n", "a = \nb = 1\n", "a = \n  { b = 1 },\n]\n"] {
            let found = said(text);
            assert!(found.iter().any(|(_, message)| message == NO_VALUE), "{found:?}");
        }
    }

    #[test]
    fn what_git_could_not_merge_is_said_once() {
        let text = "a = 1\n<<<<<<< HEAD\nb = 2\n=======\nb = 3\n>>>>>>> theirs\nc = = 1\n";
        let found = said(text);
        assert_eq!(found[0], ("<<<<<<< HEAD", CONFLICT.to_owned()));
        let others = found.iter().filter(|(at, _)| *at == "=").count();
        assert_eq!(others, 1, "only what is wrong elsewhere: {found:?}");
        assert_eq!(
            said("a = \"\"\"\n<<<<<<< HEAD\n\"\"\"\n"),
            [],
            "a text may hold it"
        );
    }

    #[test]
    fn a_fault_before_it_is_said_as_well() {
        let found = said("a = = 1\nlist = [1\n[[x]]\nid = 1\n");
        assert!(found.len() > 1, "{found:?}");
        assert!(found.last().unwrap().1.starts_with(UNCLOSED), "{found:?}");
    }
}
