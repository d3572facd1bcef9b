//! What `task` and `contact` share: an entry of the plan is found, its file is edited, the result is read before it is
//! written.

use std::path::PathBuf;

use anyhow::Context as _;
use serde::Serialize;
use toml_edit::Value;

use super::{Desk, Exit, Failure, Outcome};
use crate::document::edit;
use crate::document::import::id::Ids;
use crate::document::import::merge::Change;
use crate::plan::{self, File, Language, Plan, Source, Sources};
use crate::say;
use crate::show::{Answer, Tone, View};

/// A plan whose file is edited.
pub(super) struct Editing {
    pub(super) plan: Plan,
    pub(super) sources: Sources,
    pub(super) text: String,
    dir: PathBuf,
    file: File,
}

/// What was done.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Deed {
    Added,
    Changed,
    Moved,
}

#[derive(Debug, Serialize)]
struct Edited {
    version: u32,
    deed: Deed,
    id: String,
    name: String,
    changes: Vec<Change>,
}

impl Editing {
    /// The file with one more entry at its end.
    pub(super) fn with<'k>(&self, list: &str, keys: impl IntoIterator<Item = (&'k str, Value)>) -> String {
        let mut text = self.text.clone();
        if !text.is_empty() {
            text.push_str(if text.ends_with('\n') { "\n" } else { "\n\n" });
        }
        text.push_str(&format!("[[{list}]]\n"));
        for (key, value) in keys {
            text.push_str(&format!("{key} = {value}\n"));
        }
        text
    }
}

impl Desk {
    /// Sets keys of one entry: of which list, its id and its name. `needed` names the flags where none is given.
    pub(super) fn change(
        &self,
        editing: &Editing,
        (list, id, name): (&str, &str, &str),
        keys: Vec<(&str, Value)>,
        needed: &str,
    ) -> Outcome {
        if keys.is_empty() {
            return Err(Failure::Usage(say::edit::needs(self.lang(), needed)));
        }
        let (text, changes) = edit::edited(&editing.text, list, id, keys).map_err(anyhow::Error::from)?;
        self.keep(editing, text, Deed::Changed, id, name, changes)
    }

    /// What was given, else what a person types; `what` names it where there is neither.
    pub(super) fn asked(
        &self,
        given: Option<&String>,
        question: &str,
        what: &str,
    ) -> Result<String, Failure> {
        let said = given.cloned().or_else(|| self.world.console.ask(question));
        said.ok_or_else(|| Failure::Usage(say::edit::needs(self.lang(), what)))
    }

    /// The ids that are taken by these entries: id, ids of before, name. A new one has neither the name nor the id of
    /// another.
    pub(super) fn taken<'e>(
        &self,
        entries: impl Iterator<Item = (&'e String, &'e Vec<String>, &'e String)>,
        name: &str,
        id: Option<&String>,
    ) -> Result<Ids, Failure> {
        let mut ids = Ids::default();
        for (known, was, called) in entries {
            if called == name || Some(known) == id {
                return Err(Failure::Usage(say::edit::there(self.lang(), name)));
            }
            std::iter::once(known).chain(was).for_each(|id| ids.take(id));
        }
        Ok(ids)
    }

    /// Opens the plan for editing one of its files. It has to be right as it is.
    pub(super) fn editing(&mut self, file: File) -> Result<Editing, Failure> {
        let dir = self.plan_dir()?;
        let sources = self.world.plan_files(&dir);
        let reading = plan::read(&sources);
        self.plan_language = reading.plan.as_ref().map(|plan| plan.about.language);
        let errors: Vec<_> = reading.errors_in(&File::ALL).cloned().collect();
        let text = sources.get(file).map(|it| it.text.clone()).unwrap_or_default();
        match reading.plan {
            Some(plan) if errors.is_empty() => Ok(Editing {
                plan,
                sources,
                text,
                dir,
                file,
            }),
            _ => Err(Failure::Plan(self.drawn(&sources, &errors))),
        }
    }

    /// Reads the plan as it would be, then writes it and says what was done.
    pub(super) fn keep(
        &self,
        editing: &Editing,
        text: String,
        deed: Deed,
        id: &str,
        name: &str,
        changes: Vec<Change>,
    ) -> Outcome {
        let lang = self.lang();
        if matches!(deed, Deed::Changed) && changes.is_empty() {
            self.hint(&say::edit::same(lang));
            return Ok(Exit::Well);
        }
        let path = match editing.file {
            File::Contacts => editing.dir.join(plan::contacts_path(&editing.sources)),
            file => editing.dir.join(file.name()),
        };
        let mut sources = editing.sources.clone();
        sources.insert(editing.file, Source::new(self.world.shown(&path), text.clone()));
        let errors: Vec<_> = plan::read(&sources).errors_in(&File::ALL).cloned().collect();
        if !errors.is_empty() {
            return Err(Failure::Plan(format!(
                "{}{}\n",
                self.drawn(&sources, &errors),
                say::edit::would_break(lang)
            )));
        }
        self.world
            .write_plan(&[(path.clone(), text)])
            .with_context(|| self.world.shown(&path))?;
        self.answer(&Edited {
            version: 1,
            deed,
            id: id.to_owned(),
            name: name.to_owned(),
            changes,
        })?;
        Ok(Exit::Well)
    }

    /// The one entry that a word means: its id, its name, or a part that fits only one.
    pub(super) fn meant(
        &self,
        word: &str,
        entries: &[(String, String)],
    ) -> Result<(String, String), Failure> {
        let lang = self.lang();
        let exact = entries.iter().find(|(id, name)| id == word || name == word);
        let parts: Vec<&(String, String)> = entries.iter().filter(|(_, name)| name.contains(word)).collect();
        match (exact, parts.as_slice()) {
            (Some(one), _) => Ok(one.clone()),
            (None, [one]) => Ok((*one).clone()),
            (None, all) => {
                let listed = if all.is_empty() {
                    entries.iter().collect()
                } else {
                    all.to_vec()
                };
                let listed: Vec<String> = listed.iter().map(|(id, name)| format!("{id} {name}")).collect();
                let listed = listed.join(", ");
                Err(Failure::Usage(if all.is_empty() {
                    say::edit::unknown(lang, word, &listed)
                } else {
                    say::edit::several(lang, word, &listed)
                }))
            }
        }
    }
}

impl Answer for Edited {
    fn view(&self, lang: Language) -> View {
        let line = match self.deed {
            Deed::Added => say::edit::added(lang, &self.name, &self.id),
            Deed::Changed => say::edit::changed(lang, &self.name),
            Deed::Moved => say::edit::moved(lang, &self.name),
        };
        let mut view = View::default().toned(Tone::Good, line);
        for change in &self.changes {
            let [key, before] = [&change.key, &change.before].map(|it| it.clone().unwrap_or_default());
            view = view.line(format!("  {key}: {before} → {}", change.after));
        }
        view
    }
}
