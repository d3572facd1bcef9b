//! Documents that people asked for, written where they said: whole or not at all.

use std::fs::{self, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::World;

impl World {
    /// Writes a document, over the one of before if there is one. What is no file (`/dev/stdout`) is written to.
    pub fn write_document(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let path = self.cwd.join(path);
        if fs::metadata(&path).is_ok_and(|there| !there.is_file()) {
            return fs::write(&path, bytes);
        }
        // A link is followed, so that it stays one.
        let path = fs::canonicalize(&path).unwrap_or(path);
        let folder = path.parent().unwrap_or(Path::new("."));
        let readable = Permissions::from_mode(0o666); // less the umask, as any file
        let mut file = tempfile::Builder::new()
            .permissions(readable)
            .tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(&path).map_err(|error| error.error)?;
        Ok(())
    }
}
