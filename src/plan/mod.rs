//! What people write: nine TOML files, read with their places kept, and what they mean, with every reference bound.
//!
//! [`source`] holds the texts, `raw` is what was written, [`Plan`] is what it means; past [`read()`] no dangling name
//! exists. Everything that is wrong is a [`Problem`], all of them at once. Pure: the texts come in from the edge.

mod nearest;
mod noun;
mod shape;
pub mod problem;
pub mod raw;
mod resolve;
mod syntax;
mod spoiled;
mod read;
pub mod source;

mod about;
mod alert;
mod channel;
mod check;
mod contact;
mod contract;
mod drill;
mod language;
mod level;
mod org;
mod party;
mod rota;
pub mod starter;
mod task;

pub mod duty;

mod schema;
pub mod warn;

use std::ops::Index;

use serde::{Deserialize, Serialize};

pub use problem::{Noun, Problem, Severity, Wrong};
pub use read::{Reading, contacts_path, read, records_path};
pub use schema::schema;
pub use source::{File, Place, Position, Source, Sources, Unreadable};

pub use about::{About, Hours, Tick};
pub use alert::{AlertRule, Impact};
pub use channel::{Audience, Channel, ChannelRef, Event, is_this_machine};
pub use check::{
    Canary, Check, CheckRef, Expect, JsonExpect, Kind, Maintenance, Redirects, Scalar, Trust, Web, kept_in,
};
pub use contact::{Away, Contact, ContactRef, Reach};
pub use contract::{Contract, ContractRef, ServiceHours};
pub use drill::Drill;
pub use language::Language;
pub use level::{During, Level, Levels, Obligation, Step, Worst};
pub(crate) use nearest::nearest;
pub use org::{Member, Role, RoleRef};
pub use party::Party;
pub use rota::{Override, Rota, Shift};
pub use task::{Covers, Method, Missed, Task, TaskKind, TaskRef};

use crate::calendar::Workdays;

/// The whole plan, resolved. Absent files are empty lists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// `[plan]` of plan.toml.
    pub about: About,
    /// `[calendar]`: which days are worked.
    pub workdays: Workdays,
    /// `[calendar] hours`.
    pub hours: Hours,
    /// `[tick]`.
    pub tick: Tick,
    /// tasks.toml
    pub tasks: Vec<Task>,
    /// org.toml
    pub roles: Vec<Role>,
    /// contacts.toml
    pub contacts: Vec<Contact>,
    /// levels.toml
    pub levels: Levels,
    /// channels.toml, `[[channel]]`
    pub channels: Vec<Channel>,
    /// channels.toml, `[[event]]`
    pub events: Vec<Event>,
    /// checks.toml, `[[check]]`
    pub checks: Vec<Check>,
    /// checks.toml, `[[maintenance]]`
    pub maintenance: Vec<Maintenance>,
    /// contracts.toml
    pub contracts: Vec<Contract>,
    /// drills.toml
    pub drills: Vec<Drill>,
}

macro_rules! index {
    ($($reference:ident => $list:ident: $noun:ident),* $(,)?) => {$(
        impl Index<$reference> for Plan {
            type Output = $noun;

            fn index(&self, reference: $reference) -> &$noun {
                &self.$list[reference.0 as usize]
            }
        }
    )*};
}

index! {
    TaskRef => tasks: Task,
    RoleRef => roles: Role,
    ContactRef => contacts: Contact,
    ChannelRef => channels: Channel,
    CheckRef => checks: Check,
    ContractRef => contracts: Contract,
}
