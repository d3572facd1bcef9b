//! The journal's lock: one writer at a time on this host. Held for milliseconds, never across the network; the system
//! drops it when a process dies.

use std::fs::{File, OpenOptions, Permissions, TryLockError};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::JournalError;

/// Held until it is dropped.
#[derive(Debug)]
pub(crate) struct Lock(#[expect(dead_code, reason = "the open file is the lock")] File);

impl Lock {
    /// Waits for the lock, but not for ever: a hung process must not hang all others.
    pub(crate) fn take(path: &Path, patience: Duration) -> Result<Self, JournalError> {
        let file = open(path)?;
        let begun = Instant::now();
        let mut pause = Duration::from_micros(200);
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self(file)),
                Err(TryLockError::Error(error)) => return Err(JournalError::new(path, error)),
                Err(TryLockError::WouldBlock) if begun.elapsed() > patience => {
                    return Err(JournalError::Locked(path.to_owned()));
                }
                Err(TryLockError::WouldBlock) => sleep(pause),
            }
            pause = (pause * 2).min(Duration::from_millis(10));
        }
    }
}

fn open(path: &Path) -> Result<File, JournalError> {
    let open = || {
        OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
    };
    // A disk that has become read-only must not set two ticks free at once.
    let file = open()
        .or_else(|error| File::open(path).map_err(|_| error))
        .map_err(JournalError::with(path))?;
    let folder = path.parent().and_then(|folder| folder.metadata().ok());
    if folder.is_some_and(|folder| folder.permissions().mode() & 0o020 != 0) {
        // It fails where another member of the group made the file, and then it is already as it should be.
        let _ = file.set_permissions(Permissions::from_mode(0o664));
    }
    Ok(file)
}
