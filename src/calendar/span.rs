//! A length of time as plans write it: `30m`, `4h`, `90d`, `3mo`, `5bd`.

use serde::{Deserialize, Serialize};

/// The unit of a [`Span`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// `m`
    Minutes,
    /// `h`
    Hours,
    /// `d`: calendar days
    Days,
    /// `w`
    Weeks,
    /// `mo`: calendar months
    Months,
    /// `y`
    Years,
    /// `bd`: business days
    BusinessDays,
}

/// A count and its unit. Months and business days have no fixed length, so a span is added to a date, never summed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}
