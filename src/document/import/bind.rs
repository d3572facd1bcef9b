//! From what a document says to the plan's entries: names become references, what the path or a task names and nobody
//! sits in becomes a seat, everything gets its id.

use super::block::At;
use super::entry::{Entry, Value};
use super::found::{Contact, Doubtful, Found, Left, Role, Task, Why};
use super::id::Ids;
use super::levels;
use super::names;
use super::words::{fold, is_blank};
use crate::plan::{File, Method, Plan, Worst};

/// Seats that hear of it, rather than do the work: 部門長, 役員, 社長.
const TOLD: [&str; 16] = [
    "部門長",
    "部長",
    "本部長",
    "役員",
    "社長",
    "取締役",
    "事業部長",
    "統括",
    "会長",
    "専務",
    "常務",
    "執行役",
    "cio",
    "ciso",
    "ceo",
    "経営",
];

/// Other words for a seat.
const ALSO: [(&str, &[&str]); 4] = [
    (
        "pm",
        &[
            "プロジェクトマネージャー",
            "プロジェクトマネージャ",
            "プロジェクトマネジャー",
            "Project manager",
        ],
    ),
    ("po", &["プロジェクトオーナー", "プロダクトオーナー"]),
    ("pl", &["プロジェクトリーダー", "プロジェクトリーダ"]),
    ("pmo", &["プロジェクトマネジメントオフィス"]),
];

/// Everybody who is known by name.
struct Who {
    roles: Vec<Role>,
    contacts: Vec<Contact>,
    role_ids: Vec<String>,
    contact_ids: Vec<String>,
}

/// The entries of the plan, in the order of its files. `known` is the plan that they go into.
pub fn entries(found: &mut Found, known: Option<&Plan>) -> Vec<Entry> {
    levels::settle(found);
    let mut who = Who::new(found);
    who.everybody(found);
    who.ids(known);
    let mut entries: Vec<Entry> = Vec::new();
    let mut ids = Ids::default();
    for task in known.into_iter().flat_map(|plan| &plan.tasks) {
        ids.take(&task.id);
    }
    for task in &found.tasks.clone() {
        entries.push(self::task(&who, task, &mut ids, known));
    }
    entries.extend(who.role_entries());
    entries.extend(who.contact_entries());
    entries.extend(levels_of(found, &who));
    entries.extend(super::bind_rest::channels(found, known));
    entries.extend(super::bind_rest::contracts(
        found,
        &|name| who.contact(name),
        known,
    ));
    entries.extend(super::bind_rest::drills(
        found,
        &|name| who.reference(name),
        known,
    ));
    let comments: Vec<Left> = entries
        .iter()
        .filter(|it| !it.draft)
        .flat_map(|entry| {
            entry.comments.iter().map(|text| Left {
                at: entry.at,
                text: text.clone(),
                why: Why::Comment,
            })
        })
        .collect();
    found.left.extend(comments);
    found.left.sort_by_key(|left| left.at);
    found.doubts.sort_by_key(|doubt| doubt.at);
    entries
}

impl Who {
    fn new(found: &mut Found) -> Self {
        Self {
            roles: std::mem::take(&mut found.roles),
            contacts: std::mem::take(&mut found.contacts),
            role_ids: Vec::new(),
            contact_ids: Vec::new(),
        }
    }

    fn role(&self, name: &str) -> Option<usize> {
        let folded = fold(name);
        let exact = self.roles.iter().position(|it| fold(&it.name) == folded);
        let also = || {
            let (_, words) = ALSO
                .iter()
                .find(|(short, words)| *short == folded || words.iter().any(|it| fold(it) == folded))?;
            let short = ALSO.iter().find(|(_, all)| all == words).map(|(short, _)| *short);
            self.roles.iter().position(|it| {
                words.iter().any(|word| fold(word) == fold(&it.name))
                    || short == Some(fold(&it.name).as_str())
            })
        };
        exact.or_else(also)
    }

    /// A person by full name, with or without the space, or by a surname that only one has.
    fn person(&self, name: &str) -> Option<usize> {
        let name = names::bare(name);
        let folded = fold(&name);
        let exact = self.contacts.iter().position(|it| fold(&it.name) == folded);
        exact.or_else(|| {
            let mut same = self
                .contacts
                .iter()
                .enumerate()
                .filter(|(_, it)| fold(names::surname(&it.name)) == folded);
            same.next().filter(|_| same.next().is_none()).map(|(at, _)| at)
        })
    }

    fn knows(&self, name: &str) -> bool {
        self.role(name).is_some() || self.person(name).is_some()
    }

    /// People of the chart, seats of the contacts, of the paths and of the tasks.
    fn everybody(&mut self, found: &mut Found) {
        for at in 0..self.roles.len() {
            let people: Vec<String> = self.roles[at]
                .people
                .iter()
                .flat_map(|it| names::split(it, &|name| self.person(name).is_some()))
                .collect();
            for person in &people {
                self.meet_person(found, self.roles[at].at, person);
            }
            self.roles[at].people = people;
        }
        for at in 0..self.contacts.len() {
            let contact = self.contacts[at].clone();
            let seats: Vec<String> = contact
                .roles
                .iter()
                .flat_map(|it| it.split(['\n', '、', '，', '/']))
                .map(|it| it.trim().to_owned())
                .filter(|it| !is_blank(it))
                .collect();
            for seat in seats {
                let role = self.seat(found, contact.at, &seat, false);
                self.sit(role, &contact.name);
            }
        }
        for step in found.paths.clone().iter().flat_map(|path| &path.steps) {
            self.meet(found, step.at, &step.to);
        }
        for task in found.tasks.clone() {
            for name in self.split(&task.assignee) {
                self.meet(found, task.at, &name);
            }
            if !is_blank(&task.confirm) {
                self.meet(found, task.at, &task.confirm);
            }
        }
        for drill in found.drills.clone() {
            for name in self.split(&drill.assignee) {
                self.meet(found, drill.at, &name);
            }
        }
        for at in 0..self.contacts.len() {
            let contact = self.contacts[at].clone();
            for seat in &contact.positions {
                if let Some(role) = self.role(seat) {
                    self.sit(role, &contact.name);
                }
            }
        }
        self.empty_seats(found);
    }

    fn empty_seats(&self, found: &mut Found) {
        for role in self.roles.iter().filter(|it| it.people.is_empty()) {
            found.doubt(role.at, &role.name, Doubtful::Unfilled("members"));
        }
    }

    fn split(&self, cells: &[String]) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for name in cells
            .iter()
            .flat_map(|cell| names::split(cell, &|name| self.knows(name)))
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
        if names::is_person(name) {
            self.meet_person(found, at, name);
        } else {
            self.seat(found, at, name, true);
        }
    }

    fn meet_person(&mut self, found: &mut Found, at: At, name: &str) {
        let name = names::bare(name);
        if self.person(&name).is_none() {
            found.doubt(at, &name, Doubtful::NewContact);
            self.contacts.push(Contact {
                at,
                name,
                ..Contact::default()
            });
        }
    }

    fn seat(&mut self, found: &mut Found, at: At, name: &str, doubtful: bool) -> usize {
        if let Some(role) = self.role(name) {
            return role;
        }
        if doubtful {
            found.doubt(at, name, Doubtful::NewRole);
        }
        self.roles.push(Role {
            at,
            name: name.to_owned(),
            off_chart: true,
            ..Role::default()
        });
        self.roles.len() - 1
    }

    fn sit(&mut self, role: usize, person: &str) {
        let there = self.roles[role]
            .people
            .iter()
            .any(|it| self.person(it) == self.person(person));
        if !there {
            self.roles[role].people.push(person.to_owned());
        }
    }

    /// Ids for all; those of the plan for who is in it already.
    fn ids(&mut self, known: Option<&Plan>) {
        let (mut roles, mut contacts) = (Ids::default(), Ids::default());
        for role in known.into_iter().flat_map(|plan| &plan.roles) {
            roles.take(&role.id);
            contacts.take(&role.id);
        }
        for contact in known.into_iter().flat_map(|plan| &plan.contacts) {
            contacts.take(&contact.id);
            roles.take(&contact.id);
        }
        for role in &self.roles {
            let same = known.and_then(|plan| {
                plan.roles
                    .iter()
                    .find(|it| fold(&it.name) == fold(&role.name) || Some(&it.id) == role.id.as_ref())
            });
            let id = same.map_or_else(
                || roles.make(role.id.as_deref(), &role.name, "role"),
                |it| it.id.clone(),
            );
            contacts.take(&id);
            self.role_ids.push(id);
        }
        for contact in &self.contacts {
            let same = known.and_then(|plan| {
                plan.contacts
                    .iter()
                    .find(|it| fold(&it.name) == fold(&contact.name) || Some(&it.id) == contact.id.as_ref())
            });
            let user = contact
                .mail
                .split_once('@')
                .map(|(user, _)| user)
                .filter(|it| !matches!(*it, "info" | "support" | "contact" | "admin"));
            let wished = contact.id.as_deref().or(user);
            let id = same.map_or_else(
                || contacts.make(wished, &contact.name, "contact"),
                |it| it.id.clone(),
            );
            self.contact_ids.push(id);
        }
    }

    /// How the plan names somebody: by name where only one has it, else by id.
    fn reference(&self, name: &str) -> Option<String> {
        let by = |name: &str, id: &str| {
            let same = self
                .roles
                .iter()
                .map(|it| &it.name)
                .chain(self.contacts.iter().map(|it| &it.name))
                .filter(|it| it.trim() == name.trim())
                .count();
            if same == 1 { name.to_owned() } else { id.to_owned() }
        };
        match (self.role(name), self.person(name)) {
            (Some(at), _) => Some(by(&self.roles[at].name, &self.role_ids[at])),
            (None, Some(at)) => Some(by(&self.contacts[at].name, &self.contact_ids[at])),
            (None, None) => None,
        }
    }

    fn contact(&self, name: &str) -> Option<String> {
        self.person(name).map(|at| self.contact_ids[at].clone())
    }

    fn role_entries(&self) -> Vec<Entry> {
        let entry = |(at, role): (usize, &Role)| {
            let mut entry = Entry::new(File::Org, "role", role.at);
            entry.put("id", Value::Text(self.role_ids[at].clone()));
            entry.put("name", Value::Text(role.name.clone()));
            entry.put(
                "reports_to",
                Value::Text(
                    role.above
                        .map(|above| self.role_ids[above].clone())
                        .unwrap_or_default(),
                ),
            );
            let mut members: Vec<String> = Vec::new();
            for id in role.people.iter().filter_map(|it| self.contact(it)) {
                if !members.contains(&id) {
                    members.push(id);
                }
            }
            entry.keys.push(("members", Value::List(members)));
            if role.off_chart {
                entry.put("in_chart", Value::Flag(false));
            }
            entry.comments.clone_from(&role.comments);
            entry
        };
        self.roles.iter().enumerate().map(entry).collect()
    }

    fn contact_entries(&self) -> Vec<Entry> {
        let entry = |(contact, id): (&Contact, &String)| {
            let mut entry = Entry::new(File::Contacts, "contact", contact.at);
            entry.put("id", Value::Text(id.clone()));
            entry.put("name", Value::Text(contact.name.clone()));
            entry.put("company", Value::Text(contact.company.clone()));
            entry.put("phone", Value::List(contact.phones.clone()));
            entry.put("email", Value::Text(contact.mail.clone()));
            entry.comments.clone_from(&contact.comments);
            entry
        };
        self.contacts.iter().zip(&self.contact_ids).map(entry).collect()
    }
}

fn task(who: &Who, task: &Task, ids: &mut Ids, known: Option<&Plan>) -> Entry {
    let mut entry = Entry::new(File::Tasks, "task", task.at);
    let same = known.and_then(|plan| {
        plan.tasks
            .iter()
            .find(|it| Some(&it.id) == task.id.as_ref() || fold(&it.title) == fold(&task.title))
    });
    let id = same.map_or_else(
        || ids.make(task.id.as_deref(), &task.title, "task"),
        |it| it.id.clone(),
    );
    entry.put("id", Value::Text(id));
    entry.put("title", Value::Text(task.title.clone()));
    entry.put("category", Value::Text(task.category.clone()));
    entry.put("frequency", Value::Text(task.frequency.trim().to_owned()));
    if let Some(time) = task.time {
        entry.put("at", Value::Time(time));
    }
    let method = task.method.map(|method| match method {
        Method::Manual => "手動",
        Method::Automatic => "自動",
    });
    entry.put("method", Value::Text(method.unwrap_or_default().to_owned()));
    let assignee: Vec<String> = who
        .split(&task.assignee)
        .iter()
        .filter_map(|name| who.reference(name))
        .collect();
    entry.keys.push(("assignee", Value::OneOrMore(assignee)));
    entry.put(
        "confirm",
        Value::Text(
            who.reference(&task.confirm)
                .filter(|_| !is_blank(&task.confirm))
                .unwrap_or_default(),
        ),
    );
    entry.put(
        "procedure",
        Value::Text(if is_blank(&task.procedure) {
            String::new()
        } else {
            task.procedure.clone()
        }),
    );
    let mut note: Vec<&str> = Vec::new();
    for line in &task.note {
        if !note.contains(&line.as_str()) {
            note.push(line);
        }
    }
    entry.put("note", Value::Text(note.join("\n")));
    entry
}

/// The levels with their chains: their own, else the one for all.
fn levels_of(found: &mut Found, who: &Who) -> Vec<Entry> {
    if found.levels.is_empty() && !found.paths.is_empty() {
        for path in found.paths.clone() {
            let steps: Vec<&str> = path.steps.iter().map(|it| it.to.as_str()).collect();
            found.leave(path.at, steps.join(" → "), Why::Incomplete);
        }
        return Vec::new();
    }
    let mut levels = found.levels.clone();
    levels.sort_by_key(|it| it.number);
    let mut entries = Vec::new();
    if let Some(first) = levels.first() {
        let mut rules = Entry::new(File::Levels, "levels", first.at);
        let worst = if found.worst == Some(Worst::Lowest) {
            "lowest"
        } else {
            "highest"
        };
        rules.put("worst", Value::Text(worst.to_owned()));
        entries.push(rules);
    }
    let general = found.paths.iter().find(|path| path.levels.is_empty()).cloned();
    if let Some(path) = general.as_ref().filter(|_| levels.len() > 1) {
        found.doubt(path.at, "", Doubtful::OnePath);
    }
    for level in levels {
        let mut entry = Entry::new(File::Levels, "level", level.at);
        entry.put("level", Value::Number(level.number));
        entry.put(
            "prefix",
            Value::Text(if is_blank(&level.prefix) {
                String::new()
            } else {
                level.prefix.clone()
            }),
        );
        entry.put("meaning", Value::Text(level.meaning.clone()));
        let own = found
            .paths
            .iter()
            .find(|path| path.levels.contains(&level.number))
            .cloned();
        if let Some(path) = own.or_else(|| general.clone()) {
            entry.put("chain", Value::Steps(chain(found, who, &path)));
        }
        entry.comments = level.comments;
        entries.push(entry);
    }
    for path in found.paths.clone() {
        let stray = !path.levels.is_empty()
            && path
                .levels
                .iter()
                .all(|it| found.levels.iter().all(|level| level.number != *it));
        if stray {
            let steps: Vec<&str> = path.steps.iter().map(|it| it.to.as_str()).collect();
            found.leave(path.at, steps.join(" → "), Why::Incomplete);
        }
    }
    entries
}

/// A step without a time comes 15 minutes after the one before it, and this is said.
fn chain(found: &mut Found, who: &Who, path: &super::found::Path) -> Vec<(String, String, bool)> {
    let (mut clock, mut told) = (0, Vec::new());
    let mut steps = Vec::new();
    for (number, step) in path.steps.iter().enumerate() {
        let Some(to) = who.reference(&step.to) else {
            continue;
        };
        clock = step.after.unwrap_or(if number == 0 { 0 } else { clock + 15 });
        let report = step.report || (number > 0 && TOLD.iter().any(|word| fold(&step.to).contains(word)));
        if report && !step.report {
            told.push(step.to.clone());
        }
        steps.push((to, format!("{clock}m"), report));
    }
    if path.steps.iter().skip(1).any(|step| step.after.is_none()) {
        let times: Vec<&str> = steps.iter().map(|(_, after, _)| after.as_str()).collect();
        found.doubt(path.at, "", Doubtful::StepTimes(times.join(", ")));
    }
    if !told.is_empty() {
        found.doubt(path.at, "", Doubtful::ReportSeats(told.join("、")));
    }
    steps
}
