//! Plans and records for tests: what a person would write, as short as it can be said.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::event::{Confirmed, Deferred, Done, Outcome, Seen, Skipped, Undone};
use super::ledger::{Asked, Ledger};
use super::{Book, Item};
use crate::calendar::{Period, Span, Unit, Workdays};
use crate::check::sample_plan;
pub(crate) use crate::check::sample_plan::task;
use crate::check::{Ran, Status};
use crate::plan::{About, Check, CheckRef, Hours, Language, Missed, Plan, Task, TaskKind, Tick};
use crate::records::sample::recorded;
use crate::records::{Fact, NewFact};

pub(crate) fn day(text: &str) -> NaiveDate {
    let text = if text.len() == 5 {
        format!("2026-{text}")
    } else {
        text.to_owned()
    };
    text.parse().unwrap()
}

pub(crate) fn plan(tasks: Vec<Task>) -> Plan {
    let starts = day("2026-11-01");
    Plan {
        about: About {
            name: "受発注システム 運用計画書".into(),
            timezone: chrono_tz::Asia::Tokyo,
            language: Language::Ja,
            starts,
            owner: Vec::new(),
            reviewed: starts,
            review_every: "10y".parse().unwrap(),
            morning: "08:45:00".parse().unwrap(),
            records: "records".into(),
            contacts: "contacts.toml".into(),
        },
        workdays: Workdays::default(),
        hours: Hours {
            from: "09:00:00".parse().unwrap(),
            to: "18:00:00".parse().unwrap(),
        },
        tick: Tick::default(),
        tasks,
        roles: Vec::new(),
        contacts: Vec::new(),
        levels: crate::plan::Levels::default(),
        channels: Vec::new(),
        events: Vec::new(),
        checks: vec![check("web")],
        maintenance: Vec::new(),
        contracts: Vec::new(),
        drills: Vec::new(),
    }
}

fn check(id: &str) -> Check {
    let within = Span {
        count: 1,
        unit: Unit::Days,
    };
    sample_plan::check(id, crate::plan::Kind::Heartbeat { within })
}

/// A task whose lines are written as in tasks.toml: `月次; missed = drop; remind = 3bd`.
pub(crate) fn written(line: &str) -> Task {
    let mut parts = line.split(';').map(str::trim);
    let mut task = task(parts.next().unwrap());
    for part in parts {
        let (key, value) = part
            .split_once('=')
            .map_or((part, ""), |(key, value)| (key.trim(), value.trim()));
        match key {
            "missed" => {
                task.missed = Some(match value {
                    "carry" => Missed::Carry,
                    "latest" => Missed::Latest,
                    _ => Missed::Drop,
                });
            }
            "remind" => task.recurrence.remind = Some(value.parse().unwrap()),
            "grace" => task.grace = Some(value.parse().unwrap()),
            "starts" => task.recurrence.starts = day(value),
            "ends" => task.recurrence.ends = Some(day(value)),
            "unseen" => task.starts_written = false,
            "meeting" => task.kind = TaskKind::Meeting,
            "check" => task.check = Some(CheckRef(0)),
            "incident" => task.when_incident = true,
            "was" => task.was = vec![value.into()],
            _ => panic!("no key {key}"),
        }
    }
    task
}

/// Noon in Tokyo.
pub(crate) fn noon(day: NaiveDate) -> DateTime<FixedOffset> {
    let tokyo = FixedOffset::east_opt(9 * 3600).unwrap();
    day.and_hms_opt(12, 0, 0)
        .unwrap()
        .and_local_timezone(tokyo)
        .unwrap()
}

/// Facts in the words of a table: `11-20 done 2026-11`, `11-20 skip 2026-W47`, `11-20 defer 2026-11 11-30`,
/// `11-21 confirm 2026-11 sato`, `11-20 ran`, `11-21 undo 1`, `11-10 seen`, `11-20 done? 2026-11` (waits).
pub(crate) fn facts(ledger: &Ledger<'_>, lines: &[&str]) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for line in lines {
        let words: Vec<&str> = line.split(' ').collect();
        let count = facts.len() as u64 + 1;
        let new = new_fact(ledger, &words, &facts);
        facts.push(recorded(new, count, noon(day(words[0]))));
    }
    facts
}

fn new_fact(ledger: &Ledger<'_>, words: &[&str], before: &[Fact]) -> NewFact {
    let at = noon(day(words[0]));
    let periods = || vec![words[2].parse::<Period>().unwrap()];
    let due = || words[2].parse::<Period>().unwrap().last(4);
    let make = |by: &str| (at, by.to_owned());
    let task = "t".to_owned();
    match words[1] {
        "done" | "done?" | "ng" => said(make("tanaka"), &done(periods(), due(), words[1])),
        "skip" => said(
            make("tanaka"),
            &Skipped {
                task,
                periods: periods(),
                due: due(),
                since: None,
                reason: "対象なし".into(),
            },
        ),
        "defer" => said(
            make("tanaka"),
            &Deferred {
                task,
                periods: periods(),
                due: due(),
                to: day(words[3]),
                reason: "部品待ち".into(),
            },
        ),
        "confirm" => said(
            make(words[3]),
            &Confirmed {
                task,
                periods: periods(),
                note: String::new(),
            },
        ),
        "ran" => said(
            make("opsplan"),
            &Ran {
                check: "web".into(),
                day: day(words[0]),
                ok: true,
                status: Status::Ok,
            },
        ),
        "seen" => said(make("opsplan"), &seen(ledger)),
        "gone" => said(
            make("opsplan"),
            &Seen {
                gone: vec!["t".into()],
                ..Seen::default()
            },
        ),
        "undo" => undo(&before[words[2].parse::<usize>().unwrap() - 1], at, ledger),
        other => panic!("no fact {other}"),
    }
}

fn said<E: crate::records::Event>((at, by): (DateTime<FixedOffset>, String), event: &E) -> NewFact {
    NewFact::new(at, by, event).unwrap()
}

pub(crate) fn done(periods: Vec<Period>, due: NaiveDate, how: &str) -> Done {
    Done {
        task: "t".into(),
        periods,
        due,
        since: None,
        missed: 0,
        result: if how == "ng" { Outcome::Ng } else { Outcome::Ok },
        note: String::new(),
        evidence: String::new(),
        confirm: how == "done?",
    }
}

pub(crate) fn seen(ledger: &Ledger<'_>) -> Seen {
    Seen {
        tasks: ledger.works.iter().map(super::work::Work::sight).collect(),
        gone: Vec::new(),
    }
}

pub(crate) fn undo(fact: &Fact, at: DateTime<FixedOffset>, ledger: &Ledger<'_>) -> NewFact {
    NewFact::new(at, "tanaka", &Undone::of(fact, ledger.day(fact.at)).unwrap())
        .unwrap()
        .answering([fact.id.clone()])
}

/// The book after these facts.
pub(crate) fn book(ledger: &Ledger<'_>, facts: &[Fact]) -> Book {
    let mut book = ledger.open();
    facts.iter().for_each(|fact| ledger.take(&mut book, fact));
    book
}

/// What is owed on a day, with nothing open.
pub(crate) fn list(ledger: &Ledger<'_>, book: &Book, on: NaiveDate) -> Vec<Item> {
    let asked = Asked {
        day: on,
        within: None,
        today: on,
        incidents: &[],
        duties: &[],
        wrong_numbers: &[],
    };
    ledger.list(book, &asked)
}

/// Rows as a table shows them: `overdue 2026-11 due 11-30 late 1/1 missed 1`.
pub(crate) fn shown(items: &[Item]) -> Vec<String> {
    let row = |item: &Item| {
        let state = serde_json::to_string(&item.state).unwrap();
        let missed = if item.missed > 0 {
            format!(" missed {}", item.missed)
        } else {
            String::new()
        };
        let late = match item.late_days {
            0 => String::new(),
            days => format!(" late {days}/{}", item.late_business_days),
        };
        format!(
            "{} {} due {}{late}{missed}",
            state.trim_matches('"'),
            item.period,
            item.due.format("%m-%d")
        )
    };
    items.iter().map(row).collect()
}
