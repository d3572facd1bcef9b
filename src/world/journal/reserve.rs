//! A small reserve: 64 KiB of real bytes that are given back when the disk is full, so that the facts of that very
//! outage can still be written.

use std::path::{Path, PathBuf};

use super::disk::Disk;

const SIZE: usize = 64 * 1024;

fn file(records: &Path) -> PathBuf {
    records.join("local/reserve")
}

/// Keeps a reserve where there is none. That it cannot be kept is no failure: the facts are what counts.
pub(crate) fn keep(disk: &dyn Disk, records: &Path) {
    let path = file(records);
    if !path.exists() {
        // Bytes that neither compression nor sparse files make go away.
        let noise = (0..SIZE).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8);
        let _ = disk.replace(&path, &noise.collect::<Vec<u8>>());
    }
}

/// Gives the reserve back; false if there was none.
pub(crate) fn give_back(disk: &dyn Disk, records: &Path) -> bool {
    disk.remove(&file(records)).is_ok()
}
