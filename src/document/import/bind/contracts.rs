//! Contracts.

use super::super::entry::{Entry, Value};
use super::super::found::{Contract, Doubtful, Found};
use super::super::id::Ids;
use super::super::words::{fold, is_blank};
use super::who::Who;
use crate::plan::{File, Plan};

pub(super) fn entries(found: &mut Found, who: &Who, known: Option<&Plan>) -> Vec<Entry> {
    let mut ids = Ids::default();
    for contract in known.into_iter().flat_map(|plan| &plan.contracts) {
        ids.take(&contract.id);
    }
    let mut entries = Vec::new();
    for contract in found.contracts.clone() {
        let same = known.and_then(|plan| {
            plan.contracts
                .iter()
                .find(|it| fold(&it.vendor) == fold(&contract.vendor))
        });
        let id = same.map_or_else(
            || ids.make(None, &contract.vendor, "contract"),
            |it| it.id.clone(),
        );
        let of = if contract.vendor.is_empty() {
            id.clone()
        } else {
            contract.vendor.clone()
        };
        for (key, missing) in lacks(&contract) {
            if missing {
                found.doubt(contract.at, &of, Doubtful::Unfilled(key));
            }
        }
        entries.push(self::contract(&contract, id, who));
    }
    entries
}

fn lacks(contract: &Contract) -> [(&'static str, bool); 9] {
    [
        ("vendor", is_blank(&contract.vendor)),
        ("fee", contract.fee.is_empty()),
        ("starts", contract.starts.is_none()),
        ("ends", contract.ends.is_none()),
        ("auto_renewal", contract.auto_renewal.is_none()),
        ("scope", contract.scope.is_empty()),
        ("work_hours", contract.work_hours.is_empty()),
        ("service_hours", contract.service_hours.is_empty()),
        ("respond_within", contract.respond_within.is_empty()),
    ]
}

/// Without vendor or days it is a draft: every field that the document names stands in it, to be filled in.
fn contract(contract: &Contract, id: String, who: &Who) -> Entry {
    let mut entry = Entry::new(File::Contracts, "contract", contract.at);
    entry.draft = is_blank(&contract.vendor)
        || contract.starts.is_none()
        || contract.ends.is_none()
        || contract.starts > contract.ends;
    let text = |text: &str| Value::Text(text.to_owned());
    entry.put("id", Value::Text(id));
    entry.put("number", text(&contract.number));
    let draft = entry.draft;
    let mut put = |key: &'static str, value: Value, blank: Value| {
        if !value.is_empty() {
            entry.keys.push((key, value));
        } else if draft {
            entry.keys.push((key, blank));
        }
    };
    put("vendor", text(&contract.vendor), text(""));
    put("fee", text(&contract.fee), text(""));
    put(
        "starts",
        contract.starts.map_or(text(""), Value::Day),
        text("YYYY-MM-DD"),
    );
    put(
        "ends",
        contract.ends.map_or(text(""), Value::Day),
        text("YYYY-MM-DD"),
    );
    put(
        "auto_renewal",
        contract.auto_renewal.map_or(text(""), Value::Flag),
        Value::Flag(false),
    );
    put("renews_for", text(&contract.renews_for), text("12mo"));
    put("notice", text(&contract.notice), text("3mo"));
    put(
        "scope",
        Value::List(contract.scope.clone()),
        Value::List(Vec::new()),
    );
    put("work_hours", text(&contract.work_hours), text(""));
    put("service_hours", text(&contract.service_hours), text(""));
    put("respond_within", text(&contract.respond_within), text("4h"));
    let desk = who.contact(&contract.desk);
    entry.comments.clone_from(&contract.comments);
    match desk {
        Some(desk) => entry.put("contact", Value::Text(desk)),
        None if !contract.desk.is_empty() => entry.comments.push(format!("窓口: {}", contract.desk)),
        None => {}
    }
    entry
}
