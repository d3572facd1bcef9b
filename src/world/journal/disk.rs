//! The port to the file system: the few operations that the journal is made of, so that a test can let each of them
//! fail, or stop the world in the middle of it.

use std::fmt::Debug;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;
use std::time::UNIX_EPOCH;

use rustix::fs::OFlags;

/// No month of one writer is longer: 1 GiB.
const LARGEST: u64 = 1 << 30;

/// What the journal asks of a file system.
pub(crate) trait Disk: Debug + Send + Sync {
    /// What lies in a folder, in no order.
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>>;
    /// A plain file's bytes. It waits for nobody: a pipe or a device is an error.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Opens a file for appending, and makes it where there is none.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Paper>>;
    /// Puts a file in place as a whole or not at all; it is on the disk afterwards.
    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// As `replace`, but a power loss may take it back or damage it: for what is derived.
    fn jot(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes a folder and those above it, and brings their names to the disk.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Brings a folder's list of names to the disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// A file that is open for appending.
pub(crate) trait Paper {
    /// How many bytes it holds.
    fn length(&self) -> io::Result<u64>;
    /// Writes at the end.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Brings what was written to the disk.
    fn sync(&mut self) -> io::Result<()>;
    /// Cuts the file to a length.
    fn cut(&mut self, length: u64) -> io::Result<()>;
}

/// A name in a folder.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) name: String,
    /// In bytes.
    pub(crate) length: u64,
    /// Nanoseconds since 1970, by the file system's clock.
    pub(crate) modified: i128,
    /// Whether it is a plain file, or a link to one; else the reason.
    pub(crate) plain: Result<bool, String>,
}

/// The machine's own disk.
#[derive(Debug)]
pub(crate) struct RealDisk;

impl Disk for RealDisk {
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if name.ends_with(".jsonl") {
                entries.push(look_at(&path, name));
            }
        }
        Ok(entries)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let nonblock = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or(0);
        let mut file = OpenOptions::new().read(true).custom_flags(nonblock).open(path)?;
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Err(io::Error::new(ErrorKind::InvalidInput, "not a plain file"));
        }
        if metadata.len() > LARGEST {
            return Err(ErrorKind::FileTooLarge.into());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0) + 1);
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Paper>> {
        let fresh = OpenOptions::new().append(true).create_new(true).open(path);
        match fresh {
            Ok(file) => share(path, 0o060).map(|()| Box::new(file) as Box<dyn Paper>),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                let nonblock = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or(0);
                let file = OpenOptions::new()
                    .append(true)
                    .custom_flags(nonblock)
                    .open(path)?;
                Ok(Box::new(file))
            }
            Err(error) => Err(error),
        }
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        put(path, bytes, File::sync_data)
    }

    fn jot(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        put(path, bytes, |_| Ok(()))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        if folder.is_dir() {
            return Ok(());
        }
        if let Some(above) = folder.parent() {
            self.make_folder(above)?;
        }
        match fs::create_dir(folder) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(()),
            made => made.and_then(|()| share(folder, 0o2070))?,
        }
        folder.parent().map_or(Ok(()), |above| self.sync_folder(above))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }
}

impl Paper for File {
    fn length(&self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }
}

fn put(path: &Path, bytes: &[u8], sync: impl FnOnce(&File) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file()
        .set_permissions(Permissions::from_mode(mode_for(path, folder)))?;
    sync(file.as_file())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Writes over a file that is there, where the room that it has on the disk is enough: a full disk allows that and no
/// more. A power loss in the middle may spoil it.
pub(crate) fn write_over(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    let length = bytes.len() as u64;
    if length > file.metadata()?.blocks() * 512 {
        return Err(ErrorKind::StorageFull.into());
    }
    file.write_all(bytes)?;
    file.set_len(length)?;
    file.sync_data()
}

fn look_at(path: &Path, name: String) -> Entry {
    match fs::metadata(path) {
        Ok(metadata) => {
            let modified = metadata
                .modified()
                .ok()
                .and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            let modified = modified
                .and_then(|time| i128::try_from(time.as_nanos()).ok())
                .unwrap_or(-1);
            Entry {
                name,
                length: metadata.len(),
                modified,
                plain: Ok(metadata.is_file()),
            }
        }
        Err(error) => Entry {
            name,
            length: 0,
            modified: -1,
            plain: Err(error.to_string()),
        },
    }
}

/// Several people on one host work in a folder that their group may write: what is made there is theirs as well,
/// whatever the umask says.
fn share(path: &Path, bits: u32) -> io::Result<()> {
    let above = path
        .parent()
        .map(fs::metadata)
        .transpose()?
        .map_or(0, |folder| folder.permissions().mode());
    if above & 0o020 == 0 {
        return Ok(());
    }
    let mode = fs::metadata(path)?.permissions().mode();
    fs::set_permissions(path, Permissions::from_mode(mode | bits))
}

/// The mode of a file that is put in place: that of the one before it, else what the folder suggests.
fn mode_for(path: &Path, folder: &Path) -> u32 {
    let shared = fs::metadata(folder).is_ok_and(|folder| folder.permissions().mode() & 0o020 != 0);
    let usual = if shared { 0o664 } else { 0o644 };
    fs::metadata(path).map_or(usual, |file| file.permissions().mode() & 0o7777)
}
