//! A fold's state at the end of a month, so that a command need not read what came before. Derived and local: it lists
//! the files that it sums up, and where any of them is no longer the same, it does not count.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Finding, LineHash, Month, Seen};

/// What a fold knew at the end of a month.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Checkpoint<T> {
    /// What else the state depends on, told by the fold: the build, the plan's hash.
    pub key: String,
    /// The last month that it sums up.
    pub month: Month,
    /// Every file that it sums up, by name.
    pub files: Vec<Summed>,
    /// The facts that it counted.
    pub seen: Seen,
    /// What was wrong with those files, so that it is said again.
    pub findings: Vec<Finding>,
    /// The fold's own state. It must be data that postcard can carry: no `skip_serializing_if`, `flatten`, `untagged`
    /// or `tag`, no raw JSON.
    pub state: T,
}

/// A file that was summed up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summed {
    /// Its name.
    pub name: String,
    /// Its length in bytes.
    pub length: u64,
    /// When it was last changed, in nanoseconds of the file system's clock: the same says that nobody touched it.
    pub modified: i128,
    /// The hash of all its bytes, which decides when only the time is another (a fresh clone). It covers the head.
    pub hash: LineHash,
}

const MAGIC: &[u8; 8] = b"opsplan1";

impl<T: Serialize + DeserializeOwned> Checkpoint<T> {
    /// As bytes for a file: a mark, a hash of the rest, the rest. It fails for a state that would not be read back as it
    /// is: postcard writes no names, so a field that was skipped shifts all others.
    pub fn to_bytes(&self) -> postcard::Result<Vec<u8>> {
        let body = postcard::to_stdvec(self)?;
        if postcard::from_bytes::<Self>(&body).and_then(|again| postcard::to_stdvec(&again))? != body {
            return Err(postcard::Error::SerdeDeCustom);
        }
        let hash = Sha256::digest(&body);
        Ok([MAGIC.as_slice(), hash.as_slice(), &body].concat())
    }

    /// From a file's bytes; `None` if they are damaged, of another shape, or were made for another key.
    pub fn from_bytes(bytes: &[u8], key: &str) -> Option<Self> {
        let (hash, body) = bytes.strip_prefix(MAGIC)?.split_at_checked(32)?;
        if Sha256::digest(body).as_slice() != hash {
            return None;
        }
        postcard::from_bytes::<Self>(body)
            .ok()
            .filter(|checkpoint| checkpoint.key == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checkpoint() -> Checkpoint<Vec<String>> {
        Checkpoint {
            key: "plan 1".to_owned(),
            month: "2026-10".parse().unwrap(),
            files: Vec::new(),
            seen: Seen::default(),
            findings: Vec::new(),
            state: vec!["疎通確認".to_owned()],
        }
    }

    #[test]
    fn a_checkpoint_is_read_again_for_its_own_key_only() {
        let bytes = checkpoint().to_bytes().unwrap();
        let again = Checkpoint::<Vec<String>>::from_bytes(&bytes, "plan 1").unwrap();
        assert_eq!(again.state, checkpoint().state);
        assert!(Checkpoint::<Vec<String>>::from_bytes(&bytes, "plan 2").is_none());
    }

    #[test]
    fn a_state_that_would_be_misread_is_refused() {
        #[derive(Serialize, Deserialize)]
        struct Skips {
            #[serde(skip_serializing_if = "Option::is_none")]
            note: Option<u8>,
            count: u8,
        }
        let skips = |note| {
            let Checkpoint {
                key,
                month,
                files,
                seen,
                findings,
                ..
            } = checkpoint();
            Checkpoint {
                key,
                month,
                files,
                seen,
                findings,
                state: Skips { note, count: 1 },
            }
            .to_bytes()
        };
        assert!(skips(Some(1)).is_ok());
        assert!(skips(None).is_err());
    }

    #[test]
    fn a_checkpoint_with_any_byte_changed_or_cut_does_not_count() {
        let bytes = checkpoint().to_bytes().unwrap();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            for spoiled in [&changed[..], &bytes[..at]] {
                assert!(
                    Checkpoint::<Vec<String>>::from_bytes(spoiled, "plan 1").is_none(),
                    "byte {at}"
                );
            }
        }
    }
}
