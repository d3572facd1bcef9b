//! Messages: where they go, under which key, and what became of them. Pure; the sentences are `say`'s, the sending is the
//! world's.
//!
//! A message is first a fact [`Queued`], synced, then [`Sent`], then [`Posted`], [`Accepted`] or [`Failed`]. Its [`Key`] says
//! what it is about, so that the same thing is never sent twice on purpose, whoever looks and how often.

mod safe;
mod key;
mod event;
mod message;
mod route;
mod letter;
mod outbox;
mod pages;
mod carrier;
mod ack;
mod author;

pub use ack::is_ack;
pub use author::{bare, contact};
pub use carrier::{Again, Carried, Carrier, Carrying, Gone, Parcel, Reply};
pub use event::{Accepted, Because, Dropped, Failed, Posted, Queued, Requeued, Sent, TookOver, outcome};
pub use key::Key;
pub use letter::{Fate, Letter, Next};
pub use message::{Message, Turn};
pub use outbox::{Outbox, Ready};
pub use pages::{Page, Way, pages, ways};
pub use route::Route;
pub use safe::safe;
