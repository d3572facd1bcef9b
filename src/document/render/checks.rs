//! 疎通確認 and 計画停止: what is asked, when it counts as down, and when nobody needs to be told.

use super::{Column, Desk, Heading, Item, Point, Section, Table, Term, Value, Word};
use crate::check;
use crate::plan::{Check, During, Kind, Maintenance};

pub(super) fn sections<'a>(desk: &Desk<'a>) -> Vec<Section<'a>> {
    vec![
        Section::table(Heading::Checks, list(desk)),
        Section::table(Heading::CheckDetails, details(desk)),
        Section::table(Heading::Maintenance, maintenance(desk)),
    ]
}

fn list<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = [
        Column::Check,
        Column::Kind,
        Column::Target,
        Column::Every,
        Column::Id,
    ];
    let mut table = Table::new(0, columns);
    for check in &desk.plan.checks {
        table.row([
            Value::text(&check.title),
            Value::text(kind(&check.kind)),
            Value::text(check::target(check)),
            Value::Span(check.every),
            Value::text(&check.id),
        ]);
    }
    table
}

/// The word of checks.toml.
fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Http { .. } => "http",
        Kind::Tcp { .. } => "tcp",
        Kind::Tls { .. } => "tls",
        Kind::Dns { .. } => "dns",
        Kind::Command { .. } => "command",
        Kind::Heartbeat { .. } => "heartbeat",
    }
}

fn details<'a>(desk: &Desk<'a>) -> Table<'a> {
    let mut table = Table::new(2, [Column::Check, Column::Id, Column::Item, Column::Content]);
    for check in &desk.plan.checks {
        let items = rules(desk, check).into_iter().chain(expected(check));
        let items = items.filter(|(_, it)| !it.is_empty());
        table.group(items.map(|(item, value)| {
            [
                Value::text(&check.title),
                Value::text(&check.id),
                Value::Item(item),
                value,
            ]
        }));
    }
    table
}

/// When it counts as down, and what follows.
fn rules<'a>(desk: &Desk<'a>, check: &'a Check) -> Vec<(Item, Value<'a>)> {
    let word = |word| Value::Word(word);
    let needs = check.depends_on.iter().map(|it| desk.plan[*it].id.as_str());
    let during = (check.during != During::Always).then_some(check.during);
    vec![
        (Item::FailAfter, word(Word::InARow(check.fail_after))),
        (Item::RecoverAfter, word(Word::InARow(check.recover_after))),
        (Item::Timeout, word(Word::Milliseconds(check.timeout_ms))),
        (
            Item::CheckDuring,
            Value::maybe(during, |it| word(Word::During(it))),
        ),
        (
            Item::OpenIncident,
            Value::maybe(check.open_incident, Value::Number),
        ),
        (
            Item::Point(Point::UptimeTarget),
            Value::maybe(check.uptime_target, |it| Term::Percent(it).into()),
        ),
        (Item::DependsOn, Value::lines(needs)),
        (Item::Was, Value::lines(check.was.iter().map(String::as_str))),
    ]
}

/// What a good answer is.
fn expected(check: &Check) -> Vec<(Item, Value<'_>)> {
    let expect = &check.expect;
    let time = |time| Value::maybe(time, |ms| Value::Word(Word::Milliseconds(ms)));
    vec![
        (
            Item::Status,
            Value::lines(expect.status.iter().map(ToString::to_string)),
        ),
        (
            Item::Contains,
            Value::maybe(expect.contains.as_deref(), Value::text),
        ),
        (Item::WithinTime, time(expect.within_ms)),
        (Item::WarnTime, time(expect.warn_within_ms)),
        (Item::CertDays, Value::maybe(expect.cert_days, Value::Number)),
        (
            Item::Answers,
            Value::lines(expect.answers.iter().map(String::as_str)),
        ),
    ]
}

fn maintenance<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = [
        Column::Maintenance,
        Column::Starts,
        Column::Ends,
        Column::Target,
        Column::Notice,
        Column::Id,
    ];
    let mut table = Table::new(0, columns);
    for it in &desk.plan.maintenance {
        let wall = |at: chrono::DateTime<chrono::Utc>| {
            Value::Moment(at.with_timezone(&desk.plan.about.timezone).naive_local())
        };
        table.row([
            Value::text(&it.title),
            wall(it.from),
            wall(it.to),
            targets(desk, it),
            Value::maybe(it.notice, Value::Before),
            Value::text(&it.id),
        ]);
    }
    table
}

fn targets<'a>(desk: &Desk<'a>, it: &Maintenance) -> Value<'a> {
    if it.checks.is_empty() {
        return Value::Word(Word::AllChecks);
    }
    Value::lines(it.checks.iter().map(|check| desk.plan[*check].id.as_str()))
}
