//! Days, business days and periods, and the phrases that people write about them. Pure: no clock, no plan, no I/O.
//!
//! A phrase (`毎月第3営業日`) is read into a [`Frequency`]; with its modifiers it is a [`Recurrence`]; a recurrence and
//! [`Workdays`] give [`Occurrence`]s for any range of days.

mod frequency;
mod occurrence;
mod period;
mod recurrence;
mod span;
mod workdays;

pub use frequency::{Frequency, PhraseError};
pub use occurrence::{Move, Occurrence};
pub use period::Period;
pub use recurrence::{IfClosed, Recurrence, ShortMonth};
pub use span::{Span, Unit};
pub use workdays::{ClosedDays, Closure, Workdays};
