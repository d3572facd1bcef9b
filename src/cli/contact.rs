//! `contact add|edit`: one contact of contacts.toml, edited with care.

use clap::Subcommand;
use toml_edit::{Array, Value};

use super::editing::Deed;
use super::{Desk, Outcome};
use crate::plan::File;
use crate::say;

/// Adds or changes a contact
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    deed: Which,
}

#[derive(Debug, Subcommand)]
enum Which {
    /// Adds a contact at the end of contacts.toml
    Add(Add),
    /// Changes keys of a contact
    Edit(Edit),
}

#[derive(Debug, clap::Args)]
struct Add {
    /// What they are called
    name: Option<String>,
    /// The id; made from the mail address or the name where it is not given
    #[arg(long)]
    id: Option<String>,
    #[command(flatten)]
    keys: Keys,
}

#[derive(Debug, clap::Args)]
struct Edit {
    /// The contact: id, name or a part of it
    contact: String,
    /// The new name
    #[arg(long)]
    name: Option<String>,
    #[command(flatten)]
    keys: Keys,
}

#[derive(Debug, clap::Args)]
struct Keys {
    /// A phone number, as written; several times for several, the first is rung first
    #[arg(long)]
    phone: Vec<String>,
    /// The mail address
    #[arg(long)]
    email: Option<String>,
    /// The company; empty for our own people
    #[arg(long)]
    company: Option<String>,
    /// Who stands in while they are away
    #[arg(long, value_name = "CONTACT")]
    deputy: Option<String>,
}

impl Keys {
    fn values(&self) -> Vec<(&'static str, Value)> {
        let phones = (!self.phone.is_empty())
            .then(|| Value::Array(self.phone.iter().map(String::as_str).collect::<Array>()));
        let text = |value: &Option<String>| value.as_deref().map(Value::from);
        let all = [
            ("company", text(&self.company)),
            ("phone", phones),
            ("email", text(&self.email)),
            ("deputy", text(&self.deputy)),
        ];
        all.into_iter()
            .filter_map(|(key, value)| Some((key, value?)))
            .collect()
    }
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    match &args.deed {
        Which::Add(add) => self::add(add, desk),
        Which::Edit(edit) => change(edit, desk),
    }
}

fn add(args: &Add, desk: &mut Desk) -> Outcome {
    let editing = desk.editing(File::Contacts)?;
    let lang = desk.lang();
    let name = desk.asked(args.name.as_ref(), &say::edit::ask_name(lang), "NAME")?;
    let mut keys = args.keys.values();
    if args.keys.phone.is_empty()
        && let Some(phone) = desk.world.console.ask(&say::edit::ask_phone(lang))
    {
        keys.push(("phone", Value::Array(Array::from_iter([phone]))));
    }
    let contacts = editing.plan.contacts.iter();
    let contacts = contacts.map(|it| (&it.id, &it.was, &it.name));
    let mut ids = desk.taken(contacts, &name, args.id.as_ref())?;
    editing.plan.roles.iter().for_each(|role| ids.take(&role.id));
    let user = args
        .keys
        .email
        .as_deref()
        .and_then(|mail| mail.split_once('@'))
        .map(|(user, _)| user);
    let id = args
        .id
        .clone()
        .unwrap_or_else(|| ids.make(user, &name, "contact"));
    let named = [("id", Value::from(id.as_str())), ("name", name.as_str().into())];
    let text = editing.with("contact", named.into_iter().chain(keys));
    desk.keep(&editing, text, Deed::Added, &id, &name, Vec::new())
}

fn change(args: &Edit, desk: &mut Desk) -> Outcome {
    let editing = desk.editing(File::Contacts)?;
    let names: Vec<(String, String)> = editing
        .plan
        .contacts
        .iter()
        .map(|it| (it.id.clone(), it.name.clone()))
        .collect();
    let (id, name) = desk.meant(&args.contact, &names)?;
    let mut keys: Vec<(&str, Value)> = args.name.iter().map(|it| ("name", it.as_str().into())).collect();
    keys.extend(args.keys.values());
    let needed = "--name, --phone, --email, --company, --deputy";
    desk.change(&editing, ("contact", &id, &name), keys, needed)
}
