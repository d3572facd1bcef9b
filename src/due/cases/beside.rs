//! What is owed beside the task list: while an incident is open, for contracts, contacts, outages and the review.

use super::super::sample::{book, day, facts, list, plan, shown, written};
use super::super::{Asked, Ledger, OpenIncident};

#[test]
fn work_for_incidents_is_owed_while_one_is_open() {
    let plan = plan(vec![written("随時; incident")]);
    let ledger = Ledger::new(&plan);
    let open = [OpenIncident {
        id: "20261120-1".into(),
        opened: day("11-20"),
    }];
    let asked = Asked {
        day: day("11-22"),
        within: None,
        today: day("11-22"),
        incidents: &open,
        duties: &[],
        wrong_numbers: &[],
    };
    let rows = |happened: &[&str]| shown(&ledger.list(&book(&ledger, &facts(&ledger, happened)), &asked));
    assert_eq!(rows(&[]), ["due 2026-11-20 due 11-22"]);
    assert_eq!(rows(&["11-21 done 2026-11-20"]), Vec::<String>::new());
    assert_eq!(
        shown(&list(&ledger, &ledger.open(), day("11-22"))),
        Vec::<String>::new()
    );
}

#[test]
fn contracts_contacts_outages_and_the_review_are_owed_like_work() {
    let plan = beside_work();
    let ledger = Ledger::new(&plan);
    let rows = |on: &str| -> Vec<String> {
        let items = list(&ledger, &ledger.open(), day(on));
        items
            .iter()
            .map(|item| format!("{} {} {}", item.task, item.period, item.due))
            .collect()
    };
    // The last business day before the date of the notice (12-31), announced 60 days ahead.
    assert_eq!(rows("10-29"), Vec::<String>::new());
    let notice = "contract/maintenance 2026-12-31 2026-12-30";
    assert_eq!(rows("11-01"), [notice]);
    let told = "maintenance/os 2026-11-27 2026-11-27";
    assert_eq!(rows("11-24"), [told, notice]);
    // It lasts from the evening of the 4th to the night of the 5th: until then it is not too late to tell.
    let is_owed = |on: &str| rows(on).iter().any(|row| row == told);
    assert!(is_owed("12-05") && !is_owed("12-06"));
    // When the outage is over there is nobody to tell; a contact of 2026-06-15 is verified after 180 days.
    assert_eq!(rows("12-10"), ["contact/tanaka 2026-12-12 2026-12-12", notice]);
    // The term rolls on; the review is owed after its 90 days.
    let later = rows("2027-12-01");
    assert!(
        later.contains(&"contract/maintenance 2027-12-31 2027-12-30".to_owned()),
        "{later:?}"
    );
    assert!(
        later.contains(&"plan/review 2027-01-30 2027-01-30".to_owned()),
        "{later:?}"
    );
}

#[test]
fn what_no_task_says_is_the_plans_owners() {
    use crate::plan::{ContactRef, Party};
    let mut plan = beside_work();
    let owners = |plan: &crate::plan::Plan| -> Vec<String> {
        let ledger = Ledger::new(plan);
        let items = list(&ledger, &ledger.open(), day("2027-01-29"));
        let row = |item: &crate::due::Item| {
            let names: Vec<&str> = item.assignee.iter().map(|it| it.name.as_str()).collect();
            format!("{} {}", item.task, names.join("、"))
        };
        items.iter().map(row).collect()
    };
    let ids = ["contact/tanaka", "contract/maintenance", "plan/review"];
    assert_eq!(owners(&plan), ids.map(|id| format!("{id} ")));
    plan.about.owner.push(Party::Contact(ContactRef(0)));
    assert_eq!(owners(&plan), ids.map(|id| format!("{id} 田中 一郎")));
}

fn beside_work() -> crate::plan::Plan {
    use crate::plan::{Contact, Contract, Maintenance};
    let mut plan = plan(Vec::new());
    plan.about.review_every = "90d".parse().unwrap();
    plan.contacts.push(Contact {
        id: "tanaka".into(),
        was: Vec::new(),
        name: "田中 一郎".into(),
        company: String::new(),
        phone: Vec::new(),
        email: None,
        reach: Vec::new(),
        away: Vec::new(),
        deputy: None,
        verified: Some(day("06-15")),
    });
    plan.maintenance.push(Maintenance {
        id: "os".into(),
        title: "OS更新".into(),
        from: "2026-12-04T13:00:00Z".parse().unwrap(),
        to: "2026-12-04T17:00:00Z".parse().unwrap(),
        checks: Vec::new(),
        notice: Some("5bd".parse().unwrap()),
    });
    plan.contracts.push(Contract {
        id: "maintenance".into(),
        was: Vec::new(),
        number: String::new(),
        vendor: "株式会社コトリ運用サービス".into(),
        fee: String::new(),
        starts: day("04-01"),
        ends: day("2027-03-31"),
        auto_renewal: true,
        renews_for: "12mo".parse().unwrap(),
        notice: Some("3mo".parse().unwrap()),
        scope: Vec::new(),
        work_hours: String::new(),
        service_hours: String::new(),
        service: None,
        respond_within: None,
        contact: None,
    });
    plan
}
