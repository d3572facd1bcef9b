//! Writing the files of a plan: all of them beside first, then moved; where a move fails, those of before come back.

use std::fs::{self, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::World;

impl World {
    /// Writes all files, or none.
    pub fn write_plan(&self, files: &[(PathBuf, String)]) -> io::Result<()> {
        let mut ready: Vec<(PathBuf, NamedTempFile)> = Vec::new();
        for (path, text) in files {
            let path = self.cwd.join(path);
            let path = fs::canonicalize(&path).unwrap_or(path); // a link stays one
            ready.push((path.clone(), beside(&path, text)?));
        }
        let mut moved: Vec<(PathBuf, Option<Vec<u8>>)> = Vec::new();
        for (path, file) in ready {
            let before = fs::read(&path).ok();
            if let Err(error) = file.persist(&path) {
                back(&moved);
                return Err(error.error);
            }
            moved.push((path, before));
        }
        for folder in moved.iter().filter_map(|(path, _)| path.parent()) {
            fs::File::open(folder)?.sync_all()?;
        }
        Ok(())
    }
}

fn beside(path: &Path, text: &str) -> io::Result<NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mode = fs::metadata(path).map_or(0o644, |there| there.permissions().mode() & 0o777);
    let mut file = tempfile::Builder::new()
        .permissions(Permissions::from_mode(mode))
        .tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn back(moved: &[(PathBuf, Option<Vec<u8>>)]) {
    for (path, before) in moved {
        let restored = match before {
            Some(bytes) => fs::write(path, bytes),
            None => fs::remove_file(path),
        };
        drop(restored); // the first error is the one that is told
    }
}
