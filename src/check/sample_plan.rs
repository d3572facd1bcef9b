//! Checks, samples and plans for tests.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta};

use super::{Complaint, Sample, Status, Trouble};
use crate::calendar::{Frequency, IfClosed, Recurrence, Span, Unit, Workdays};
use crate::plan::{
    About, Check, Covers, Expect, Hours, Kind, Language, Levels, Plan, Task, TaskKind, Tick, Web,
};

pub(crate) fn check(id: &str, kind: Kind) -> Check {
    Check {
        id: id.to_owned(),
        was: Vec::new(),
        title: id.to_owned(),
        kind,
        every: Span {
            count: 1,
            unit: Unit::Minutes,
        },
        timeout_ms: 10_000,
        fail_after: 3,
        out_of: None,
        recover_after: 2,
        remind_every: Span {
            count: 1,
            unit: Unit::Hours,
        },
        owner: Vec::new(),
        canary: None,
        open_incident: None,
        uptime_target: None,
        during: crate::plan::During::Always,
        depends_on: Vec::new(),
        expect: Expect::default(),
    }
}

pub(crate) fn http(id: &str, url: &str) -> Check {
    check(id, Kind::Http(Box::new(Web::get(url))))
}

pub(crate) fn tcp(id: &str, host: &str, port: u16) -> Check {
    check(
        id,
        Kind::Tcp {
            host: host.to_owned(),
            port,
            send: None,
        },
    )
}

pub(crate) fn command(id: &str, argv: &[&str]) -> Check {
    check(
        id,
        Kind::Command {
            argv: argv.iter().map(|word| (*word).to_owned()).collect(),
        },
    )
}

/// So many minutes after 2026-11-22 02:00 in Tokyo.
pub(crate) fn minute(minutes: i64) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-22T02:00:00+09:00").unwrap() + TimeDelta::minutes(minutes)
}

pub(crate) fn sample(check: &Check, at: DateTime<FixedOffset>, status: Status) -> Sample {
    let complaints = match status {
        Status::Fail => vec![Complaint::NoAnswer {
            trouble: Trouble::NeverBeat,
        }],
        Status::Unknown => vec![Complaint::NoAnswer {
            trouble: Trouble::Offline,
        }],
        _ => Vec::new(),
    };
    Sample {
        at,
        check: check.id.clone(),
        status,
        phases: None,
        complaints,
        perfdata: String::new(),
        second_look: false,
        rehearsal: false,
    }
}

/// A plan of these checks alone.
pub(crate) fn plan(checks: Vec<Check>) -> Plan {
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
    let about = About {
        name: "受発注システム".to_owned(),
        timezone: chrono_tz::Asia::Tokyo,
        language: Language::Ja,
        starts: day,
        owner: Vec::new(),
        reviewed: day,
        review_every: Span {
            count: 90,
            unit: Unit::Days,
        },
        morning: time(9),
        records: "records".to_owned(),
        contacts: "contacts.toml".to_owned(),
    };
    Plan {
        about,
        workdays: Workdays::default(),
        hours: Hours {
            from: time(9),
            to: time(18),
        },
        tick: Tick::default(),
        tasks: Vec::new(),
        roles: Vec::new(),
        contacts: Vec::new(),
        levels: Levels::default(),
        channels: Vec::new(),
        events: Vec::new(),
        checks,
        maintenance: Vec::new(),
        contracts: Vec::new(),
        drills: Vec::new(),
    }
}

/// A task `t` with this phrase, owed from 2026-11-01 on.
pub(crate) fn task(phrase: &str) -> Task {
    let (frequency, if_closed) = Frequency::parse(phrase).unwrap();
    let mut recurrence = Recurrence::new(frequency, NaiveDate::from_ymd_opt(2026, 11, 1).unwrap());
    recurrence.if_closed = if_closed.unwrap_or(IfClosed::Keep);
    Task {
        id: "t".into(),
        was: Vec::new(),
        title: "操作ログの点検".into(),
        category: String::new(),
        phrase: phrase.into(),
        recurrence,
        starts_written: true,
        method: None,
        assignee: Vec::new(),
        note: String::new(),
        check: None,
        stops: Vec::new(),
        lasts: Span {
            count: 1,
            unit: Unit::Hours,
        },
        kind: TaskKind::Work,
        at: None,
        covers: Covers::Period,
        grace: None,
        missed: None,
        procedure: None,
        evidence_required: false,
        confirm: None,
        tags: Vec::new(),
        when_incident: false,
    }
}
