//! What is owed when: a table that a person can read. Each case is a task (owed from 2026-11-01 on, unless it says
//! otherwise), what happened, a day, and the rows of that day.

mod beside;
mod changes;

use super::Ledger;
use super::sample::{book, day, facts, list, plan, shown, written};

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
