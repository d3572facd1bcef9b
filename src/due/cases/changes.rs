//! What becomes of debts when a record is taken back, or the plan changes.

use super::super::Ledger;
use super::super::sample::{book, day, facts, list, plan, shown, written};
use super::hold;

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
