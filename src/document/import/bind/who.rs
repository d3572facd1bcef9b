//! Everybody who is known by name, and who is met on the way.

use foldhash::{HashMap, HashSet};

use super::super::block::At;
use super::super::found::{Contact, Doubtful, Found, Role};
use super::super::names;
use super::super::words::{brackets, fold, is_blank};
use super::people;

/// Other words for a seat.
const ALSO: [&str; 4] = [
    "pm|プロジェクトマネージャー|プロジェクトマネージャ|プロジェクトマネジャー|projectmanager",
    "po|プロジェクトオーナー|プロダクトオーナー",
    "pl|プロジェクトリーダー|プロジェクトリーダ",
    "pmo|プロジェクトマネジメントオフィス",
];

/// Everybody who is known by name.
pub(super) struct Who {
    pub(super) roles: Vec<Role>,
    pub(super) contacts: Vec<Contact>,
    pub(super) role_ids: Vec<String>,
    pub(super) contact_ids: Vec<String>,
    seats: HashMap<String, usize>,
    people: HashMap<String, usize>,
    /// By surname; `None` where several have it.
    surnames: HashMap<String, Option<usize>>,
    /// How many are called so.
    bearers: HashMap<String, u32>,
    /// Is everybody called by two names, a Japanese and an English one?
    pub(super) in_two_languages: bool,
}

impl Who {
    pub(super) fn new(found: &mut Found) -> Self {
        let mut who = Self {
            roles: Vec::new(),
            contacts: Vec::new(),
            role_ids: Vec::new(),
            contact_ids: Vec::new(),
            seats: HashMap::default(),
            people: HashMap::default(),
            surnames: HashMap::default(),
            bearers: HashMap::default(),
            in_two_languages: found.in_two_languages,
        };
        std::mem::take(&mut found.roles)
            .into_iter()
            .for_each(|it| who.add_role(it));
        std::mem::take(&mut found.contacts)
            .into_iter()
            .for_each(|it| who.add_contact(it));
        who
    }

    fn add_role(&mut self, role: Role) {
        let at = self.roles.len();
        self.seats.entry(fold(&role.name)).or_insert(at);
        self.seats.entry(fold(&brackets(&role.name).0)).or_insert(at);
        if let Some((own, other)) = self.both(&role.name) {
            self.seats.entry(fold(own)).or_insert(at);
            self.seats.entry(fold(other)).or_insert(at);
        }
        *self.bearers.entry(role.name.trim().to_owned()).or_default() += 1;
        self.roles.push(role);
    }

    fn add_contact(&mut self, contact: Contact) {
        let at = self.contacts.len();
        self.people.entry(fold(&contact.name)).or_insert(at);
        if let Some((own, other)) = self.both(&contact.name) {
            self.people.entry(fold(own)).or_insert(at);
            self.people.entry(fold(other)).or_insert(at);
        }
        let surname = fold(names::surname(&contact.name));
        self.surnames
            .entry(surname)
            .and_modify(|it| *it = None)
            .or_insert(Some(at));
        *self.bearers.entry(contact.name.trim().to_owned()).or_default() += 1;
        self.contacts.push(contact);
    }

    pub(super) fn role(&self, name: &str) -> Option<usize> {
        let (own, other) = self.both(name).unwrap_or((name, name));
        let whole = self.seats.get(&fold(name)).copied();
        whole
            .or_else(|| self.seat_called(own))
            .or_else(|| self.seat_called(other))
    }

    fn seat_called(&self, name: &str) -> Option<usize> {
        let folded = fold(name);
        let exact = self.seats.get(&folded).copied();
        exact.or_else(|| {
            let words = ALSO
                .iter()
                .find(|words| words.split('|').any(|it| it == folded))?;
            words.split('|').find_map(|it| self.seats.get(it).copied())
        })
    }

    /// A person by full name, with or without the space, or by a surname that only one has.
    fn person(&self, name: &str) -> Option<usize> {
        if let Some(at) = self.people.get(&fold(name)) {
            return Some(*at);
        }
        if let Some((own, other)) = self.both(name) {
            return self.person(own).or_else(|| self.person(other));
        }
        // `COO 鹿島`, whose name is known though it is none of the commonest.
        let known = name.split_once([' ', '\u{3000}']).filter(|(seat, person)| {
            names::is_seat(seat) && !names::is_company(seat) && self.surnames.contains_key(&fold(person))
        });
        let known = known.map(|(_, person)| person.to_owned());
        let seated = || names::with_seat(name).map(|(_, person)| person);
        let name = known.or_else(seated).unwrap_or_else(|| names::bare(name));
        let folded = fold(&name);
        let exact = self.people.get(&folded).copied();
        let found = exact.or_else(|| self.surnames.get(&folded).copied().flatten());
        // `鹿島（COO）`
        let before = || Some(brackets(&name).0).filter(|it| !it.is_empty() && it.len() < name.len());
        let bare = || before().or_else(|| names::without_rank(&name).map(str::to_owned));
        found.or_else(|| self.person(&bare()?))
    }

    pub(super) fn knows(&self, name: &str) -> bool {
        self.role(name).is_some() || self.person(name).is_some()
    }

    /// People of the chart, seats of the contacts, of the paths and of the tasks.
    pub(super) fn everybody(&mut self, found: &mut Found) {
        for at in 0..self.roles.len() {
            let cells = self.roles[at].people.clone();
            let people: Vec<String> = cells
                .iter()
                .flat_map(|it| self.parted(it, &|name| self.person(name).is_some()))
                .collect();
            for person in &people {
                self.meet_person(found, self.roles[at].at, person);
            }
            self.roles[at].people = people;
        }
        for at in 0..self.contacts.len() {
            self.seats_of(found, at);
        }
        for step in found.paths.clone().iter().flat_map(|path| &path.steps) {
            self.meet(found, step.at, &step.to);
        }
        let tasks = std::mem::take(&mut found.tasks);
        let mut met: HashSet<&[String]> = HashSet::default();
        for task in &tasks {
            if met.insert(&task.assignee) {
                self.meet_all(found, task.at, &task.assignee);
            }
            if !is_blank(&task.confirm) {
                self.meet(found, task.at, &task.confirm);
            }
        }
        found.tasks = tasks;
        for drill in found.drills.clone() {
            self.meet_all(found, drill.at, &drill.assignee);
        }
        for at in 0..self.contacts.len() {
            let contact = self.contacts[at].clone();
            for position in &contact.positions {
                if let Some(role) = self.role(position) {
                    self.sit(role, &contact.name);
                    // The chart says it: no comment beside the contact need say it again.
                    self.contacts[at]
                        .comments
                        .retain(|it| !people::says(it, position));
                }
            }
        }
        for role in self.roles.iter().filter(|it| it.people.is_empty()) {
            found.doubt(role.at, &role.name, Doubtful::Unfilled("members"));
        }
    }

    fn seats_of(&mut self, found: &mut Found, at: usize) {
        let contact = self.contacts[at].clone();
        let seats = contact
            .roles
            .iter()
            .flat_map(|it| names::outside_brackets(it, &['\n', '、', '，', '/']));
        for seat in seats.map(str::trim).filter(|it| !is_blank(it)) {
            let role = self.seat(found, contact.at, seat, false);
            self.sit(role, &contact.name);
        }
    }

    fn meet_all(&mut self, found: &mut Found, at: At, cells: &[String]) {
        for name in self.split(cells) {
            self.meet(found, at, &name);
        }
    }

    fn split(&self, cells: &[String]) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for name in cells
            .iter()
            .flat_map(|cell| self.parted(cell, &|name| self.knows(name)))
        {
            if !all.contains(&name) {
                all.push(name);
            }
        }
        all
    }

    fn meet(&mut self, found: &mut Found, at: At, name: &str) {
        if self.knows(name) {
            return;
        }
        if self.both(name).is_some_and(|(own, _)| names::is_person(own)) {
            return self.meet_person(found, at, name);
        }
        if names::is_person(name) && names::with_seat(name).is_none() {
            return self.meet_person(found, at, name);
        }
        if let Some((seat, person)) = names::with_seat(name) {
            let role = self.seat(found, at, &seat, false);
            self.meet_person(found, at, &person);
            return self.sit(role, &person);
        }
        let (seat, people) = names::seated(name).unwrap_or_else(|| (name.to_owned(), Vec::new()));
        let role = self.seat(found, at, &seat, true);
        for person in people {
            self.meet_person(found, at, &person);
            self.sit(role, &person);
        }
    }

    pub(super) fn meet_person(&mut self, found: &mut Found, at: At, name: &str) {
        let name = names::bare(name);
        if self.person(&name).is_none() {
            found.doubt(at, &name, Doubtful::NewContact);
            self.add_contact(Contact {
                at,
                name,
                ..Contact::default()
            });
        }
    }

    pub(super) fn seat(&mut self, found: &mut Found, at: At, name: &str, doubtful: bool) -> usize {
        if let Some(role) = self.role(name) {
            return role;
        }
        if doubtful {
            found.doubt(at, name, Doubtful::NewRole);
        }
        self.add_role(Role {
            at,
            name: name.to_owned(),
            off_chart: true,
            ..Role::default()
        });
        self.roles.len() - 1
    }

    pub(super) fn sit(&mut self, role: usize, person: &str) {
        let place = self.person(person);
        let sits = self.roles[role].people.iter().any(|it| self.person(it) == place);
        if !sits {
            self.roles[role].people.push(person.to_owned());
        }
    }

    /// How the plan names somebody: by name where only one has it, else by id.
    pub(super) fn reference(&self, name: &str) -> Option<String> {
        let by = |name: &str, id: &str| {
            let alone = self.bearers.get(name.trim()) == Some(&1);
            if alone { name.to_owned() } else { id.to_owned() }
        };
        let seat = || names::seated(name).and_then(|(seat, _)| self.role(&seat));
        match (self.role(name), self.person(name)) {
            (Some(at), _) => Some(by(&self.roles[at].name, &self.role_ids[at])),
            (None, Some(at)) => Some(by(&self.contacts[at].name, &self.contact_ids[at])),
            (None, None) => seat().map(|at| by(&self.roles[at].name, &self.role_ids[at])),
        }
    }

    /// The same for all that the cells name.
    pub(super) fn references(&self, cells: &[String]) -> Vec<String> {
        self.split(cells)
            .iter()
            .filter_map(|name| self.reference(name))
            .collect()
    }

    pub(super) fn contact(&self, name: &str) -> Option<String> {
        self.person(name).map(|at| self.contact_ids[at].clone())
    }
}
