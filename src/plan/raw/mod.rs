//! What was written: one file a noun, every key optional, every value with its place. A value that has no sound form is
//! a [`Problem`](super::Problem) and absent here; references are still names. Says everything that is wrong, and never
//! stops at the first.
//!
//! `table!` is the one source of truth for keys: from one list it makes the struct, its reader, what is said about
//! missing and unknown keys, and the JSON Schema.

mod form;
mod key;
mod newer;
mod reader;
#[macro_use]
mod table;

mod about;
mod channel;
mod check;
mod contact;
mod contract;
mod drill;
mod level;
mod org;
mod task;

pub use about::{About, Calendar, PlanFile, Tick};
pub use channel::{Channel, ChannelsFile, Event};
pub use check::{Check, ChecksFile, Expect, JsonExpect, Maintenance};
pub use contact::{Contact, ContactsFile, Reach};
pub use contract::{Contract, ContractsFile};
pub use drill::{Drill, DrillsFile};
pub(in crate::plan) use form::hours;
pub use form::{
    Address, CheckKind, DayOrMoment, Days, Evidence, Fraction, Headers, Holidays, Id, InRecords, Interval,
    JsonPath, MailSecurity, Many, Moment, Name, Number, Pairs, Pattern, Percent, Phrase, Rows, Secret, Size,
    Timeout, Url, Weekday, When,
};
pub use key::Key;
pub use level::{AlertRule, Level, LevelRules, LevelsFile, Obligation, Step};
pub use org::{Member, OrgFile, Override, Role, Rota, Seat};
pub use reader::Reader;
pub use table::{Form, Table};
pub use task::{Task, TasksFile};

use super::source::{File, Place};

/// A value as it was written, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Written<T> {
    /// What it says.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// A key's value; `None` where the key is absent, or its value had no sound form.
pub type Field<T> = Option<Written<T>>;

/// All nine files as they were written.
///
/// After reading, each list (and each list within an entry: members, steps, …) holds what the resolved plan holds, in
/// the same order: `raw.tasks()[i]` is how `plan.tasks[i]` was written. The steps of a chain alone are put in the order
/// of time in the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Raw {
    /// plan.toml
    pub plan: PlanFile,
    /// tasks.toml
    pub tasks: TasksFile,
    /// org.toml
    pub org: OrgFile,
    /// contacts.toml
    pub contacts: ContactsFile,
    /// levels.toml
    pub levels: LevelsFile,
    /// channels.toml
    pub channels: ChannelsFile,
    /// checks.toml
    pub checks: ChecksFile,
    /// contracts.toml
    pub contracts: ContractsFile,
    /// drills.toml
    pub drills: DrillsFile,
}

impl Default for Raw {
    fn default() -> Self {
        Self {
            plan: PlanFile::empty(Place::top(File::Plan)),
            tasks: TasksFile::empty(Place::top(File::Tasks)),
            org: OrgFile::empty(Place::top(File::Org)),
            contacts: ContactsFile::empty(Place::top(File::Contacts)),
            levels: LevelsFile::empty(Place::top(File::Levels)),
            channels: ChannelsFile::empty(Place::top(File::Channels)),
            checks: ChecksFile::empty(Place::top(File::Checks)),
            contracts: ContractsFile::empty(Place::top(File::Contracts)),
            drills: DrillsFile::empty(Place::top(File::Drills)),
        }
    }
}

macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident, $name_mut:ident: $noun:ident = $file:ident.$key:ident),* $(,)?) => {
        impl Raw {$(
            $(#[$doc])*
            pub fn $name(&self) -> &[$noun] {
                self.$file.$key.as_ref().map_or(&[], |rows| &rows.value.0)
            }

            pub(in crate::plan) fn $name_mut(&mut self) -> Option<&mut Vec<$noun>> {
                self.$file.$key.as_mut().map(|rows| &mut rows.value.0)
            }
        )*}
    };
}

rows! {
    /// `[[task]]`
    tasks, tasks_mut: Task = tasks.task,
    /// `[[role]]`
    roles, roles_mut: Role = org.role,
    /// `[[contact]]`
    contacts, contacts_mut: Contact = contacts.contact,
    /// `[[level]]`
    levels, levels_mut: Level = levels.level,
    /// `[[alert]]`
    alerts, alerts_mut: AlertRule = levels.alert,
    /// `[[channel]]`
    channels, channels_mut: Channel = channels.channel,
    /// `[[event]]`
    events, events_mut: Event = channels.event,
    /// `[[check]]`
    checks, checks_mut: Check = checks.check,
    /// `[[maintenance]]`
    maintenance, maintenance_mut: Maintenance = checks.maintenance,
    /// `[[contract]]`
    contracts, contracts_mut: Contract = contracts.contract,
    /// `[[drill]]`
    drills, drills_mut: Drill = drills.drill,
}
