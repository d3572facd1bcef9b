//! The secrets of a check: read when it asks, and blotted out of whatever comes back. The plan says only where they are
//! kept: `env:NAME`, or `file:PATH` from the plan's folder, the home (`~/`), or the folder in which systemd puts a unit's
//! credentials (systemd.exec(5), `LoadCredential=`).

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use url::form_urlencoded::byte_serialize;

use crate::check::{Trouble, excerpt};

/// What stands in place of a secret.
const HIDDEN: &[u8] = b"***";

/// Reads a secret. One that cannot be read is our own fault: the service was not asked.
pub(super) fn read(kept: &str, folder: &Path) -> Result<String, Trouble> {
    let unread = |detail: &str| Trouble::NoCredential {
        kept: excerpt(kept.as_bytes()),
        detail: excerpt(detail.as_bytes()),
    };
    let text = match kept.split_once(':') {
        Some(("env", name)) => std::env::var(name).map_err(|error| unread(&error.to_string()))?,
        Some(("file", path)) => {
            fs::read_to_string(place(path, folder)).map_err(|error| unread(&error.to_string()))?
        }
        _ => return Err(unread("env:, file:")),
    };
    match text.trim() {
        "" => Err(unread("empty")),
        value => Ok(value.to_owned()),
    }
}

/// Where a file that the plan names lies.
pub(super) fn place(written: &str, folder: &Path) -> PathBuf {
    if let (Some(rest), Some(home)) = (written.strip_prefix("~/"), dirs::home_dir()) {
        return home.join(rest);
    }
    let path = folder.join(written);
    let credentials = std::env::var_os("CREDENTIALS_DIRECTORY").filter(|_| !path.exists());
    credentials
        .map(|credentials| Path::new(&credentials).join(written))
        .filter(|path| path.exists())
        .unwrap_or(path)
}

/// All ways in which a request's secrets may be spelt in an answer.
#[derive(Default)]
pub(super) struct Blotter(Vec<Vec<u8>>);

impl Blotter {
    /// One more thing that is not to be seen.
    pub(super) fn add(&mut self, secret: &str) {
        let encoded: String = byte_serialize(secret.as_bytes()).collect();
        let quoted = serde_json::Value::from(secret).to_string();
        let spellings = [
            secret.to_owned(),
            STANDARD.encode(secret),
            encoded,
            quoted.trim_matches('"').to_owned(),
        ];
        self.0.extend(spellings.into_iter().map(String::into_bytes));
        self.0.sort_by_key(|spelling| std::cmp::Reverse(spelling.len()));
        self.0.dedup();
    }

    /// The bytes with every secret blotted out.
    pub(super) fn blot(&self, mut bytes: Vec<u8>) -> Vec<u8> {
        for spelling in &self.0 {
            if memchr::memmem::find(&bytes, spelling).is_some() {
                bytes = without(&bytes, spelling);
            }
        }
        bytes
    }

    /// The same for text.
    pub(super) fn blot_text(&self, text: String) -> String {
        String::from_utf8_lossy(&self.blot(text.into_bytes())).into_owned()
    }
}

fn without(bytes: &[u8], spelling: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(bytes.len());
    let mut rest = 0;
    for at in memchr::memmem::find_iter(bytes, spelling) {
        kept.extend_from_slice(&bytes[rest..at]);
        kept.extend_from_slice(HIDDEN);
        rest = at + spelling.len();
    }
    kept.extend_from_slice(&bytes[rest..]);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_blotted_out_in_every_spelling() {
        let mut blotter = Blotter::default();
        blotter.add("ops:pass word/\"1");
        for text in [
            "you sent ops:pass word/\"1, twice: ops:pass word/\"1".to_owned(),
            format!("Authorization: Basic {}", STANDARD.encode("ops:pass word/\"1")),
            "?token=ops%3Apass+word%2F%221".to_owned(),
            r#"{"sent":"ops:pass word/\"1"}"#.to_owned(),
        ] {
            let blotted = blotter.blot_text(text.clone());
            assert!(blotted.contains("***"), "{text}");
            for piece in ["pass", "b3Bz"] {
                assert!(!blotted.contains(piece), "{blotted}");
            }
        }
        assert_eq!(blotter.blot(b"\xff ok".to_vec()), b"\xff ok");
    }

    #[test]
    fn a_secret_comes_from_the_environment_or_a_file_and_its_lack_is_our_own_fault() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("token"), "s3cret\n").unwrap();
        fs::write(dir.path().join("empty"), " \n").unwrap();
        assert_eq!(read("file:token", dir.path()).unwrap(), "s3cret");
        assert_eq!(read("env:CARGO_PKG_NAME", dir.path()).unwrap(), "opsplan");
        for kept in [
            "file:empty",
            "file:gone",
            "env:OPSPLAN_NO_SUCH_VARIABLE",
            "s3cret",
        ] {
            assert!(
                read(kept, dir.path()).is_err_and(|trouble| trouble.is_ours()),
                "{kept}"
            );
        }
    }
}
