//! Incidents: facts + now → the incident; its levels as they were + facts + the plan of now → who is next, and when.
//!
//! [`Incident`] is the replay of its facts, [`Ledger`] holds those that still matter, [`Timeline`] is the one function
//! behind `incident show`, `escalation` and `tick`. Pure: no clock, no files, no sentences. What a timer says is planned
//! here; whether somebody was really told is the outbox's to know.

mod id;
mod event;
mod call_result;
mod seat;
mod terms;
mod state;
mod entry;
mod replay;
mod own_time;
mod notice;
mod wrong_number;
mod ledger;
mod twins;
mod clock;
mod call;
mod walk;
mod reports;
mod timeline;
#[cfg(test)]
mod nights;
mod outage;
mod rise;
mod response;
mod obligations;
mod owed;
pub mod alert;
#[cfg(test)]
pub(crate) mod sample;

pub use crate::plan::Impact;
pub use call::{Call, Why};
pub use call_result::CallResult;
pub use entry::{Entry, Happening};
pub use event::{
    Acked, Announced, Because, Called, Cancelled, Closed, HandedOver, LevelChanged, NotePosted, Opened,
    Reopened, Reported, Restored, Updated,
};
pub use id::{IncidentId, NotAnIncidentId};
pub use ledger::Ledger;
pub use notice::Notice;
pub use obligations::{Duty, duties};
pub use owed::{Owed, OwedKind, owed};
pub use own_time::{ClockSet, Known, LastTick};
pub use replay::Incident;
pub use reports::ReportDue;
pub use response::{ResponseDue, responses};
pub use rise::{Rise, rise};
pub use seat::{SeatId, Sitter, sitters};
pub use state::{Deed, State};
pub use terms::{LevelTerms, ObligationTerms, SeatTerms, StepTerms, Terms};
pub use timeline::{Paging, Timeline};
pub use twins::Numbers;
pub use wrong_number::WrongNumbers;
