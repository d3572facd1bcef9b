//! The secrets of a channel: read when something is sent, and hidden in whatever is said about it afterwards. The plan
//! says only where they are kept: `env:NAME`, or `file:PATH` from the plan's folder, the home (`~/`), or, where no such
//! file is, from the folder in which systemd puts a unit's credentials (systemd.exec(5), `LoadCredential=`).

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use url::Url;
use url::form_urlencoded::byte_serialize;

use super::trouble;
use crate::notify::Carried;
use crate::plan::Channel;

/// What stands in place of a secret.
const HIDDEN: &str = "***";

/// A part of an address that is shorter than this names something; a longer one opens it.
const LONG: usize = 16;

/// Larger than any key.
const CAP: u64 = 64 * 1024;

/// The secrets of a channel, by key.
#[derive(Default)]
pub(super) struct Secrets {
    values: Vec<(String, String)>,
    /// Every way in which one of them may be spelt, longest first.
    spellings: Vec<String>,
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

impl Secrets {
    /// Reads those of a channel. One that cannot be read here may be there for the next process: cron has an environment
    /// of its own.
    pub(super) fn read(channel: &Channel, folder: &Path) -> Result<Self, Carried> {
        let mut secrets = Self::default();
        for (key, kept) in &channel.settings {
            let value = match kept.split_once(':') {
                Some(("env", name)) => variable(name)?,
                Some(("file", path)) => file(path, folder)?,
                _ => continue,
            };
            secrets.add(key, value);
        }
        Ok(secrets)
    }

    /// One more thing that is not to be seen.
    pub(super) fn add(&mut self, key: &str, value: String) {
        self.spellings.extend(spellings(&value));
        self.spellings
            .sort_by_key(|spelling| std::cmp::Reverse(spelling.len()));
        self.spellings.dedup();
        self.values.push((key.to_owned(), value));
    }

    /// Things of no key that are not to be seen either.
    pub(super) fn extend(&mut self, values: impl IntoIterator<Item = String>) {
        values.into_iter().for_each(|value| self.add("", value));
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        let found = self.values.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value.as_str())
    }

    /// The value of a key that lint asks for.
    pub(super) fn must(&self, key: &str) -> Result<&str, Carried> {
        self.get(key).ok_or_else(|| trouble::missing(key))
    }

    /// What came of a try, with no secret in its words.
    pub(super) fn hidden(&self, carried: Carried) -> Carried {
        match carried {
            Carried::Failed { error, again } => {
                let error = self.hide(&error);
                Carried::Failed { error, again }
            }
            Carried::InDoubt { error } => Carried::InDoubt {
                error: self.hide(&error),
            },
            well => well,
        }
    }

    /// The text with every secret blotted out.
    pub(super) fn hide(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for spelling in &self.spellings {
            if text.contains(spelling.as_str()) {
                text = text.replace(spelling.as_str(), HIDDEN);
            }
        }
        text
    }
}

fn variable(name: &str) -> Result<String, Carried> {
    let value = std::env::var(name).ok();
    let value = value
        .map(|value| value.trim().to_owned())
        .filter(|value| !value.is_empty());
    value.ok_or_else(|| trouble::no_secret(&format!("env:{name}"), "not set"))
}

fn file(written: &str, folder: &Path) -> Result<String, Carried> {
    let unread = |why: &str| trouble::no_secret(&format!("file:{written}"), why);
    let path = place(written, folder);
    let metadata = fs::metadata(&path).map_err(|error| unread(&error.to_string()))?;
    if !metadata.is_file() || metadata.len() > CAP {
        return Err(unread("no file of a secret"));
    }
    let text = fs::read_to_string(&path).map_err(|error| unread(&error.to_string()))?;
    match text.trim() {
        "" => Err(unread("empty")),
        value => Ok(value.to_owned()),
    }
}

fn place(written: &str, folder: &Path) -> PathBuf {
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

/// All that a secret may look like in somebody else's words: as it is, quoted, percent-encoded, in base64; of an address
/// also the parts that open it; of a key each of its lines.
fn spellings(value: &str) -> Vec<String> {
    let mut parts = vec![value.to_owned()];
    parts.extend(
        value
            .lines()
            .map(str::trim)
            .filter(|line| line.len() >= LONG)
            .map(str::to_owned),
    );
    if let Ok(url) = Url::parse(value) {
        parts.push(url.to_string());
        parts.push(url[url::Position::BeforePath..].to_owned());
        parts.extend(
            url.path_segments()
                .into_iter()
                .flatten()
                .map(str::to_owned)
                .filter(|part| part.len() >= LONG),
        );
        parts.extend(
            url.query_pairs()
                .map(|(_, value)| value.into_owned())
                .filter(|part| part.len() >= LONG / 2),
        );
    }
    parts.retain(|part| part.len() > 1);
    let ways = parts.iter().flat_map(|part| {
        let encoded: String = byte_serialize(part.as_bytes()).collect();
        [
            part.clone(),
            encoded.replace('+', "%20"),
            encoded.to_lowercase(),
            encoded,
            part.replace('\\', "\\\\")
                .replace('"', "\\\"")
                .replace('\n', "\\n"),
            format!("{part:?}").trim_matches('"').to_owned(),
            STANDARD.encode(part),
        ]
    });
    ways.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notify::Again;

    fn of(value: &str) -> Secrets {
        let mut secrets = Secrets::default();
        secrets.add("url", value.to_owned());
        secrets
    }

    #[test]
    fn a_secret_is_hidden_in_every_spelling() {
        let url = "https://hooks.slack.com/services/T000/B000/abcdefghij0123456789?sig=a+b/c=%3Dsecret";
        let secrets = of(url);
        let encoded: String = byte_serialize(url.as_bytes()).collect();
        for text in [
            url,
            &encoded,
            &encoded.to_lowercase(),
            "path /services/T000/B000/abcdefghij0123456789?sig=a+b/c=%3Dsecret",
            "key abcdefghij0123456789",
            "sig=a b/c==secret",
            &STANDARD.encode(url),
        ] {
            let hidden = secrets.hide(text);
            assert!(hidden.contains(HIDDEN), "{text}");
            for piece in ["abcdefghij", "secret", "B000"] {
                assert!(!hidden.contains(piece), "{hidden}");
            }
        }
        assert_eq!(secrets.hide("受注Web HTTP 404"), "受注Web HTTP 404");
        assert_eq!(format!("{secrets:?}"), "***");
    }

    #[test]
    fn every_line_of_a_key_is_hidden() {
        let key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\n-----END PRIVATE KEY-----";
        assert_eq!(of(key).hide("bad: MIIEvQIBADANBgkqhkiG9w0B"), "bad: ***");
    }

    #[test]
    fn a_secret_is_read_from_the_environment_or_a_file_and_else_may_be_there_later() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("token"), "xoxb-1\n").unwrap();
        fs::write(dir.path().join("empty"), "\n").unwrap();
        assert_eq!(file("token", dir.path()).unwrap(), "xoxb-1");
        assert_eq!(variable("CARGO_PKG_NAME").unwrap(), "opsplan");
        for missing in [
            file("empty", dir.path()),
            file("gone", dir.path()),
            file(".", dir.path()),
            variable("OPSPLAN_NO_SUCH_SECRET"),
        ] {
            assert!(
                matches!(
                    missing,
                    Err(Carried::Failed {
                        again: Again::Later(None),
                        ..
                    })
                ),
                "{missing:?}"
            );
        }
    }
}
