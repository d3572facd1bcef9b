//! The texts of the nine files, and places in them. The edge reads the files; this module only knows what they said.

mod file;
mod lines;
mod place;

pub use file::File;
pub use lines::{Lines, Position};
pub use place::Place;

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
        Lines::of(&self.text)
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
    fn bytes_that_are_no_text_are_kept_up_to_the_first_bad_one() {
        let source = Source::from_bytes("plan.toml", b"ok\n\x82\xa0".to_vec());
        assert_eq!(
            (source.text.as_str(), source.unreadable),
            ("ok\n", Some(Unreadable::NotUtf8))
        );
    }
}
