//! What happened: facts, one JSON line each, only ever appended. Pure: lines in, facts out; `world` holds the files.
//!
//! A writer is one clone of one user on one machine. It alone writes `journal/<month>.<writer>.jsonl`, and each line
//! holds the hash of the line before it. The union of all lines, in the order of their writing, is what happened.

mod checkpoint;
mod fact;
mod finding;
mod git;
mod hash;
mod line;
mod month;
mod page;
mod pen;
mod repair;
mod replay;
#[cfg(test)]
pub(crate) mod sample;
mod seen;
mod verify;

pub use checkpoint::{Checkpoint, Summed};
pub(crate) use fact::kinds;
pub use fact::{Event, Fact, FactId, NewFact, NotAFactId};
pub use finding::{Damage, Finding, Severity};
pub use git::{GITATTRIBUTES, GITIGNORE};
pub use hash::{LineHash, NotAHash};
pub use line::{FORMAT, Header, Previous};
pub use month::{Month, NotAMonth};
pub use page::{Page, PageName};
pub use pen::Pen;
pub use repair::{Repair, Repaired, SetAside};
pub use replay::Replay;
pub use seen::Seen;
pub use verify::{Head, Verification};
