//! A month or an incident as the document that is handed over: 月次運用報告書 and 障害報告書. What happened is gathered
//! into values here and laid out in the chapters that readers expect; no word and no look is decided.

mod stretches;
mod uptime;
mod incidents;
mod work;
mod stops;
mod monthly;
mod cells;
mod monthly_document;
mod incident_document;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};

pub use incident_document::{IncidentReport, Told};
pub use incidents::{Figures, OfLevel, Reported};
pub use monthly::{Month, Monthly, Service, Sources};
pub use monthly_document::Pages;
pub use stops::Stop;
pub use stretches::Stretches;
pub use uptime::Uptime;
pub use work::{Exception, Rehearsal, Work};

/// A stretch of time: its beginning belongs to it, its end does not.
pub type Stretch = (DateTime<Utc>, DateTime<Utc>);
