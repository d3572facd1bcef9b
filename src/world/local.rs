//! `<records>/local/`: what is derived and belongs to this machine alone. Some of it holds phone numbers: it is the
//! owner's alone, or of the group that shares the folder.

use std::fs::{self, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use super::World;

/// The folder beside some records.
#[derive(Clone, Debug)]
pub(super) struct Local(PathBuf);

impl Local {
    pub(super) fn of(records: &Path) -> Self {
        Self(records.join("local"))
    }

    /// A file in it.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The folder says itself that git is to leave it alone, also where `init` has not been.
    pub(super) fn make(&self) -> io::Result<()> {
        if self.0.is_dir() {
            return Ok(());
        }
        fs::create_dir_all(&self.0)?;
        let above = fs::metadata(self.0.parent().unwrap_or(Path::new(".")))?;
        fs::set_permissions(&self.0, Permissions::from_mode(above.mode() & 0o7777))?;
        fs::write(self.file(".gitignore"), "*\n")
    }

    /// As a whole or not at all. Members of a group that shares the folder share the file.
    pub(super) fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(&self.0)?;
        file.write_all(bytes)?;
        let shared = fs::metadata(&self.0)?.mode() & 0o020 != 0;
        let mode = if shared { 0o660 } else { 0o600 };
        file.as_file().set_permissions(Permissions::from_mode(mode))?;
        file.persist(self.file(name)).map_err(|error| error.error)?;
        Ok(())
    }
}

impl World {
    /// This very program: version, length and time of its file. What another build wrote may mean something else. `None`
    /// where it cannot tell itself from another build: then nothing derived is trusted.
    pub(super) fn build(&self) -> Option<String> {
        build(&self.exe)
    }
}

/// The same of the program in this file.
pub(super) fn build(program: &Path) -> Option<String> {
    let file = fs::metadata(program).ok()?;
    let (length, seconds, nanos) = (file.len(), file.mtime(), file.mtime_nsec());
    Some(format!(
        "{} {length} {seconds}.{nanos}",
        env!("CARGO_PKG_VERSION")
    ))
}
