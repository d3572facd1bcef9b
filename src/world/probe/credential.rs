//! A secret that a check needs. One that cannot be read is our own fault: the service was not asked.

use std::path::Path;

use crate::check::{Trouble, excerpt};
use crate::world::secret;

/// Reads it from where the plan says that it is kept.
pub(super) fn read(kept: &str, folder: &Path) -> Result<String, Trouble> {
    secret::read(kept, folder).map_err(|why| Trouble::NoCredential {
        kept: excerpt(kept.as_bytes()),
        detail: excerpt(why.as_bytes()),
    })
}
