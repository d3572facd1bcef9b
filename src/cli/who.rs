//! Who does this: `--by`, `$OPSPLAN_BY`, the user's own config file, git's mail address if it is a contact's, else a
//! question on a terminal, else a refusal. Never silently the login name.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{Desk, Failure};
use crate::plan::{Contact, Plan};
use crate::say;
use crate::show::safe;
use crate::world::git_email;

/// `config.toml` in the user's configuration directory.
#[derive(Debug, Default, Deserialize)]
struct Config {
    by: Option<String>,
}

impl Desk {
    /// The id of the contact who does this. A plan without contacts takes any name.
    pub(crate) fn who(&self, by: Option<&str>, plan: &Plan, dir: &Path) -> Result<String, Failure> {
        let said = by
            .map(ToOwned::to_owned)
            .or_else(|| self.world.env.get("OPSPLAN_BY").map(ToOwned::to_owned));
        let known = match said {
            Some(said) => Some(said),
            None => self.configured()?,
        };
        let known = known.or_else(|| by_mail(plan, dir));
        let name = known.or_else(|| self.world.console.ask(&say::cli::who(self.lang())));
        let name = name.ok_or_else(|| Failure::Usage(say::cli::nobody(self.lang(), &self.config_name())))?;
        if plan.contacts.is_empty() {
            return Ok(name);
        }
        named(plan, &name)
            .map(|contact| contact.id.clone())
            .ok_or_else(|| self.unknown_contact(plan, &name))
    }

    /// What the user's own file says. One that cannot be read is not passed over: somebody else would have done it.
    fn configured(&self) -> Result<Option<String>, Failure> {
        let Some(text) = self.config().and_then(|file| self.world.read_optional(&file)) else {
            return Ok(None);
        };
        match toml::from_str::<Config>(&text) {
            Ok(config) => Ok(config.by),
            Err(error) => {
                let why = error.message();
                let said = say::cli::bad_config(self.lang(), &self.config_name(), why);
                Err(Failure::Usage(said))
            }
        }
    }

    fn config(&self) -> Option<PathBuf> {
        self.world.config_dir().map(|dir| dir.join("config.toml"))
    }

    /// As people write it: from their home on.
    fn config_name(&self) -> String {
        let file = self.config().unwrap_or_default();
        let home = self.world.env.get("HOME").map(Path::new);
        let name = match home.and_then(|home| file.strip_prefix(home).ok()) {
            Some(rest) => Path::new("~").join(rest),
            None => file,
        };
        safe(&name.display().to_string())
    }

    fn unknown_contact(&self, plan: &Plan, name: &str) -> Failure {
        let ids: Vec<String> = plan
            .contacts
            .iter()
            .map(|it| format!("{} {}", it.id, it.name))
            .collect();
        Failure::Usage(say::cli::unknown_contact(self.lang(), name, &ids.join(", ")))
    }
}

/// The contact with this id, former id, name or mail address.
fn named<'a>(plan: &'a Plan, name: &str) -> Option<&'a Contact> {
    let is = |it: &&Contact| it.id == name || it.was.iter().any(|was| was == name) || it.name == name;
    plan.contacts
        .iter()
        .find(is)
        .or_else(|| mailed(plan, name))
        .or_else(|| by_part(plan, name))
}

/// The contact whose id or name holds this part, where only one does.
pub(crate) fn by_part<'a>(plan: &'a Plan, part: &str) -> Option<&'a Contact> {
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let part = plain(part);
    let holds = |it: &&Contact| it.id.contains(&part) || plain(&it.name).contains(&part);
    let mut found = plan.contacts.iter().filter(holds);
    match (found.next(), found.next()) {
        (Some(one), None) if !part.is_empty() => Some(one),
        _ => None,
    }
}

fn by_mail(plan: &Plan, dir: &Path) -> Option<String> {
    Some(mailed(plan, &git_email(dir)?)?.id.clone())
}

fn mailed<'a>(plan: &'a Plan, email: &str) -> Option<&'a Contact> {
    plan.contacts.iter().find(|it| {
        it.email
            .as_deref()
            .is_some_and(|it| it.eq_ignore_ascii_case(email))
    })
}
