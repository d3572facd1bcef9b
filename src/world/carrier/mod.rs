//! Carriers: whoever brings messages to a kind of channel.

mod file;

use std::path::Path;

pub use file::FileCarrier;

use crate::notify::Carrier;

/// The carrier for a kind of channel; `None` for a kind that cannot be sent to.
pub fn carrier(kind: &str, records: &Path) -> Option<Box<dyn Carrier>> {
    match kind {
        "file" => Some(Box::new(FileCarrier::new(records))),
        _ => None,
    }
}
