//! Messages: where they go, under which key, and what became of them. Pure; the sentences are `say`'s, the sending is the
//! world's.
//!
//! A message is first a fact [`Queued`], synced, then sent, then [`Posted`], [`Accepted`] or [`Failed`]. Its [`Key`] says
//! what it is about, so that the same thing is never sent twice on purpose, whoever looks and how often.

mod safe;
mod key;
mod event;
mod message;
mod route;
mod outbox;
mod pages;
mod carrier;

pub use carrier::{Again, Carried, Carrier, Carrying, Parcel, Reply};
pub use event::{Accepted, Failed, Posted, Queued};
pub use key::Key;
pub use message::{Message, Turn};
pub use outbox::{Fate, Letter, Outbox};
pub use pages::{Page, pages};
pub use route::Route;
pub use safe::safe;
