//! What incidents bring into `due`: their duties under their names, and that they are open.

use chrono::{DateTime, Utc};

use crate::due::{Duty, Kind, OpenIncident, Owner, WrongNumber};
use crate::incident::{Incident, Ledger, Owed, OwedKind, owed};
use crate::plan::Plan;
use crate::say::{Language, incident as words};
use crate::world::journal::{Folded, Journal, JournalError};

/// What incidents bring into `due`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Brought {
    /// Those that are open.
    pub(crate) open: Vec<OpenIncident>,
    /// What they owe, also after they are closed.
    pub(crate) duties: Vec<Duty>,
    /// Whose number a call found wrong.
    pub(crate) wrong_numbers: Vec<WrongNumber>,
}

impl Brought {
    /// What the incidents of a ledger bring at `now`.
    pub(crate) fn of(lang: Language, plan: &Plan, ledger: &Ledger, now: DateTime<Utc>) -> Self {
        let zone = plan.about.timezone;
        let open = ledger.open().map(|it| OpenIncident {
            id: it.id.to_string(),
            opened: it.opened_at.with_timezone(&zone).date_naive(),
        });
        let duties = ledger.all().flat_map(|incident| {
            let rows = owed(incident, plan, now).into_iter();
            rows.map(|row| duty(lang, plan, incident, row))
                .collect::<Vec<_>>()
        });
        Self {
            wrong_numbers: wrong_numbers(plan, ledger),
            open: open.collect(),
            duties: duties.collect(),
        }
    }
}

/// The incidents that still matter, for commands that look at them in passing.
pub(crate) fn incidents(journal: &Journal) -> Result<Ledger, JournalError> {
    Ok(folded(journal)?.state)
}

/// The same, with what is wrong with the records.
pub(crate) fn folded(journal: &Journal) -> Result<Folded<Ledger>, JournalError> {
    let (name, key) = Ledger::CHECKPOINT;
    journal.fold_months(name, key, Ledger::default, Ledger::take, Ledger::close)
}

/// The contacts of the plan whose number a call found wrong.
pub(crate) fn wrong_numbers(plan: &Plan, ledger: &Ledger) -> Vec<WrongNumber> {
    let wrong = plan.contacts.iter().filter_map(|contact| {
        Some(WrongNumber {
            contact: contact.id.clone(),
            since: ledger.wrong_numbers.since(contact, plan.about.timezone)?,
        })
    });
    wrong.collect()
}

fn duty(lang: Language, plan: &Plan, incident: &Incident, row: Owed) -> Duty {
    let id = incident.id.to_string();
    let (kind, title) = match &row.kind {
        OwedKind::Obligation(title) => (Kind::Incident, words::duty_title(lang, title, &id)),
        OwedKind::Report => (Kind::Incident, words::paper_title(lang, &row.incident, &id)),
        OwedKind::Telling(seat) => (Kind::Incident, words::telling_title(lang, seat.name(plan), &id)),
        OwedKind::Update => (Kind::Update, words::update_title(lang, &row.incident, &id)),
    };
    let owner = |id: &String| Owner {
        name: words::person(plan, id).to_owned(),
        party: None,
    };
    Duty {
        kind,
        id: row.id,
        title,
        assignee: incident.owners.iter().map(owner).collect(),
        opens: row.opens,
        due: row.due,
        at: row.at.map(|at| at.with_timezone(&plan.about.timezone).time()),
    }
}
