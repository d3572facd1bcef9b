//! Entries that cannot stand are no part of the plan. The names in them are looked up all the same, so that one run says
//! everything that is wrong, and nobody mends a plan one finding at a time.

use super::Resolver;
use crate::plan::raw::{
    AlertRule, Channel, Check, Contact, Contract, Drill, Event, Level, Maintenance, Role, Rows, Step, Task,
};

/// What was taken out, by list.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    pub(super) tasks: Vec<Task>,
    pub(super) roles: Vec<Role>,
    pub(super) contacts: Vec<Contact>,
    pub(super) channels: Vec<Channel>,
    pub(super) checks: Vec<Check>,
    pub(super) maintenance: Vec<Maintenance>,
    pub(super) contracts: Vec<Contract>,
    pub(super) drills: Vec<Drill>,
    pub(super) events: Vec<Event>,
    pub(super) levels: Vec<Level>,
    pub(super) steps: Vec<Step>,
    pub(super) alerts: Vec<AlertRule>,
}

impl Resolver<'_> {
    /// Says which names in them mean nothing. Channels name nobody.
    pub(super) fn look_up(&mut self, left: &LeftOut) {
        left.tasks.iter().for_each(|it| self.look_up_task(it));
        left.roles.iter().for_each(|it| self.look_up_role(it));
        left.contacts.iter().for_each(|it| self.look_up_contact(it));
        left.checks.iter().for_each(|it| self.look_up_check(it));
        for it in &left.maintenance {
            self.each(&it.checks, Self::check_ref);
        }
        for it in &left.contracts {
            self.contact_ref(&it.contact);
        }
        for it in &left.drills {
            self.each(&it.assignee, Self::owner);
            self.level_number(&it.level);
        }
        for it in &left.events {
            self.each(&it.channel, Self::channel_ref);
        }
        for it in left.levels.iter().flat_map(|it| Rows::all(&it.chain)) {
            self.seat(&it.to);
        }
        for it in &left.steps {
            self.seat(&it.to);
        }
        for it in &left.alerts {
            self.level_number(&it.level);
        }
    }

    fn look_up_task(&mut self, task: &Task) {
        self.in_order(&task.starts, &task.ends);
        self.each(&task.assignee, Self::owner);
        self.each(&task.stops, Self::check_ref);
        task.check.as_ref().and_then(|name| self.check_ref(name));
        task.confirm.as_ref().and_then(|name| self.owner(name));
    }

    fn look_up_role(&mut self, role: &Role) {
        self.role_ref(&role.reports_to);
        self.members(&role.members);
        for rota in Rows::all(&role.rota) {
            self.members(&rota.members);
            for turn in Rows::all(&rota.r#override) {
                self.contact_ref(&turn.who);
            }
        }
    }

    fn look_up_contact(&mut self, contact: &Contact) {
        self.contact_ref(&contact.deputy);
        for reach in Rows::all(&contact.reach) {
            reach.channel.as_ref().and_then(|name| self.channel_ref(name));
        }
    }

    fn look_up_check(&mut self, check: &Check) {
        self.each(&check.owner, Self::owner);
        self.each(&check.depends_on, Self::check_ref);
        self.level_number(&check.open_incident);
    }
}
