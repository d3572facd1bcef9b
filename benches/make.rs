//! Makes what `benches/run` measures: a plan with so many tasks and so many months of records, and the same tasks for
//! taskwarrior and remind.
//!
//! `cargo bench --profile dev --bench make -- OUT TASKS MONTHS FACTS` writes `OUT/plan/`, `OUT/task.json` and
//! `OUT/tasks.rem`. The same numbers give the same bytes. Of the tasks 70 % are yearly, 20 % half-yearly, 9 % quarterly
//! and 1 % monthly, so that 10,000 of them fill five years with 80,000 facts; there is an incident every week; what is
//! missing to FACTS are runs of checks.

#![expect(clippy::disallowed_methods, reason = "it writes what is measured")]

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use chrono::{DateTime, Days, FixedOffset, Months, NaiveDate, NaiveTime, TimeZone as _};
use opsplan::check::{Ran, Status};
use opsplan::due::{Done, Outcome};
use opsplan::incident::{Closed, IncidentId, Opened, Restored, Terms};
use opsplan::plan::{File, Plan, Source, Sources};
use opsplan::records::{NewFact, Pen};

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let [out, tasks, months, facts] = &args[..] else {
        anyhow::bail!("usage: make OUT TASKS MONTHS FACTS")
    };
    let (out, tasks, months, facts) = (
        Path::new(out),
        tasks.parse()?,
        Months::new(months.parse()?),
        facts.parse()?,
    );
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).context("today")?;
    let starts = today - months;
    fs::create_dir_all(out.join("plan/records/journal"))?;
    let sources = plan_files(tasks, starts);
    for file in [File::Plan, File::Tasks, File::Contacts, File::Levels] {
        let source = sources.get(file).context("source")?;
        fs::write(out.join("plan").join(file.name()), &source.text)?;
    }
    let reading = opsplan::plan::read(&sources);
    let plan = reading.plan.with_context(|| format!("{:?}", reading.problems))?;
    write_records(out, &history(&plan, starts, today, facts))?;
    fs::write(out.join("task.json"), taskwarrior(&plan, today))?;
    fs::write(out.join("tasks.rem"), remind(tasks))?;
    Ok(())
}

/// A phrase for the task with this number, and the same for remind.
fn frequency(number: usize) -> (String, String) {
    let (day, month) = (number % 28 + 1, number % 12 + 1);
    let name = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ][month - 1];
    match number % 100 {
        0 => (format!("毎月{day}日（休業日は前営業日）"), format!("REM {day}")),
        1..=9 => (
            "四半期".to_owned(),
            format!("REM {day} SATISFY [monnum($T)%3==0]"),
        ),
        10..=29 => ("半期".to_owned(), format!("REM {day} SATISFY [monnum($T)%6==0]")),
        _ => (format!("毎年{month}月{day}日"), format!("REM {day} {name}")),
    }
}

fn plan_files(tasks: usize, starts: NaiveDate) -> Sources {
    let plan = format!(
        "[plan]\nname = \"bench\"\ntimezone = \"Asia/Tokyo\"\nstarts = {starts}\nreviewed = 2026-11-01\n"
    );
    let contacts =
        "[[contact]]\nid = \"tanaka\"\nname = \"田中\"\nphone = [\"090-0000-0001\"]\nverified = 2026-11-01\n";
    let levels = "[levels]\nworst = \"highest\"\n\n[[level]]\nlevel = 3\nprefix = \"lv3\"\nmeaning = \"1時間以上のサービス停止\"\nchain = \
                  [{ to = \"tanaka\", after = \"0m\" }]\n";
    let task = |number| {
        format!(
            "[[task]]\nid = \"task-{number}\"\ntitle = \"定例業務その{number}\"\ncategory = \"システム運用\"\nfrequency = \
             \"{}\"\nmethod = \"手動\"\nassignee = \"tanaka\"\nstarts = {starts}\nnote = \"手順書を見て実施する\"\n\n",
            frequency(number).0
        )
    };
    let mut sources = Sources::default();
    sources.insert(File::Plan, Source::new("plan.toml", plan));
    sources.insert(File::Contacts, Source::new("contacts.toml", contacts));
    sources.insert(File::Levels, Source::new("levels.toml", levels));
    sources.insert(
        File::Tasks,
        Source::new("tasks.toml", (0..tasks).map(task).collect::<String>()),
    );
    sources
}

/// Everything was done on its day until two weeks ago; the rest of the facts are runs of checks, evenly spread.
fn history(plan: &Plan, starts: NaiveDate, today: NaiveDate, facts: usize) -> Vec<NewFact> {
    let mut history = work_done(plan, starts, today - Days::new(14));
    let weeks = (1..).map(|week| today - Days::new(7 * week));
    for day in weeks.take_while(|day| *day >= starts) {
        history.extend(incident(plan, day));
    }
    let days = (today - starts).num_days().max(1).unsigned_abs();
    for number in history.len()..facts {
        let day = starts + Days::new(number as u64 % days);
        let ran = Ran {
            check: format!("check-{}", number % 50),
            day,
            ok: true,
            status: Status::Ok,
        };
        history.extend(NewFact::new(noon(day), "opsplan", &ran));
    }
    history.sort_by_key(|fact| fact.at);
    history
}

fn work_done(plan: &Plan, starts: NaiveDate, until: NaiveDate) -> Vec<NewFact> {
    let mut history: Vec<NewFact> = Vec::new();
    for task in &plan.tasks {
        for occurrence in task.recurrence.occurrences(&plan.workdays, starts..=until, &[]) {
            let done = Done {
                task: task.id.clone(),
                periods: occurrence.periods,
                due: occurrence.due,
                since: None,
                missed: 0,
                result: Outcome::Ok,
                note: String::new(),
                evidence: String::new(),
                confirm: false,
            };
            history.extend(NewFact::new(noon(occurrence.due), "tanaka", &done));
        }
    }
    history
}

/// An incident of that day: opened, restored and closed.
fn incident(plan: &Plan, day: NaiveDate) -> impl Iterator<Item = NewFact> {
    let incident = IncidentId::next(day, [], "");
    let opened = Opened {
        title: "受注Web応答なし".to_owned(),
        ..Opened::of(incident.clone(), 3, Terms::of(plan))
    };
    let note = None;
    let (restored, closed) = (
        Restored {
            incident: incident.clone(),
            note: note.clone(),
        },
        Closed { incident, note },
    );
    let facts = [
        NewFact::new(noon(day), "tanaka", &opened),
        NewFact::new(noon(day), "tanaka", &restored),
        NewFact::new(noon(day), "tanaka", &closed),
    ];
    facts.into_iter().flatten()
}

fn noon(day: NaiveDate) -> DateTime<FixedOffset> {
    let tokyo = FixedOffset::east_opt(9 * 3600).unwrap_or_else(|| unreachable!("nine hours are an offset"));
    let noon = day.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default());
    tokyo
        .from_local_datetime(&noon)
        .single()
        .unwrap_or_else(|| unreachable!("a fixed offset has no gaps"))
}

fn write_records(out: &Path, history: &[NewFact]) -> Result<()> {
    let mut pen = Pen::new("bench-tanaka-0000".into(), 0);
    let journal = out.join("plan/records/journal");
    for day in history.chunk_by(|a, b| a.at == b.at) {
        let lines = pen.write(day, day[0].at, false)?;
        let path = journal.join(lines.page.to_string());
        let mut file = fs::OpenOptions::new().create(true).append(true).open(path)?;
        std::io::Write::write_all(&mut file, &lines.bytes)?;
    }
    Ok(())
}

/// Recurring tasks from the date that is next, as `task import` reads them.
fn taskwarrior(plan: &Plan, today: NaiveDate) -> String {
    let year = today - Days::new(14)..=today + Days::new(366);
    let task = |(number, task): (usize, &opsplan::plan::Task)| {
        let recur = match number % 100 {
            0 => "monthly",
            1..=9 => "quarterly",
            10..=29 => "semiannual",
            _ => "yearly",
        };
        let next = task
            .recurrence
            .occurrences(&plan.workdays, year.clone(), &[])
            .into_iter()
            .next()?;
        let due = next.due.format("%Y%m%dT030000Z");
        Some(
            serde_json::json!({"description": task.title, "status": "recurring", "recur": recur, "mask": "",
            "due": due.to_string(), "entry": "20211124T030000Z", "project": "ops", "tags": ["tanaka"]}),
        )
    };
    serde_json::Value::Array(plan.tasks.iter().enumerate().filter_map(task).collect()).to_string()
}

fn remind(tasks: usize) -> String {
    (0..tasks)
        .map(|number| format!("{} MSG task-{number} tanaka\n", frequency(number).1))
        .collect()
}
