//! Reads the nine files of a plan's folder. Whatever lies there is a finding, never a crash: a directory, a pipe, a loop
//! of links, half a gigabyte, bytes that are no text.

use std::fs;
use std::io::{self, ErrorKind, Read as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use super::World;
use crate::plan::{File, Source, Sources, Unreadable, contacts_path};

impl World {
    /// The files that are there. contacts.toml lies where plan.toml says.
    pub fn plan_files(&self, folder: &Path) -> Sources {
        let mut sources = Sources::default();
        for file in File::ALL {
            let path = match file {
                File::Contacts => self.contacts_file(folder, &contacts_path(&sources)),
                _ => folder.join(file.name()),
            };
            let shown = self.shown(&path);
            let source = match read(&path) {
                Ok(bytes) => Source::from_bytes(shown, bytes),
                Err(Error::Absent) if file == File::Plan => {
                    sources.miss_plan(shown);
                    continue;
                }
                Err(Error::Absent) if path == folder.join(file.name()) => continue,
                Err(error) => Source::unreadable(shown, error.into()),
            };
            sources.insert(file, source);
        }
        sources
    }

    /// A path as people type it: below the current directory, without it.
    pub fn shown(&self, path: &Path) -> String {
        match path.strip_prefix(&self.cwd) {
            Ok(here) if here.as_os_str().is_empty() => ".".to_owned(),
            below => below.unwrap_or(path).display().to_string(),
        }
    }

    /// The folder, if every user of this machine can write in it.
    pub fn open_to_all(&self, folder: &Path) -> Option<String> {
        let mode = fs::metadata(folder).ok()?.permissions().mode();
        (mode & 0o002 != 0).then(|| self.shown(folder))
    }

    /// The names of the TOML files in the folder that were not read as contacts.
    pub fn toml_names(&self, folder: &Path, contacts: &str) -> Vec<String> {
        let contacts = self.contacts_file(folder, contacts);
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let names = entries.filter(|entry| entry.path() != contacts);
        let names = names.filter_map(|entry| entry.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(".toml")).collect();
        names.sort();
        names
    }

    /// Where contacts.toml lies, by what plan.toml says.
    pub fn contacts_file(&self, folder: &Path, written: &str) -> PathBuf {
        match (written.strip_prefix("~/"), self.env.get("HOME")) {
            (Some(rest), Some(home)) => Path::new(home).join(rest),
            _ => folder.join(written),
        }
    }
}

enum Error {
    Absent,
    NotAFile,
    TooLarge,
    Refused(io::Error),
}

/// The bytes of a file. What it is is asked before it is opened: opening a pipe would wait for ever.
fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let about = fs::metadata(path)?;
    if !about.is_file() {
        return Err(Error::NotAFile);
    }
    if about.len() > Source::MOST_BYTES as u64 {
        return Err(Error::TooLarge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    let most = Source::MOST_BYTES as u64 + 1;
    fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Absent,
            _ => Self::Refused(error),
        }
    }
}

impl From<Error> for Unreadable {
    fn from(error: Error) -> Self {
        match error {
            Error::NotAFile => Self::NotAFile,
            Error::TooLarge => Self::TooLarge,
            Error::Absent => Self::Absent,
            Error::Refused(error) => Self::Refused(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::plan::read as read_plan;

    fn codes(folder: &Path) -> Vec<&'static str> {
        let world = World {
            cwd: folder.to_owned(),
            ..World::system()
        };
        let reading = read_plan(&world.plan_files(folder));
        reading
            .problems
            .iter()
            .map(|problem| problem.what.code())
            .collect()
    }

    fn plan(folder: &Path, more: &str) {
        let text = format!("[plan]\nname = \"x\"\nstarts = 2026-11-01\n{more}");
        fs::write(folder.join("plan.toml"), text).unwrap();
    }

    #[test]
    fn whatever_lies_in_the_folder_is_a_finding() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        assert_eq!(codes(dir.path()), ["no-plan-file"]);
        plan(dir.path(), "");
        assert_eq!(codes(dir.path()), [""; 0]);
        fs::create_dir(at("tasks.toml")).unwrap();
        symlink("org.toml", at("org.toml")).unwrap();
        fs::write(at("levels.toml"), b"# \x82\xa0").unwrap();
        fs::File::create(at("checks.toml"))
            .unwrap()
            .set_len(50 << 20)
            .unwrap();
        assert_eq!(
            codes(dir.path()),
            ["unreadable", "unreadable", "not-utf8", "too-large"]
        );
    }

    #[test]
    fn contacts_may_lie_elsewhere_and_must_be_there() {
        let (dir, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        plan(
            dir.path(),
            &format!("contacts = \"{}/people.toml\"", home.path().display()),
        );
        assert_eq!(codes(dir.path()), ["no-such-file"]);
        let people = home.path().join("people.toml");
        fs::write(&people, "[[contact]]\nid = \"a\"\nname = \"A\"\n").unwrap();
        assert_eq!(codes(dir.path()), [""; 0]);
        fs::set_permissions(&people, fs::Permissions::from_mode(0o000)).unwrap();
        let refused = fs::read(&people).is_err(); // root reads everything
        assert_eq!(codes(dir.path()).is_empty(), !refused);
    }
}
