//! Properties of the engine: closing the book at month's ends changes no answer, what is over stays over, nothing owed
//! goes without a fact, and the order in which facts are read does not matter.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use super::sample::{book, day, facts, list, noon, plan, seen, shown, undo, written};
use super::{Book, Done, Ledger, Skipped};
use crate::calendar::Period;
use crate::records::sample::recorded;
use crate::records::{Fact, NewFact};

const PHRASES: [&str; 14] = [
    "日次",
    "日次; missed = carry",
    "日次; missed = drop",
    "毎営業日; grace = 2bd",
    "週次",
    "毎週月曜・木曜; remind = 2d",
    "月次",
    "毎月10日; remind = 5bd",
    "毎月25日（休業日は前営業日）; missed = latest",
    "四半期",
    "前回実施から10日後",
    "前回実施から40日後",
    "日次; check = web",
    "毎月10日; unseen",
];

/// What somebody does on a day: how, to which of the rows of that day, or which earlier fact is taken back.
type Deed = (u16, u8, u8);

/// Lets somebody act on what is owed, day by day, as the commands do.
fn live(ledger: &Ledger<'_>, deeds: &[Deed]) -> Vec<Fact> {
    let (mut facts, mut open): (Vec<Fact>, Book) = (Vec::new(), ledger.open());
    let mut deeds = deeds.to_vec();
    deeds.sort_unstable();
    for (after, how, which) in deeds {
        let on = day("2026-11-01") + chrono::Days::new(after.into());
        let count = facts.len() as u64 + 1;
        // Whoever records something records first that the work was seen.
        let how = if count == 1 && !ledger.works[0].starts_written {
            2
        } else {
            how
        };
        if let Some(new) = deed(ledger, &open, &facts, on, how, which) {
            let fact = recorded(new, count, noon(on));
            ledger.take(&mut open, &fact);
            facts.push(fact);
        }
    }
    facts
}

fn deed(
    ledger: &Ledger<'_>,
    open: &Book,
    facts: &[Fact],
    on: NaiveDate,
    how: u8,
    which: u8,
) -> Option<NewFact> {
    let at = noon(on);
    match how % 8 {
        0 => {
            let undoable: Vec<&Fact> = facts
                .iter()
                .filter(|fact| {
                    (on - ledger.day(fact.at)).num_days() < 60
                        && super::Undone::of(fact, on).is_some()
                        && !is_undone(fact, facts)
                })
                .collect();
            let back = usize::from(which) % undoable.len().max(1);
            undoable.iter().rev().nth(back).map(|fact| undo(fact, at, ledger))
        }
        1 => {
            let ran = crate::check::Ran {
                check: "web".into(),
                day: on,
                ok: true,
                status: crate::check::Status::Ok,
            };
            NewFact::new(at, "opsplan", &ran).ok()
        }
        2 if open.works[0].sights.is_empty() => NewFact::new(at, "opsplan", &seen(ledger)).ok(),
        _ => {
            let items = list(ledger, open, on);
            let item = items.get(usize::from(which) % items.len().max(1))?;
            let since = Some(item.closes.1);
            let (task, periods, due) = ("t".to_owned(), item.periods.clone(), item.closes.0);
            match how % 8 {
                3 => {
                    let reason = "対象なし".to_owned();
                    NewFact::new(
                        at,
                        "tanaka",
                        &Skipped {
                            task,
                            periods,
                            due,
                            since,
                            reason,
                        },
                    )
                    .ok()
                }
                4 => {
                    let (to, reason) = (
                        on + chrono::Days::new(u64::from(which) % 40 + 1),
                        "部品待ち".to_owned(),
                    );
                    NewFact::new(
                        at,
                        "tanaka",
                        &super::Deferred {
                            task,
                            periods,
                            due,
                            to,
                            reason,
                        },
                    )
                    .ok()
                }
                5 => NewFact::new(
                    at,
                    "sato",
                    &super::Confirmed {
                        task,
                        periods,
                        note: String::new(),
                    },
                )
                .ok(),
                how => {
                    let how = if how == 6 { "done?" } else { "done" };
                    let done = Done {
                        since,
                        ..super::sample::done(periods, due, how)
                    };
                    NewFact::new(at, "tanaka", &done).ok()
                }
            }
        }
    }
}

fn is_undone(fact: &Fact, facts: &[Fact]) -> bool {
    facts.iter().any(|other| other.answers.contains(&fact.id))
}

/// The book as the journal's fold makes it: closed at the end of each month before `on`'s, carried as a checkpoint, and
/// made anew where something was taken back that it had been closed over.
fn closed(ledger: &Ledger<'_>, facts: &[Fact], on: NaiveDate) -> Book {
    let book = closed_from(ledger, ledger.open(), facts, on);
    if book.late().is_empty() {
        return book;
    }
    let anew = closed_from(ledger, ledger.open_without(book.late().clone()), facts, on);
    assert!(anew.late().is_empty());
    anew
}

fn closed_from(ledger: &Ledger<'_>, mut book: Book, facts: &[Fact], on: NaiveDate) -> Book {
    let mut month = day("2026-11-01");
    while month <= on {
        let next = month + chrono::Months::new(1);
        let of_month = |fact: &&Fact| (month..next).contains(&ledger.day(fact.at));
        facts
            .iter()
            .filter(of_month)
            .for_each(|fact| ledger.take(&mut book, fact));
        if next <= on.with_day(1).unwrap() {
            ledger.close(&mut book, next.pred_opt().unwrap());
            let bytes = postcard::to_stdvec(&book).unwrap();
            book = postcard::from_bytes(&bytes).unwrap();
        }
        month = next;
    }
    book
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    prop::collection::vec((0u16..150, any::<u8>(), any::<u8>()), 0..24)
}

fn lines(ledger: &Ledger<'_>, book: &Book, on: NaiveDate) -> Vec<String> {
    shown(&list(ledger, book, on))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn closing_the_book_changes_no_answer(at in 0..PHRASES.len(), deeds in deeds(), until in 0u64..200) {
        let plan = plan(vec![written(PHRASES[at])]);
        let ledger = Ledger::new(&plan);
        let on = day("2026-11-01") + chrono::Days::new(until);
        let mut facts = live(&ledger, &deeds);
        facts.retain(|fact| ledger.day(fact.at) <= on);
        prop_assert_eq!(
            lines(&ledger, &closed(&ledger, &facts, on), on),
            lines(&ledger, &book(&ledger, &facts), on),
            "{} {:#?}", PHRASES[at], facts.iter().map(|it| format!("{} {} {}", it.at.date_naive(), it.kind, it.data)).collect::<Vec<_>>()
        );
    }

    #[test]
    fn the_order_in_which_facts_are_read_does_not_matter(
        at in 0..PHRASES.len(),
        deeds in deeds(),
        keys in prop::collection::vec(any::<u32>(), 24),
    ) {
        let plan = plan(vec![written(PHRASES[at])]);
        let ledger = Ledger::new(&plan);
        let facts = live(&ledger, &deeds);
        // Two deferrals of one period are the one thing where the later counts; they keep their order.
        let mut mixed: Vec<(u32, &Fact)> = keys.iter().copied().zip(&facts).collect();
        mixed.sort_by_key(|(key, fact)| (fact.kind == "deferred", if fact.kind == "deferred" { 0 } else { *key }));
        let mixed: Vec<Fact> = mixed.into_iter().map(|(_, fact)| fact.clone()).collect();
        let on = day("2027-03-31");
        prop_assert_eq!(lines(&ledger, &book(&ledger, &mixed), on), lines(&ledger, &book(&ledger, &facts), on));
    }

    #[test]
    fn what_is_over_stays_over(at in 0..PHRASES.len(), until in 0u64..150, later in 0u64..400) {
        let plan = plan(vec![written(PHRASES[at])]);
        let ledger = Ledger::new(&plan);
        let on = day("2026-11-01") + chrono::Days::new(until);
        let after = on + chrono::Days::new(later);
        let Some(item) = list(&ledger, &ledger.open(), on).pop() else { return Ok(()) };
        let done = super::sample::done(item.periods.clone(), item.closes.0, "done");
        let facts = [recorded(NewFact::new(noon(on), "tanaka", &done).unwrap(), 1, noon(on))];
        let rows = list(&ledger, &closed(&ledger, &facts, after), after);
        prop_assert!(rows.iter().all(|row| row.period != item.period), "{} {rows:?}", PHRASES[at]);
    }

    #[test]
    fn nothing_carried_goes_without_a_fact(at in 0usize..3, first in 0u64..150, later in 0u64..200) {
        let phrases = ["毎月10日", "日次; missed = carry", "四半期"];
        let plan = plan(vec![written(phrases[at])]);
        let ledger = Ledger::new(&plan);
        let on = day("2026-11-01") + chrono::Days::new(first);
        let after = on + chrono::Days::new(later);
        let owed: Vec<Period> = list(&ledger, &ledger.open(), on).iter().map(|item| item.period).collect();
        let still: Vec<Period> = list(&ledger, &closed(&ledger, &[], after), after).iter().map(|it| it.period).collect();
        prop_assert!(owed.iter().all(|period| still.contains(period)));
    }

    #[test]
    fn any_facts_are_taken(lines in prop::collection::vec((0usize..5, 1u32..28, 1u32..13), 0..8)) {
        let plan = plan(vec![written("毎週水曜")]);
        let ledger = Ledger::new(&plan);
        let words = ["done", "skip", "ng", "done?", "ran"];
        let texts: Vec<String> = lines
            .iter()
            .map(|(kind, d, m)| format!("2026-{m:02}-{d:02} {} 2026-{m:02}", words[*kind]))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let book = book(&ledger, &facts(&ledger, &texts));
        list(&ledger, &book, day("2026-12-31"));
    }
}
