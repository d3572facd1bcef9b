//! Why the journal could not be read or written. Each of these is exit code 4, and none of them loses a fact that was
//! acknowledged before.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The journal failed. The sentences for people stand in `say`; `Display` is for logs, and leaves to `source` what the
/// system says.
#[derive(Debug)]
pub enum JournalError {
    /// The disk is full, and the reserve did not help. Nothing was recorded (記録不可).
    Full(PathBuf),
    /// The folder may be read but not written. Nothing was recorded.
    ReadOnly(PathBuf),
    /// Another process held the lock for too long. Nothing was recorded.
    Locked(PathBuf),
    /// The writer's own file was written by a newer opsplan in this format. Nothing was recorded.
    NewerFormat(PathBuf, u32),
    /// A fact could not be put into JSON. Nothing was recorded.
    NotJson(serde_json::Error),
    /// Anything else that the system says.
    Io(PathBuf, io::Error),
}

impl JournalError {
    pub(crate) fn new(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full(path),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(path),
            _ => Self::Io(path, error),
        }
    }

    /// For `map_err`: the failure of something that was done with `path`.
    pub(crate) fn with(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |error| Self::new(path, error)
    }

    /// The file or folder that it is about.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::NotJson(_) => None,
            Self::Full(path) | Self::ReadOnly(path) | Self::Locked(path) => Some(path),
            Self::NewerFormat(path, _) | Self::Io(path, _) => Some(path),
        }
    }
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full(path) => write!(f, "`{}`: the disk is full; nothing was recorded", path.display()),
            Self::ReadOnly(path) => write!(f, "`{}` cannot be written; nothing was recorded", path.display()),
            Self::Locked(path) => write!(
                f,
                "`{}` is locked by another process; nothing was recorded",
                path.display()
            ),
            Self::NewerFormat(path, format) => {
                write!(
                    f,
                    "`{}` has format {format} of a newer opsplan; nothing was recorded",
                    path.display()
                )
            }
            Self::NotJson(_) => write!(f, "a fact cannot be written as JSON"),
            Self::Io(path, _) => write!(f, "`{}`", path.display()),
        }
    }
}

impl std::error::Error for JournalError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NotJson(error) => Some(error),
            Self::Io(_, error) => Some(error),
            _ => None,
        }
    }
}

impl From<serde_json::Error> for JournalError {
    fn from(error: serde_json::Error) -> Self {
        Self::NotJson(error)
    }
}
