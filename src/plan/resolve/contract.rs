//! contracts.toml.

use super::{Resolver, service_hours, value, was};
use crate::plan::Contract;
use crate::plan::raw::{self, Many};

impl Resolver<'_> {
    pub(super) fn contract(&mut self, raw: &raw::Contract) -> Option<Contract> {
        self.in_order(&raw.starts, &raw.ends);
        let hours = raw.service_hours();
        Some(Contract {
            id: value(&raw.id)?.0,
            was: was(&raw.was),
            number: raw.number(),
            vendor: value(&raw.vendor)?,
            fee: raw.fee(),
            starts: value(&raw.starts)?,
            ends: value(&raw.ends)?,
            auto_renewal: raw.auto_renewal(),
            renews_for: raw.renews_for(),
            notice: value(&raw.notice),
            scope: Many::values(&raw.scope).cloned().collect(),
            work_hours: raw.work_hours(),
            service: service_hours::read(&hours),
            service_hours: hours,
            respond_within: value(&raw.respond_within),
            contact: self.contact_ref(&raw.contact),
        })
    }
}
