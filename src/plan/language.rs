//! The language that people see.

use serde::{Deserialize, Serialize};

/// Japanese or English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// 日本語
    #[default]
    Ja,
    /// English
    En,
}
