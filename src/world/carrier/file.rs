//! The channel that needs no account: one line of text a message, appended to a file under the records folder. Written
//! and synced is posted.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use crate::notify::{Again, Carried, Carrier, Carrying, Gone, Message, Parcel, safe};
use crate::plan::Channel;

/// Appends messages to files.
#[derive(Clone, Debug)]
pub(super) struct FileCarrier {
    records: PathBuf,
}

impl FileCarrier {
    /// Files lie under this folder and nowhere else.
    pub(super) fn new(records: &Path) -> Self {
        Self {
            records: records.to_owned(),
        }
    }

    fn posted(&self, parcel: &Parcel) -> Carried {
        match self.append(&parcel.channel, &line(&parcel.message)) {
            Ok(()) => Carried::Posted(None),
            Err(error) => Carried::Failed {
                error: error.to_string(),
                again: match error.kind() {
                    io::ErrorKind::InvalidInput => Again::Never,
                    _ => Again::Later(None),
                },
            },
        }
    }

    fn append(&self, channel: &Channel, line: &str) -> io::Result<()> {
        let path = self.place(channel)?;
        let mut file = OpenOptions::new().append(true).create(true).open(path)?;
        // One write, so that two processes never mix their lines.
        file.write_all(line.as_bytes())?;
        file.sync_all()
    }

    /// The file of a channel: its `path`, else `channels/<id>.txt`. A path, or a link, that leads out is refused.
    fn place(&self, channel: &Channel) -> io::Result<PathBuf> {
        let written = channel
            .setting("path")
            .map_or_else(|| format!("channels/{}.txt", channel.id), ToOwned::to_owned);
        let written = Path::new(&written);
        let within = written
            .components()
            .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        let name = written
            .file_name()
            .filter(|_| within)
            .ok_or_else(|| outside(written))?;
        let folder = self.records.join(written.parent().unwrap_or(Path::new("")));
        let is_new = !folder.exists();
        fs::create_dir_all(&folder)?;
        let path = folder.canonicalize()?.join(name);
        let path = if path.is_symlink() {
            path.canonicalize()?
        } else {
            path
        };
        if !path.starts_with(self.records.canonicalize()?) {
            return Err(outside(written));
        }
        if is_new {
            // Each clone writes its own, and git would have to merge them; `init` has not been everywhere.
            fs::write(folder.join(".gitignore"), "*\n")?;
        }
        Ok(path)
    }
}

fn outside(path: &Path) -> io::Error {
    let message = format!("`{}` is not under the records folder", path.display());
    io::Error::new(io::ErrorKind::InvalidInput, message)
}

impl Carrier for FileCarrier {
    fn carry<'a>(&'a self, parcel: &'a Parcel, _: &'a Gone) -> Carrying<'a> {
        Box::pin(async move { self.posted(parcel) })
    }
}

/// The message as one line: its lines with bars between, and at the end who it is for.
fn line(message: &Message) -> String {
    let lines = message
        .lines
        .iter()
        .map(|line| safe(line))
        .collect::<Vec<_>>()
        .join(" | ");
    match &message.mention {
        Some(mention) => format!("{lines} | @{}\n", safe(mention.trim_start_matches('@'))),
        None => format!("{lines}\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notify::Key;
    use crate::plan::Audience;

    fn channel(path: Option<&str>) -> Channel {
        Channel {
            id: "incidents".to_owned(),
            was: Vec::new(),
            name: "02_障害連絡".to_owned(),
            kind: "file".to_owned(),
            audience: Audience::Internal,
            settings: path
                .map(|path| ("path".to_owned(), path.to_owned()))
                .into_iter()
                .collect(),
        }
    }

    fn parcel(channel: &Channel, lines: &[&str]) -> Parcel {
        Parcel {
            channel: channel.clone(),
            message: message(lines),
            first: None,
            address: None,
        }
    }

    fn message(lines: &[&str]) -> Message {
        let lines = lines.iter().map(|line| (*line).to_owned()).collect();
        Message::said(Key::said("x", "incidents"), lines)
    }

    #[test]
    fn a_message_is_one_line_whatever_stands_in_it() {
        let dir = tempfile::tempdir().unwrap();
        let carrier = FileCarrier::new(dir.path());
        let channel = channel(Some("channels/02_障害連絡.txt"));
        for lines in [
            ["trouble lv3 【第一報】受注Web", "原因: 調査中"],
            ["a\nforged: line", "\x1b[2J"],
        ] {
            assert_eq!(carrier.posted(&parcel(&channel, &lines)), Carried::Posted(None));
        }
        let text = fs::read_to_string(dir.path().join("channels/02_障害連絡.txt")).unwrap();
        assert_eq!(
            text,
            "trouble lv3 【第一報】受注Web | 原因: 調査中\na forged: line | ␛[2J\n"
        );
    }

    #[test]
    fn a_file_outside_the_records_is_refused() {
        let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(other.path(), dir.path().join("link")).unwrap();
        let absolute = other.path().join("x.txt");
        for path in [
            "../x.txt",
            "a/../../x.txt",
            "link/x.txt",
            absolute.to_str().unwrap(),
            "",
        ] {
            let carried = FileCarrier::new(dir.path()).posted(&parcel(&channel(Some(path)), &["x"]));
            assert!(
                matches!(
                    carried,
                    Carried::Failed {
                        again: Again::Never,
                        ..
                    }
                ),
                "{path}: {carried:?}"
            );
        }
        assert_eq!(fs::read_dir(other.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_new_folder_says_that_git_is_to_leave_it_alone() {
        let dir = tempfile::tempdir().unwrap();
        let carrier = FileCarrier::new(dir.path());
        for path in ["x.txt", "new/x.txt"] {
            carrier.posted(&parcel(&channel(Some(path)), &["x"]));
        }
        assert!(dir.path().join("new/.gitignore").exists());
        assert!(!dir.path().join(".gitignore").exists());
    }

    #[test]
    fn a_disk_that_says_no_is_a_failure_that_may_pass() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("channels/incidents.txt")).unwrap();
        let carried = FileCarrier::new(dir.path()).posted(&parcel(&channel(None), &["x"]));
        assert!(
            matches!(
                carried,
                Carried::Failed {
                    again: Again::Later(_),
                    ..
                }
            ),
            "{carried:?}"
        );
    }
}
