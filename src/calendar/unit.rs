//! The units in which lengths of time are written, and what people call them.

use serde::{Deserialize, Serialize};

/// The unit of a [`super::Span`].
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

impl Unit {
    const ALL: [Self; 7] = [
        Self::Minutes,
        Self::Hours,
        Self::Days,
        Self::Weeks,
        Self::Months,
        Self::Years,
        Self::BusinessDays,
    ];

    /// As it stands behind a number in plan files.
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Minutes => "m",
            Self::Hours => "h",
            Self::Days => "d",
            Self::Weeks => "w",
            Self::Months => "mo",
            Self::Years => "y",
            Self::BusinessDays => "bd",
        }
    }

    /// The unit that is written so.
    pub(super) fn of_sign(sign: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.sign() == sign)
    }

    /// As it is said in Japanese behind a number.
    pub fn japanese(self) -> &'static str {
        match self {
            Self::Minutes => "分",
            Self::Hours => "時間",
            Self::Days => "日",
            Self::Weeks => "週間",
            Self::Months => "か月",
            Self::Years => "年",
            Self::BusinessDays => "営業日",
        }
    }

    /// As it is said in English of one.
    pub fn english(self) -> &'static str {
        match self {
            Self::Minutes => "minute",
            Self::Hours => "hour",
            Self::Days => "day",
            Self::Weeks => "week",
            Self::Months => "month",
            Self::Years => "year",
            Self::BusinessDays => "business day",
        }
    }
}
