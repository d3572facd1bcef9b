//! What is owed when: a table that a person can read. Each case is a task (owed from 2026-11-01 on, unless it says
//! otherwise), what happened, a day, and the rows of that day.

use super::sample::{book, day, facts, list, plan, shown, written};
use super::{Asked, Ledger, OpenIncident};

type Case = (
    &'static str,
    &'static [&'static str],
    &'static str,
    &'static [&'static str],
);

fn hold(cases: &[Case]) {
    for (task, happened, on, expected) in cases {
        let plan = plan(vec![written(task)]);
        let ledger = Ledger::new(&plan);
        let facts = facts(&ledger, happened);
        let whole = book(&ledger, &facts);
        let rows = shown(&list(&ledger, &whole, day(on)));
        assert_eq!(rows, *expected, "{task} / {happened:?} / {on}");
    }
}

#[test]
fn an_occurrence_opens_is_due_and_is_overdue_until_a_record_says_that_it_is_over() {
    hold(&[
        ("月次", &[], "11-02", &["open 2026-11 due 11-30"]),
        ("月次", &[], "11-30", &["due 2026-11 due 11-30"]),
        ("月次", &["11-10 done 2026-11"], "11-30", &[]),
        ("月次", &["11-10 ng 2026-11"], "11-30", &[]),
        ("月次", &["11-10 skip 2026-11"], "11-30", &[]),
        ("毎月10日", &[], "11-09", &[]),
        ("毎月10日", &[], "11-10", &["due 2026-11-10 due 11-10"]),
        (
            "毎月10日",
            &[],
            "11-13",
            &["overdue 2026-11-10 due 11-10 late 3/3 missed 1"],
        ),
        ("毎月10日", &["11-13 done 2026-11-10"], "11-14", &[]),
        // Over the holiday of 11-23 the days of the calendar and the business days differ.
        (
            "毎月20日",
            &[],
            "11-24",
            &["overdue 2026-11-20 due 11-20 late 4/1 missed 1"],
        ),
        // Its last business day is the deadline of an undated week; a week of holidays owes nothing.
        ("週次; starts = 11-16", &[], "11-20", &["due 2026-W47 due 11-20"]),
        (
            "2026年11月10日",
            &[],
            "12-10",
            &["overdue 2026-11-10 due 11-10 late 30/21 missed 1"],
        ),
    ]);
}

#[test]
fn what_was_missed_is_carried_gathered_or_dropped() {
    hold(&[
        // Long gaps: each stays owed.
        (
            "毎月10日",
            &[],
            "12-10",
            &[
                "overdue 2026-11-10 due 11-10 late 30/21 missed 1",
                "due 2026-12-10 due 12-10",
            ],
        ),
        // Short gaps: one row, counting from the oldest.
        (
            "日次; starts = 11-20",
            &[],
            "11-22",
            &["overdue 2026-11-22 due 11-20 late 2/0 missed 2"],
        ),
        (
            "日次; starts = 11-20",
            &["11-21 done 2026-11-21"],
            "11-22",
            &["due 2026-11-22 due 11-22"],
        ),
        ("日次; starts = 11-20", &["11-22 done 2026-11-22"], "11-22", &[]),
        // The one before goes when a later one is done; one in the middle leaves those after it.
        (
            "日次; starts = 11-17",
            &["11-22 done 2026-11-18"],
            "11-22",
            &["overdue 2026-11-22 due 11-19 late 3/1 missed 3"],
        ),
        (
            "週次; starts = 11-02",
            &[],
            "11-16",
            &["overdue 2026-W47 due 11-06 late 10/6 missed 2"],
        ),
        (
            "週次; starts = 11-02",
            &["11-10 done 2026-W45"],
            "11-10",
            &["open 2026-W46 due 11-13"],
        ),
        // Said otherwise.
        (
            "日次; starts = 11-20; missed = carry",
            &[],
            "11-22",
            &[
                "overdue 2026-11-20 due 11-20 late 2/0 missed 1",
                "overdue 2026-11-21 due 11-21 late 1/0 missed 1",
                "due 2026-11-22 due 11-22",
            ],
        ),
        (
            "日次; starts = 11-20; missed = drop",
            &[],
            "11-22",
            &["due 2026-11-22 due 11-22"],
        ),
        (
            "毎月10日; missed = drop",
            &[],
            "12-09",
            &["overdue 2026-11-10 due 11-10 late 29/20 missed 1"],
        ),
        (
            "毎月10日; missed = drop",
            &[],
            "12-10",
            &["due 2026-12-10 due 12-10"],
        ),
        (
            "毎月10日; missed = latest",
            &[],
            "12-11",
            &["overdue 2026-12-10 due 11-10 late 31/22 missed 2"],
        ),
        // What was missed before the end stays owed.
        (
            "日次; ends = 11-03",
            &[],
            "12-01",
            &["overdue 2026-11-03 due 11-01 late 30/20 missed 3"],
        ),
    ]);
}

#[test]
fn grace_and_remind_move_the_edges() {
    hold(&[
        (
            "毎月10日; grace = 1bd",
            &[],
            "11-11",
            &["late 2026-11-10 due 11-10 late 1/1 missed 1"],
        ),
        (
            "毎月10日; grace = 1bd",
            &[],
            "11-12",
            &["overdue 2026-11-10 due 11-10 late 2/2 missed 1"],
        ),
        (
            "毎月20日; grace = 1bd",
            &[],
            "11-24",
            &["late 2026-11-20 due 11-20 late 4/1 missed 1"],
        ),
        ("毎月25日; remind = 3bd", &[], "11-18", &[]),
        (
            "毎月25日; remind = 3bd",
            &[],
            "11-19",
            &["open 2026-11-25 due 11-25"],
        ),
        ("毎月25日; remind = 3bd", &["11-19 done 2026-11-25"], "11-25", &[]),
        // The reminder of the next does not yet take the place of the one that is owed.
        (
            "毎週月曜; remind = 3d; starts = 11-09",
            &[],
            "11-13",
            &[
                "overdue 2026-11-09 due 11-09 late 4/4 missed 1",
                "open 2026-11-16 due 11-16",
            ],
        ),
        (
            "毎週月曜; remind = 3d; starts = 11-09",
            &[],
            "11-16",
            &["overdue 2026-11-16 due 11-09 late 7/5 missed 1"],
        ),
    ]);
}

#[test]
fn what_is_deferred_waits_for_its_new_deadline() {
    let deferred: &[&str] = &["11-10 defer 2026-11-10 11-20"];
    hold(&[
        ("毎月10日", deferred, "11-12", &["deferred 2026-11-10 due 11-20"]),
        ("毎月10日", deferred, "11-20", &["due 2026-11-10 due 11-20"]),
        (
            "毎月10日",
            deferred,
            "11-21",
            &["overdue 2026-11-10 due 11-20 late 1/0 missed 1"],
        ),
        (
            "毎月10日",
            &["11-10 defer 2026-11-10 11-20", "11-11 undo 1"],
            "11-12",
            &["overdue 2026-11-10 due 11-10 late 2/2 missed 1"],
        ),
        (
            "毎月10日",
            &["11-10 defer 2026-11-10 11-20", "11-11 done 2026-11-10"],
            "11-12",
            &[],
        ),
        // Putting off the newest puts off those that it stands for.
        (
            "日次; starts = 11-17",
            &["11-19 defer 2026-11-19 11-24"],
            "11-19",
            &["deferred 2026-11-19 due 11-24"],
        ),
    ]);
}

#[test]
fn what_needs_to_be_confirmed_waits_for_another_person() {
    hold(&[
        (
            "毎月10日",
            &["11-10 done? 2026-11-10"],
            "11-12",
            &["to-confirm 2026-11-10 due 11-10"],
        ),
        (
            "毎月10日",
            &["11-10 done? 2026-11-10", "11-11 confirm 2026-11-10 tanaka"],
            "11-12",
            &["to-confirm 2026-11-10 due 11-10"],
        ),
        (
            "毎月10日",
            &["11-10 done? 2026-11-10", "11-11 confirm 2026-11-10 sato"],
            "11-12",
            &[],
        ),
        (
            "日次; starts = 11-09",
            &["11-10 done? 2026-11-10", "11-11 done 2026-11-11"],
            "11-11",
            &["to-confirm 2026-11-10 due 11-10"],
        ),
    ]);
}

#[test]
fn nothing_is_owed_from_before_the_work_was_seen() {
    hold(&[
        ("日次; unseen", &[], "11-22", &["due 2026-11-22 due 11-22"]),
        (
            "日次; unseen",
            &["11-20 seen"],
            "11-22",
            &["overdue 2026-11-22 due 11-20 late 2/0 missed 2"],
        ),
        ("毎月10日; unseen", &["11-11 seen"], "12-09", &[]),
        (
            "月次; unseen",
            &["11-11 seen"],
            "11-12",
            &["open 2026-11 due 11-30"],
        ),
        (
            "毎月10日",
            &["11-11 seen"],
            "11-12",
            &["overdue 2026-11-10 due 11-10 late 2/2 missed 1"],
        ),
    ]);
}

#[test]
fn automatic_work_is_done_by_its_check_having_run() {
    hold(&[
        (
            "日次; check = web",
            &["11-21 ran"],
            "11-22",
            &["due 2026-11-22 due 11-22"],
        ),
        ("日次; check = web", &["11-21 ran", "11-22 ran"], "11-22", &[]),
        (
            "日次; check = web",
            &["11-18 ran"],
            "11-22",
            &["overdue 2026-11-22 due 11-19 late 3/1 missed 3"],
        ),
        ("月次; check = web", &["11-18 ran"], "11-30", &[]),
        (
            "毎月20日; check = web",
            &["11-19 ran"],
            "11-20",
            &["due 2026-11-20 due 11-20"],
        ),
    ]);
}

#[test]
fn a_meeting_ends_by_itself_and_work_that_counts_from_the_last_time_follows_it() {
    hold(&[
        ("毎月10日; meeting", &[], "11-10", &["due 2026-11-10 due 11-10"]),
        ("毎月10日; meeting", &[], "11-11", &[]),
        (
            "前回実施から10日後",
            &[],
            "11-12",
            &["overdue 2026-11-11 due 11-11 late 1/1 missed 1"],
        ),
        ("前回実施から10日後", &["11-13 done 2026-11-11"], "11-22", &[]),
        (
            "前回実施から10日後",
            &["11-13 done 2026-11-11"],
            "11-23",
            &["due 2026-11-23 due 11-23"],
        ),
        (
            "前回実施から10日後",
            &["11-13 done 2026-11-11", "11-14 undo 1"],
            "11-14",
            &["overdue 2026-11-11 due 11-11 late 3/2 missed 1"],
        ),
    ]);
}

#[test]
fn what_was_taken_back_is_owed_again() {
    hold(&[
        (
            "毎月10日",
            &["11-10 done 2026-11-10", "11-12 undo 1"],
            "11-12",
            &["overdue 2026-11-10 due 11-10 late 2/2 missed 1"],
        ),
        (
            "毎月10日",
            &["11-10 done 2026-11-10", "11-10 done 2026-11-10", "11-12 undo 1"],
            "11-12",
            &[],
        ),
    ]);
}

#[test]
fn a_changed_calendar_raises_no_old_debt() {
    // It was done for the 20th; now the plan says the 25th. The month is the same.
    hold(&[("毎月25日", &["11-20 done 2026-11-20"], "11-30", &[])]);
}

#[test]
fn a_name_that_changed_keeps_its_records() {
    let mut renamed = written("毎月10日; was = t");
    renamed.id = "log-review".into();
    let plan = plan(vec![renamed]);
    let ledger = Ledger::new(&plan);
    let facts = facts(&ledger, &["11-10 done 2026-11-10"]);
    assert_eq!(
        shown(&list(&ledger, &book(&ledger, &facts), day("11-12"))),
        Vec::<String>::new()
    );
}

#[test]
fn work_that_left_the_plan_still_owes_what_it_owed() {
    let before = plan(vec![written("毎月10日")]);
    let old = Ledger::new(&before);
    let happened = facts(&old, &["11-09 seen", "11-15 gone"]);
    let now = plan(Vec::new());
    let ledger = Ledger::new(&now);
    let owed = book(&ledger, &happened);
    let rows = list(&ledger, &owed, day("12-20"));
    assert_eq!(shown(&rows), ["overdue 2026-11-10 due 11-10 late 40/27 missed 1"]);
    assert_eq!((rows[0].title.as_str(), rows[0].gone), ("操作ログの点検", true));
    let skipped = facts(&old, &["11-09 seen", "11-15 gone", "11-16 skip 2026-11-10"]);
    assert_eq!(list(&ledger, &book(&ledger, &skipped), day("12-20")), []);
}

#[test]
fn work_with_a_new_frequency_owes_it_from_the_day_it_was_seen() {
    let before = plan(vec![written("毎月10日; unseen")]);
    let now = plan(vec![written("毎週水曜; unseen")]);
    let (old, ledger) = (Ledger::new(&before), Ledger::new(&now));
    let mut happened = facts(&old, &["11-09 seen"]);
    happened.extend(facts(&ledger, &["11-09 seen", "11-20 seen"]).pop());
    let rows = list(&ledger, &book(&ledger, &happened), day("11-25"));
    assert_eq!(shown(&rows), ["overdue 2026-11-25 due 11-10 late 15/10 missed 1"]);
}

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
