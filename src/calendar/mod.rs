//! Days, business days and periods, and the phrases that people write about them. Pure: no clock, no plan, no I/O.
//!
//! A phrase (`毎月第3営業日`) is read into a [`Frequency`]; with its modifiers it is a [`Recurrence`]; a recurrence and
//! [`Workdays`] give [`Occurrence`]s for any range of days.

mod workdays;

mod closed_days;
mod holidays;

mod unit;
mod span;

mod period;
mod period_name;

pub mod english;
mod frequency;
mod phrase;

mod recurrence;

mod month_day;
mod nominal;
mod shift;

mod occurrence;

#[cfg(test)]
mod cases;

pub use closed_days::{ClosedDays, ClosedDaysError};
pub use frequency::{FiscalDay, FiscalPart, Frequency, MonthDay, PhraseError, YearDay};
pub use occurrence::{Move, Occurrence};
pub use period::{Period, PeriodError};
pub use recurrence::{IfClosed, Recurrence, ShortMonth};
pub use span::{Span, SpanError, on_the_clock};
pub use unit::Unit;
pub use workdays::{Closure, Workdays};
