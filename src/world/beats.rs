//! Heartbeats of other jobs: `<records>/local/beats/<check>` holds the time of the last one. Like samples they are this
//! machine's own; the journal has the transitions.

use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, Utc};

/// Notes a heartbeat of a check. It is on the disk when this returns.
pub fn beat(records: &Path, check: &str, at: DateTime<Utc>) -> io::Result<()> {
    let path = file(records, check);
    let folder = path.parent().unwrap_or(records);
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    writeln!(file, "{}", at.to_rfc3339_opts(SecondsFormat::Millis, true))?;
    file.as_file().sync_data()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// When a check's job was last heard of; `None` where it never was.
pub fn last(records: &Path, check: &str) -> io::Result<Option<DateTime<Utc>>> {
    let text = match fs::read_to_string(file(records, check)) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        text => text?,
    };
    let at = DateTime::parse_from_rfc3339(text.trim()).map_err(io::Error::other)?;
    Ok(Some(at.to_utc()))
}

fn file(records: &Path, check: &str) -> PathBuf {
    records.join("local/beats").join(check)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_heartbeat_counts_and_silence_is_none() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(last(dir.path(), "backup").unwrap(), None);
        for seconds in [10, 20] {
            beat(
                dir.path(),
                "backup",
                DateTime::from_timestamp(seconds, 0).unwrap(),
            )
            .unwrap();
        }
        assert_eq!(
            last(dir.path(), "backup").unwrap(),
            DateTime::from_timestamp(20, 0)
        );
        assert_eq!(last(dir.path(), "other").unwrap(), None);
        fs::write(file(dir.path(), "broken"), "yesterday").unwrap();
        assert!(last(dir.path(), "broken").is_err());
    }
}
