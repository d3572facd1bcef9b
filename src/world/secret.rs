//! Secrets: read when something is asked or sent, and blotted out of whatever is said about it afterwards. The plan says
//! only where they are kept: `env:NAME`, or `file:PATH` from the plan's folder, the home (`~/`), or, where no such file
//! is, from the folder in which systemd puts a unit's credentials (systemd.exec(5), `LoadCredential=`).

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use url::Url;
use url::form_urlencoded::byte_serialize;

/// What stands in place of a secret.
const HIDDEN: &str = "***";

/// A part of an address that is shorter than this names something; a longer one opens it.
const LONG: usize = 16;

/// Larger than any key.
const CAP: u64 = 64 * 1024;

/// Reads a secret; else why it could not be read.
pub(super) fn read(kept: &str, folder: &Path) -> Result<String, String> {
    let text = match kept.split_once(':') {
        Some(("env", name)) => std::env::var(name).map_err(|error| error.to_string())?,
        Some(("file", path)) => file(&place(path, folder))?,
        _ => return Err("env:, file:".to_owned()),
    };
    match text.trim() {
        "" => Err("empty".to_owned()),
        value => Ok(value.to_owned()),
    }
}

fn file(path: &Path) -> Result<String, String> {
    let metadata = fs::metadata(path).map_err(|error| error.to_string())?;
    if !metadata.is_file() || metadata.len() > CAP {
        return Err("no file of a secret".to_owned());
    }
    fs::read_to_string(path).map_err(|error| error.to_string())
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

/// Blots secrets out, in every way in which they may be spelt.
#[derive(Default)]
pub(super) struct Blotter(Vec<String>);

impl fmt::Debug for Blotter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

impl Blotter {
    /// One more thing that is not to be seen.
    pub(super) fn add(&mut self, secret: &str) {
        self.0.extend(spellings(secret));
        self.0.sort_by_key(|spelling| std::cmp::Reverse(spelling.len()));
        self.0.dedup();
    }

    /// The bytes with every secret blotted out.
    pub(super) fn blot(&self, mut bytes: Vec<u8>) -> Vec<u8> {
        for spelling in &self.0 {
            if memchr::memmem::find(&bytes, spelling.as_bytes()).is_some() {
                bytes = without(&bytes, spelling.as_bytes());
            }
        }
        bytes
    }

    /// The same for text.
    pub(super) fn blot_text(&self, text: &str) -> String {
        String::from_utf8_lossy(&self.blot(text.as_bytes().to_vec())).into_owned()
    }
}

fn without(bytes: &[u8], spelling: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(bytes.len());
    let mut rest = 0;
    for at in memchr::memmem::find_iter(bytes, spelling) {
        kept.extend_from_slice(&bytes[rest..at]);
        kept.extend_from_slice(HIDDEN.as_bytes());
        rest = at + spelling.len();
    }
    kept.extend_from_slice(&bytes[rest..]);
    kept
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

    fn of(secret: &str) -> Blotter {
        let mut blotter = Blotter::default();
        blotter.add(secret);
        blotter
    }

    #[test]
    fn an_address_is_hidden_in_every_spelling() {
        let url = "https://hooks.slack.com/services/T000/B000/abcdefghij0123456789?sig=a+b/c=%3Dsecret";
        let blotter = of(url);
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
            let hidden = blotter.blot_text(text);
            assert!(hidden.contains(HIDDEN), "{text}");
            for piece in ["abcdefghij", "secret", "B000"] {
                assert!(!hidden.contains(piece), "{hidden}");
            }
        }
        assert_eq!(blotter.blot_text("受注Web HTTP 404"), "受注Web HTTP 404");
        assert_eq!(format!("{blotter:?}"), "***");
    }

    #[test]
    fn a_password_is_hidden_in_every_spelling() {
        let blotter = of("ops:pass word/\"1");
        for text in [
            "you sent ops:pass word/\"1, twice: ops:pass word/\"1".to_owned(),
            format!("Authorization: Basic {}", STANDARD.encode("ops:pass word/\"1")),
            "?token=ops%3Apass+word%2F%221".to_owned(),
            r#"{"sent":"ops:pass word/\"1"}"#.to_owned(),
        ] {
            let blotted = blotter.blot_text(&text);
            assert!(blotted.contains(HIDDEN), "{text}");
            for piece in ["pass", "b3Bz"] {
                assert!(!blotted.contains(piece), "{blotted}");
            }
        }
        assert_eq!(blotter.blot(b"\xff ok".to_vec()), b"\xff ok");
    }

    #[test]
    fn every_line_of_a_key_is_hidden() {
        let key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\n-----END PRIVATE KEY-----";
        assert_eq!(of(key).blot_text("bad: MIIEvQIBADANBgkqhkiG9w0B"), "bad: ***");
    }

    #[test]
    fn a_secret_comes_from_the_environment_or_a_file() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("token"), "s3cret\n").unwrap();
        fs::write(dir.path().join("empty"), " \n").unwrap();
        assert_eq!(read("file:token", dir.path()).unwrap(), "s3cret");
        assert_eq!(read("env:CARGO_PKG_NAME", dir.path()).unwrap(), "opsplan");
        for kept in [
            "file:empty",
            "file:gone",
            "file:.",
            "env:OPSPLAN_NO_SUCH_VARIABLE",
            "s3cret",
        ] {
            assert!(read(kept, dir.path()).is_err(), "{kept}");
        }
    }
}
