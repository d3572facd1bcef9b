//! The edge: everything that touches the clock, the environment, files, processes and the network. Nobody else does.
#![expect(
    clippy::disallowed_methods,
    reason = "the world is the one place that reaches outside"
)]

pub mod beats;
pub mod carrier;
pub mod journal;
pub mod probe;
pub mod progress;
pub mod samples;
pub mod ticked;

mod console;
mod documents;
mod workbook;
pub mod foreign;
mod plan_writing;
mod environment;
mod git;
mod new_files;
mod payload;
mod process_group;
mod secret;
mod zone;
mod local;
pub mod plan_cache;
mod last_answer;
mod plan_files;
mod plan_folder;
mod shared;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use crate::plan::Language;

pub use console::{Colour, Console};
pub use environment::Environment;
pub use git::git_email;
pub use last_answer::{Answer, Asked};
pub use shared::Heard;

/// The process's surroundings, read once, in main. The clock is a value from here on.
#[derive(Debug)]
pub struct World {
    /// The time at which the process started.
    pub started: DateTime<Utc>,
    /// The same on the clock that never goes back.
    begun: Instant,
    /// Environment variables.
    pub env: Environment,
    /// The current directory.
    pub cwd: PathBuf,
    /// This program's own path.
    pub exe: PathBuf,
    /// This machine's name.
    pub host: String,
    /// Standard input, output and error.
    pub console: Console,
}

impl World {
    /// The real one.
    pub fn system() -> Self {
        Self {
            started: Utc::now(),
            begun: Instant::now(),
            env: Environment::system(),
            cwd: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
            exe: std::env::current_exe().unwrap_or_else(|_| PathBuf::from("opsplan")),
            host: rustix::system::uname().nodename().to_string_lossy().into_owned(),
            console: Console::system(),
        }
    }

    /// How long the process has run.
    pub fn elapsed(&self) -> Duration {
        self.begun.elapsed()
    }

    /// Where the user's own settings lie: `opsplan/` in the configuration directory.
    pub fn config_dir(&self) -> Option<PathBuf> {
        let set = self.env.get("XDG_CONFIG_HOME");
        set.map(PathBuf::from)
            .or_else(dirs::config_dir)
            .map(|dir| dir.join("opsplan"))
    }

    /// The login name: it names the writer's file, never the one who did something.
    pub fn user(&self) -> String {
        let names = ["USER", "LOGNAME", "USERNAME"];
        let known = names.iter().find_map(|name| self.env.get(name));
        known.map_or_else(
            || rustix::process::getuid().as_raw().to_string(),
            ToOwned::to_owned,
        )
    }

    /// The text of a file that may be absent.
    pub fn read_optional(&self, path: &std::path::Path) -> Option<String> {
        std::fs::read_to_string(self.cwd.join(path)).ok()
    }

    /// The language that the environment names (POSIX: LC_ALL, LC_MESSAGES, LANG); Japanese where it names none.
    pub fn spoken(&self) -> Language {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let locale = names.iter().find_map(|name| self.env.get(name));
        match locale {
            None | Some("C" | "POSIX") => Language::Ja,
            Some(locale) if locale.starts_with("ja") || locale.starts_with("C.") => Language::Ja,
            Some(_) => Language::En,
        }
    }

    /// Four letters that tell this machine, user and folder from others, for names that two machines may give at once.
    pub fn mark(&self, folder: &std::path::Path) -> String {
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let text = format!("{} {} {}", self.host, self.user(), folder.display());
        crate::records::LineHash::of(text.as_bytes())
            .to_string()
            .chars()
            .take(4)
            .collect()
    }
}
