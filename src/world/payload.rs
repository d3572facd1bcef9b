//! What another program hands over: a file, or standard input. Never more than its bound is read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::World;

impl World {
    /// The bytes of a file, `-` for standard input: at most one more than `most`, so that too many can be told.
    pub fn payload(&self, path: &Path, most: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let bound = most as u64 + 1;
        if path == Path::new("-") {
            io::stdin().lock().take(bound).read_to_end(&mut bytes)?;
        } else {
            File::open(self.cwd.join(path))?
                .take(bound)
                .read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    }
}
