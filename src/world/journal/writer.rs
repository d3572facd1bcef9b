//! The writer's name: `ops01-tanaka-7k2f`. A clone, a machine, a user: each combination has its own, so that no two
//! processes on two machines ever append to one file. It is kept in `local/`, which git does not carry; a folder that
//! was copied with its `local/` is noticed by its place, and gets a new name.

use std::hash::{BuildHasher as _, RandomState};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::disk::Disk;
use crate::records::{LineHash, Pen};

/// Who writes, as the system knows them.
#[derive(Clone, Debug)]
pub struct Scribe {
    /// The machine's name.
    pub host: String,
    /// The user's login name. It names the file; who says a fact is its `by`.
    pub user: String,
}

impl Scribe {
    /// Is this the name of a writer of this user on this machine, in whatever clone?
    pub fn is_author(&self, writer: &str) -> bool {
        writer
            .strip_prefix(&stem(self))
            .is_some_and(|rest| rest.starts_with('-'))
    }
}

/// A writer of this place.
#[derive(Clone, Debug)]
pub(crate) struct Writer {
    /// The name and where it holds.
    pub(crate) card: Card,
    /// How far it has written.
    pub(crate) last: Last,
    /// Whether the name was given just now and is not kept yet.
    pub(crate) is_new: bool,
}

/// The file in `local/writers/`, written once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Card {
    pub(crate) name: Arc<str>,
    /// The records' folder when the name was given.
    place: PathBuf,
}

/// The file beside it, written after every fact. A crash may lose it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Last {
    name: Arc<str>,
    /// How many facts it wrote: ids are not used twice, even if the journal was taken back to an older state.
    pub(crate) count: u64,
    /// The hash of the last line it wrote.
    pub(crate) head: Option<LineHash>,
}

impl Writer {
    /// The writer of this place, or a new one.
    pub(crate) fn of(disk: &dyn Disk, records: &Path, scribe: &Scribe, by_hand: bool) -> Self {
        let place = std::fs::canonicalize(records).unwrap_or_else(|_| records.to_owned());
        let (card, last) = files(records, scribe, by_hand);
        let card = read::<Card>(disk, &card).filter(|card| card.place == place && fits(&card.name));
        match card {
            Some(card) => {
                let last = read::<Last>(disk, &last).filter(|last| last.name == card.name);
                Self {
                    card,
                    last: last.unwrap_or_default(),
                    is_new: false,
                }
            }
            None => Self::new(place, scribe, by_hand),
        }
    }

    fn new(place: PathBuf, scribe: &Scribe, by_hand: bool) -> Self {
        Self {
            card: Card {
                name: fresh(scribe, by_hand),
                place,
            },
            last: Last::default(),
            is_new: true,
        }
    }

    /// The same place under a new name.
    pub(crate) fn renamed(self, scribe: &Scribe, by_hand: bool) -> Self {
        Self::new(self.card.place, scribe, by_hand)
    }

    /// Keeps a new name, on the disk.
    pub(crate) fn keep(
        &self,
        disk: &dyn Disk,
        records: &Path,
        scribe: &Scribe,
        by_hand: bool,
    ) -> io::Result<()> {
        let (card, _) = files(records, scribe, by_hand);
        disk.make_folder(card.parent().unwrap_or(records))?;
        disk.replace(&card, &serde_json::to_vec(&self.card)?)
    }

    /// Notes how far it has written.
    pub(crate) fn note(
        &self,
        pen: &Pen,
        disk: &dyn Disk,
        records: &Path,
        scribe: &Scribe,
        by_hand: bool,
    ) -> io::Result<()> {
        let (_, last) = files(records, scribe, by_hand);
        let name = Arc::clone(&self.card.name);
        disk.jot(
            &last,
            &serde_json::to_vec(&Last {
                name,
                count: pen.count(),
                head: pen.head(),
            })?,
        )
    }
}

fn read<T: DeserializeOwned>(disk: &dyn Disk, path: &Path) -> Option<T> {
    serde_json::from_slice(&disk.read(path).ok()?).ok()
}

/// The card and the note of how far it has written.
fn files(records: &Path, scribe: &Scribe, by_hand: bool) -> (PathBuf, PathBuf) {
    let clock = if by_hand { ".by-hand" } else { "" };
    let file = |kind| records.join(format!("local/writers/{}{clock}{kind}.json", stem(scribe)));
    (file(""), file(".last"))
}

fn stem(scribe: &Scribe) -> String {
    format!("{}-{}", plain(&scribe.host, "host"), plain(&scribe.user, "user"))
}

/// A clock that was set by hand has a writer of its own: a rehearsal in the year 2030 must not hold back the real time.
fn fresh(scribe: &Scribe, by_hand: bool) -> Arc<str> {
    let clock = if by_hand { "-rehearsal" } else { "" };
    format!("{}{clock}-{}", stem(scribe), suffix()).into()
}

/// Four characters without those that are misread aloud (i l o u).
fn suffix() -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let random = RandomState::new().hash_one("opsplan");
    (0..4)
        .map(|digit| char::from(ALPHABET[(random >> (digit * 5)) as usize & 31]))
        .collect()
}

/// What may stand in a file's name anywhere; the host without its domain.
fn plain(name: &str, otherwise: &str) -> String {
    let name = name.split('.').next().unwrap_or_default().to_lowercase();
    let name: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .take(24)
        .collect();
    let name = name.trim_matches('-');
    if name.is_empty() {
        otherwise.to_owned()
    } else {
        name.to_owned()
    }
}

fn fits(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_host_and_user_make_a_file_name() {
        let cases = [
            ("ops01.example.jp", "tanaka", "ops01-tanaka"),
            ("OPS01", "Tanaka_T", "ops01-tanakat"),
            ("運用", "田中", "host-user"),
            ("../..", "/etc", "host-etc"),
            ("", "-", "host-user"),
        ];
        for (host, user, expected) in cases {
            assert_eq!(
                stem(&Scribe {
                    host: host.into(),
                    user: user.into()
                }),
                expected
            );
        }
        assert!(fits(&fresh(
            &Scribe {
                host: "a".into(),
                user: "b".into()
            },
            true
        )));
    }
}
