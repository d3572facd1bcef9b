//! The nine files of a plan's folder, as texts. A file that is there and cannot be read is said to be so, never skipped.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::World;
use crate::plan::{File, Source, Sources, Unreadable, contacts_path};

impl World {
    /// Reads the files of the plan in `folder`. `[plan] contacts` may point to contacts.toml elsewhere.
    pub fn plan_files(&self, folder: &Path) -> Sources {
        let mut sources = Sources::default();
        for file in File::ALL {
            let elsewhere = (file == File::Contacts).then(|| sources.get(File::Plan).and_then(contacts_path));
            let name = elsewhere.flatten().unwrap_or_else(|| file.name().to_owned());
            let path = folder.join(name);
            if let Some(source) = source(&path, &self.shown(&path)) {
                sources.insert(file, source);
            }
        }
        sources
    }

    /// A path as people write it here: relative to the current directory where it lies below.
    pub fn shown(&self, path: &Path) -> String {
        let below = path
            .strip_prefix(&self.cwd)
            .ok()
            .filter(|it| !it.as_os_str().is_empty());
        below.unwrap_or(path).display().to_string()
    }
}

/// The file's text; `None` where there is no such file.
fn source(path: &Path, name: &str) -> Option<Source> {
    match read(path) {
        Ok(Ok(bytes)) => Some(Source::from_bytes(name, bytes)),
        Ok(Err(unreadable)) => Some(Source::unreadable(name, unreadable)),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => Some(Source::unreadable(name, Unreadable::Refused(error.to_string()))),
    }
}

/// Pipes are not opened and large files not read: neither may hold up a command.
fn read(path: &Path) -> std::io::Result<Result<Vec<u8>, Unreadable>> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Ok(Err(Unreadable::NotAFile));
    }
    if metadata.len() > Source::MOST_BYTES as u64 {
        return Ok(Err(Unreadable::TooLarge));
    }
    fs::read(path).map(Ok)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_said_to_be_so() {
        let dir = tempfile::tempdir().unwrap();
        let file = |name: &str| dir.path().join(name);
        fs::write(file("plan.toml"), "[plan]\ncontacts = \"phones.toml\"\n").unwrap();
        fs::write(file("phones.toml"), "# 電話\n").unwrap();
        fs::create_dir(file("tasks.toml")).unwrap();
        fs::write(file("org.toml"), b"a = \"\xff\"\n").unwrap();
        std::os::unix::fs::symlink(file("levels.toml"), file("levels.toml")).unwrap();
        let large = fs::File::create(file("checks.toml")).unwrap();
        large.set_len(Source::MOST_BYTES as u64 + 1).unwrap();
        let sources = World::system().plan_files(dir.path());
        let unreadable = |file| sources.get(file).unwrap().unreadable.clone();
        assert_eq!(sources.get(File::Contacts).unwrap().text, "# 電話\n");
        assert_eq!(unreadable(File::Tasks), Some(Unreadable::NotAFile));
        assert_eq!(unreadable(File::Org), Some(Unreadable::NotUtf8));
        assert!(matches!(unreadable(File::Levels), Some(Unreadable::Refused(_))));
        assert_eq!(unreadable(File::Checks), Some(Unreadable::TooLarge));
        assert_eq!(sources.get(File::Drills), None);
    }
}
