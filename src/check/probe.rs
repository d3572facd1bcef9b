//! The port to the outside: one implementation a kind of check, all of them in `world`.

use std::pin::Pin;

use super::Observation;
use crate::plan::Check;

/// An answer on its way.
pub type Asking<'a> = Pin<Box<dyn Future<Output = Observation> + Send + 'a>>;

/// Asks, and reports what came back; judges nothing. It keeps the check's `timeout` itself, so that it can say what it
/// was waiting for.
pub trait Probe: Send + Sync {
    /// Asks once, over a fresh connection.
    fn ask<'a>(&'a self, check: &'a Check) -> Asking<'a>;
}
