//! Writing files that a person asked for.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use super::World;

impl World {
    /// Is there anything of this name, be it a link that leads nowhere?
    pub fn is_there(&self, path: &Path) -> bool {
        fs::symlink_metadata(self.cwd.join(path)).is_ok()
    }

    /// Writes a file, and the folders above it. An error of kind [`ErrorKind::AlreadyExists`] where something is there.
    pub fn write_new(&self, path: &Path, text: &str) -> io::Result<()> {
        let path = self.cwd.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).open(&path)?;
        file.write_all(text.as_bytes())
            .and_then(|()| file.sync_all())
            .inspect_err(|_| drop(fs::remove_file(&path)))
    }

    /// The same, but what is there already is fine. Was it written?
    pub fn write_if_absent(&self, path: &Path, text: &str) -> io::Result<bool> {
        match self.write_new(path, text) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            written => written.map(|()| true),
        }
    }

    /// Writes a file over whatever was there, and the folders above it.
    pub fn write(&self, path: &Path, text: &str) -> io::Result<()> {
        let path = self.cwd.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)
    }
}
