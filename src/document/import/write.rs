//! Entries as the text of a plan's files: one key a line, what has no key as a comment above.

use chrono::NaiveDate;

use super::entry::{Entry, Value};
use crate::plan::{File, Language};

/// What stands at the head of a file; the sentence comes from above.
pub type Head<'a> = dyn Fn(File) -> String + 'a;

/// The files of a new plan, in the order in which a plan is read.
pub fn files(entries: &[Entry], about: &About, head: &Head<'_>) -> Vec<(File, String)> {
    let mut files = vec![(
        File::Plan,
        format!("{}{}", comment(&head(File::Plan)), about.text()),
    )];
    let plan: Vec<String> = entries
        .iter()
        .filter(|it| it.file == File::Plan)
        .map(table)
        .collect();
    if !plan.is_empty() {
        files[0].1 = format!("{}\n{}", comment(&head(File::Plan)), plan.join("\n"));
    }
    for file in File::ALL.into_iter().skip(1) {
        let own: Vec<&Entry> = entries.iter().filter(|it| it.file == file).collect();
        if own.is_empty() {
            continue;
        }
        let mut text = comment(&head(file));
        let mut category = String::new();
        for entry in own {
            let now = entry.text("category").unwrap_or_default();
            if file == File::Tasks && now != category {
                now.clone_into(&mut category);
                if !now.is_empty() {
                    text.push_str(&format!("\n# ---- {} ----\n", now.replace(char::is_control, " ")));
                }
            }
            text.push('\n');
            text.push_str(&table(entry));
        }
        files.push((file, text));
    }
    files
}

/// What plan.toml says of the plan itself.
#[derive(Clone, Debug)]
pub struct About {
    /// What it is called.
    pub name: String,
    /// Go-live.
    pub starts: NaiveDate,
    /// What people see.
    pub language: Language,
}

impl About {
    fn text(&self) -> String {
        let name = Value::Text(self.name.clone()).toml();
        let starts = self.starts;
        let language = match self.language {
            Language::Ja => "ja",
            Language::En => "en",
        };
        format!(
            "\n[plan]\nname = {name}\ntimezone = \"Asia/Tokyo\"\nlanguage = \"{language}\"\nstarts = {starts}\nreviewed = {starts}\nreview_every = \"90d\"\nmorning = \"08:45\"\n\n[calendar]\nworkdays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]\nholidays = \"japan\"\nhours = \"09:00-18:00\"\nfiscal_year_starts = 4\n"
        )
    }
}

/// One entry.
pub fn table(entry: &Entry) -> String {
    let mut text: String = entry.comments.iter().map(|line| comment(line)).collect();
    let comments = text.len();
    let (open, close) = if is_single(entry.table) {
        ("[", "]\n")
    } else {
        ("[[", "]]\n")
    };
    text.extend([open, entry.table, close]);
    for (key, value) in &entry.keys {
        text.extend([key, " = "]);
        value.write(&mut text);
        text.push('\n');
    }
    if entry.draft {
        let lines = text.split_off(comments);
        text.extend(lines.lines().flat_map(|line| ["# ", line, "\n"]));
    }
    text
}

/// Is there only one of it in its file?
pub(super) fn is_single(table: &str) -> bool {
    matches!(table, "plan" | "calendar" | "levels")
}

/// Lines behind `#`. A control character would end the comment, or the file.
pub fn comment(text: &str) -> String {
    text.lines()
        .map(|line| {
            format!(
                "# {}\n",
                line.replace(|it: char| it.is_control() && it != '\t', " ")
                    .trim_end()
            )
        })
        .collect()
}
