//! `task add|edit|move`: one task of tasks.toml, edited with care.

use clap::Subcommand;
use toml_edit::{Array, Value};

use super::editing::Deed;
use super::{Desk, Outcome};
use crate::document::edit::{self, Place};
use crate::plan::File;
use crate::say;

/// Adds, changes or moves a task
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    deed: Which,
}

#[derive(Debug, Subcommand)]
enum Which {
    /// Adds a task at the end of tasks.toml
    Add(Add),
    /// Changes keys of a task
    Edit(Edit),
    /// Moves a task before or after another
    Move(Move),
}

#[derive(Debug, clap::Args)]
struct Add {
    /// What it is called
    title: Option<String>,
    /// Its id; made from the title where it is not given
    #[arg(long)]
    id: Option<String>,
    #[command(flatten)]
    keys: Keys,
}

#[derive(Debug, clap::Args)]
struct Edit {
    /// The task: id, title or a part of it
    task: String,
    /// Its new title
    #[arg(long)]
    title: Option<String>,
    #[command(flatten)]
    keys: Keys,
}

#[derive(Debug, clap::Args)]
struct Move {
    /// The task: id, title or a part of it
    task: String,
    #[command(flatten)]
    to: To,
}

#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
struct To {
    /// Before this task
    #[arg(long, value_name = "TASK")]
    before: Option<String>,
    /// After this task
    #[arg(long, value_name = "TASK")]
    after: Option<String>,
    /// Before all others
    #[arg(long)]
    first: bool,
    /// After all others
    #[arg(long)]
    last: bool,
}

#[derive(Debug, clap::Args)]
struct Keys {
    /// A phrase of frequency
    #[arg(long)]
    frequency: Option<String>,
    /// Its category
    #[arg(long)]
    category: Option<String>,
    /// 手動 (manual) or 自動 (automatic)
    #[arg(long)]
    method: Option<String>,
    /// Who does it: a role or a contact; several times for several
    #[arg(long)]
    assignee: Vec<String>,
    /// A note
    #[arg(long)]
    note: Option<String>,
    /// The time of day at which it is owed: 09:00
    #[arg(long, value_name = "HH:MM")]
    at: Option<String>,
}

impl Keys {
    fn values(&self) -> Vec<(&'static str, Value)> {
        let texts = [
            ("category", &self.category),
            ("frequency", &self.frequency),
            ("at", &self.at),
            ("method", &self.method),
        ];
        let text =
            |(key, value): (&'static str, &Option<String>)| Some((key, Value::from(value.as_deref()?)));
        let mut values: Vec<(&'static str, Value)> = texts.into_iter().filter_map(text).collect();
        match self.assignee.as_slice() {
            [] => {}
            [one] => values.push(("assignee", one.as_str().into())),
            several => values.push((
                "assignee",
                Value::Array(several.iter().map(String::as_str).collect::<Array>()),
            )),
        }
        values.extend(text(("note", &self.note)));
        values
    }
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    match &args.deed {
        Which::Add(add) => self::add(add, desk),
        Which::Edit(edit) => change(edit, desk),
        Which::Move(to) => shift(to, desk),
    }
}

fn add(args: &Add, desk: &mut Desk) -> Outcome {
    let editing = desk.editing(File::Tasks)?;
    let lang = desk.lang();
    let title = desk.asked(args.title.as_ref(), &say::edit::ask_title(lang), "TITLE")?;
    let given = args.keys.frequency.as_ref();
    let frequency = desk.asked(given, &say::edit::ask_frequency(lang), "--frequency")?;
    let tasks = editing.plan.tasks.iter().map(|it| (&it.id, &it.was, &it.title));
    let mut ids = desk.taken(tasks, &title, args.id.as_ref())?;
    let id = args.id.clone().unwrap_or_else(|| ids.make(None, &title, "task"));
    let mut keys = vec![("id", Value::from(id.as_str())), ("title", title.as_str().into())];
    let given = args.keys.values().into_iter();
    keys.extend(given.filter(|(key, _)| *key != "frequency"));
    keys.push(("frequency", frequency.as_str().into()));
    if args.keys.assignee.is_empty() {
        keys.push(("assignee", Value::Array(Array::new())));
    }
    let text = editing.with("task", keys);
    desk.keep(&editing, text, Deed::Added, &id, &title, Vec::new())
}

fn change(args: &Edit, desk: &mut Desk) -> Outcome {
    let editing = desk.editing(File::Tasks)?;
    let (id, name) = desk.meant(&args.task, &names(&editing.plan))?;
    let mut keys: Vec<(&str, Value)> = args
        .title
        .iter()
        .map(|it| ("title", it.as_str().into()))
        .collect();
    keys.extend(args.keys.values());
    let needed = "--title, --frequency, --category, --method, --assignee, --note, --at";
    desk.change(&editing, ("task", &id, &name), keys, needed)
}

fn shift(args: &Move, desk: &mut Desk) -> Outcome {
    let editing = desk.editing(File::Tasks)?;
    let names = names(&editing.plan);
    let (id, name) = desk.meant(&args.task, &names)?;
    let place = match (&args.to.before, &args.to.after) {
        (Some(other), _) => Place::Before(desk.meant(other, &names)?.0),
        (None, Some(other)) => Place::After(desk.meant(other, &names)?.0),
        (None, None) if args.to.first => Place::First,
        (None, None) => Place::Last,
    };
    let moved = edit::moved(&editing.text, "task", &id, &place).map_err(anyhow::Error::from)?;
    let text = moved.unwrap_or_else(|| editing.text.clone());
    desk.keep(&editing, text, Deed::Moved, &id, &name, Vec::new())
}

fn names(plan: &crate::plan::Plan) -> Vec<(String, String)> {
    plan.tasks
        .iter()
        .map(|task| (task.id.clone(), task.title.clone()))
        .collect()
}
