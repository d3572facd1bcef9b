//! From what was written to what it means: names are bound, defaults filled in, rules between keys checked.
//!
//! First [`weed`] takes out the entries that cannot stand (no id, the id of another), then [`Book`] knows all names,
//! then each noun is resolved. Here nothing is dropped silently: what is left out has a [`Problem`].

mod askable;
mod book;
mod circle;
mod clock;
mod kind;
mod left_out;
mod service_hours;
mod weed;

mod about;
mod channel;
mod check;
mod check_keys;
mod contact;
mod contract;
mod drill;
mod level;
mod org;
mod rota;
mod task;

use book::Book;

use super::problem::{Noun, Problem, Wrong};
use super::raw::{Field, Many, Name, Number, Raw, Written};
use super::source::{File, Place};
use super::{ChannelRef, CheckRef, ContactRef, ContractRef, Party, Plan, RoleRef};

/// What all nouns need while they are resolved.
struct Resolver<'r> {
    raw: &'r Raw,
    book: Book<'r>,
    /// Files whose text is broken: what is not found in them may stand there all the same.
    broken: &'r [File],
    problems: Vec<Problem>,
    /// Parts of entries that were left out.
    dropped: Vec<Place>,
}

/// The plan that `raw` means; `None` only where plan.toml itself does not say what the plan needs.
///
/// Afterwards `raw` holds what the plan holds, entry by entry.
pub(super) fn resolve(raw: &mut Raw, broken: &[File], problems: &mut Vec<Problem>) -> Option<Plan> {
    let (lost, left) = weed::weed(raw, problems);
    let mut resolver = Resolver {
        book: Book::new(raw, lost),
        raw,
        broken,
        problems: Vec::new(),
        dropped: Vec::new(),
    };
    let plan = resolver.plan();
    resolver.look_up(&left);
    let (dropped, mut found) = (resolver.dropped, resolver.problems);
    problems.append(&mut found);
    if !dropped.is_empty() {
        weed::drop_parts(raw, &dropped);
    }
    plan
}

impl Resolver<'_> {
    fn plan(&mut self) -> Option<Plan> {
        let raw = self.raw;
        let about = self.about();
        let starts = about.as_ref().map(|about| about.starts).unwrap_or_default();
        let zone = about.as_ref().map_or(chrono_tz::UTC, |about| about.timezone);
        self.some_workday();
        let (workdays, hours, tick) = about::calendar(&raw.plan);
        let setting = rota::Setting { starts, zone, hours };
        let tasks = raw
            .tasks()
            .iter()
            .filter_map(|task| self.task(task, starts))
            .collect();
        let mut contacts: Vec<_> = raw.contacts().iter().filter_map(|it| self.contact(it)).collect();
        let mut roles: Vec<_> = raw
            .roles()
            .iter()
            .filter_map(|role| self.role(role, setting))
            .collect();
        let mut checks: Vec<_> = raw
            .checks()
            .iter()
            .filter_map(|check| self.check(check))
            .collect();
        self.circles(&mut roles, &mut contacts, &mut checks);
        Some(Plan {
            workdays,
            hours,
            tick,
            tasks,
            roles,
            contacts,
            levels: self.levels(),
            channels: raw.channels().iter().filter_map(channel::channel).collect(),
            events: raw
                .events()
                .iter()
                .filter_map(|event| self.event(event))
                .collect(),
            checks,
            maintenance: raw
                .maintenance()
                .iter()
                .filter_map(|it| self.maintenance(it, zone))
                .collect(),
            contracts: raw
                .contracts()
                .iter()
                .filter_map(|it| self.contract(it))
                .collect(),
            drills: raw
                .drills()
                .iter()
                .filter_map(|drill| self.drill(drill, starts))
                .collect(),
            about: about?,
        })
    }

    /// What `name` means among `nouns`. Nothing found, or more than one, is a problem.
    fn find(&mut self, nouns: &[Noun], name: &Written<Name>) -> Option<(Noun, u32)> {
        match self.book.find(nouns, &name.value.0) {
            Ok(found) => found,
            Err(_) if nouns.iter().any(|noun| self.broken.contains(&noun.file())) => None,
            Err(wrong) => self.refuse(name.place, wrong),
        }
    }

    fn contact_ref(&mut self, name: &Field<Name>) -> Option<ContactRef> {
        let (_, at) = self.find(&[Noun::Contact], name.as_ref()?)?;
        Some(ContactRef(at))
    }

    fn role_ref(&mut self, name: &Field<Name>) -> Option<RoleRef> {
        let (_, at) = self.find(&[Noun::Role], name.as_ref()?)?;
        Some(RoleRef(at))
    }

    fn channel_ref(&mut self, name: &Written<Name>) -> Option<ChannelRef> {
        let (_, at) = self.find(&[Noun::Channel], name)?;
        Some(ChannelRef(at))
    }

    fn check_ref(&mut self, name: &Written<Name>) -> Option<CheckRef> {
        let (_, at) = self.find(&[Noun::Check], name)?;
        Some(CheckRef(at))
    }

    /// All names of a list that mean something.
    fn each<T>(
        &mut self,
        names: &Field<Many<Name>>,
        find: fn(&mut Self, &Written<Name>) -> Option<T>,
    ) -> Vec<T> {
        let names = Many::items(names).iter();
        names.filter_map(|name| find(self, name)).collect()
    }

    /// Who sits in a step of a chain: a role, a contact, or a contract's vendor.
    fn seat(&mut self, name: &Field<Name>) -> Option<Party> {
        let nouns = [Noun::Role, Noun::Contact, Noun::Contract];
        self.party(&nouns, name.as_ref()?)
    }

    /// A role or a contact.
    fn owner(&mut self, name: &Written<Name>) -> Option<Party> {
        self.party(&[Noun::Role, Noun::Contact], name)
    }

    fn party(&mut self, nouns: &[Noun], name: &Written<Name>) -> Option<Party> {
        Some(match self.find(nouns, name)? {
            (Noun::Role, at) => Party::Role(RoleRef(at)),
            (Noun::Contact, at) => Party::Contact(ContactRef(at)),
            (_, at) => Party::Contract(ContractRef(at)),
        })
    }

    /// The number of a level that there is.
    fn level_number(&mut self, written: &Field<Number<0, 99>>) -> Option<u32> {
        let written = written.as_ref()?;
        let level = written.value.to();
        let numbers = self.raw.levels().iter().filter_map(|it| it.level.as_ref());
        let known: Vec<u32> = numbers.map(|number| number.value.to()).collect();
        match known.contains(&level) || self.broken.contains(&File::Levels) {
            true => Some(level),
            false => self.refuse(written.place, Wrong::UnknownLevel { level, known }),
        }
    }

    /// Says that `to` must not be before `from`.
    fn in_order<T: PartialOrd + ToString>(&mut self, from: &Field<T>, to: &Field<T>) {
        if let (Some(from), Some(to)) = (from, to)
            && to.value < from.value
        {
            let wrong = Wrong::RangeReversed {
                from: from.value.to_string(),
                to: to.value.to_string(),
            };
            self.problems
                .push(Problem::new(to.place, wrong).beside(from.place));
        }
    }

    fn refuse<T>(&mut self, place: Place, wrong: Wrong) -> Option<T> {
        self.problems.push(Problem::new(place, wrong));
        None
    }
}

/// The value of a key without a default.
fn value<T: Clone>(field: &Field<T>) -> Option<T> {
    field.as_ref().map(|written| written.value.clone())
}

/// The ids that an entry had before.
fn was(field: &Field<Many<super::raw::Id>>) -> Vec<String> {
    Many::values(field).map(|id| id.0.clone()).collect()
}
