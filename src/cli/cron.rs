//! `cron`: the lines that make the plan run itself, for this plan, this binary and this machine.
//!
//! cron gives a command almost nothing: HOME, a short PATH, no locale, `/` or HOME as directory. So every path is
//! written out, secrets come from a file that is read first, and the language is the plan's.

mod systemd;

use serde::Serialize;

use super::{Desk, Exit, Outcome};
use crate::plan::{Language, Plan};
use crate::say::cron as say;
use crate::show::{Answer, Table, View};

/// Prints the crontab lines, the environment file for secrets and systemd units for this plan
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// What to run and when.
#[derive(Debug, Serialize)]
struct Cron {
    version: u32,
    crontab: Vec<Job>,
    environment: Environment,
    systemd: systemd::Units,
}

/// One line of a crontab.
#[derive(Debug, Serialize)]
struct Job {
    /// Minute, hour, day of month, month, day of week.
    when: String,
    /// The arguments after the program and its `--plan`.
    args: &'static str,
    /// The whole line.
    line: String,
    #[serde(skip)]
    why: fn(Language) -> String,
}

/// The file for secrets.
#[derive(Debug, Serialize)]
struct Environment {
    path: String,
    /// The variables that the plan names.
    names: Vec<String>,
}

pub(crate) fn run(_args: &Args, desk: &mut Desk) -> Outcome {
    let opened = desk.plan(&[])?;
    let dir = desk.world.cwd.join(&opened.dir);
    let environment = Environment {
        path: desk
            .world
            .config_dir()
            .map(|dir| dir.join("env").display().to_string())
            .unwrap_or_default(),
        names: secrets(&opened.plan),
    };
    let program = Program {
        exe: desk.world.exe.display().to_string(),
        plan: dir.display().to_string(),
        environment: environment.path.clone(),
    };
    let crontab = vec![program.job("* * * * *".to_owned(), "tick --quiet", say::tick)];
    let systemd = systemd::units(&program);
    desk.answer(&Cron {
        version: 1,
        crontab,
        environment,
        systemd,
    })?;
    Ok(Exit::Well)
}

/// What every line runs.
#[derive(Debug)]
struct Program {
    exe: String,
    plan: String,
    environment: String,
}

impl Program {
    fn job(&self, when: String, args: &'static str, why: fn(Language) -> String) -> Job {
        let secrets = shell(&self.environment);
        let read = format!("[ ! -r {secrets} ] || {{ set -a; . {secrets}; set +a; }}");
        let command = format!("{read}; {} --plan {} {args}", shell(&self.exe), shell(&self.plan));
        Job {
            line: format!("{when} {}", command.replace('%', "\\%")),
            when,
            args,
            why,
        }
    }
}

/// A word for sh: in single quotes unless it is plain.
fn shell(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+=:,@".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// The environment variables that the plan's channels and checks name.
fn secrets(plan: &Plan) -> Vec<String> {
    let settings = plan.channels.iter().flat_map(|channel| &channel.settings);
    let of_checks = plan.checks.iter().flat_map(|check| check.kind.secrets());
    let mut names: Vec<String> = settings
        .map(|(_, value)| value.as_str())
        .chain(of_checks)
        .filter_map(|value| Some(value.strip_prefix("env:")?.to_owned()))
        .collect();
    names.sort();
    names.dedup();
    names
}

impl Answer for Cron {
    fn view(&self, lang: Language) -> View {
        let mut view = View::default().title(say::crontab(lang));
        for job in &self.crontab {
            view = view.verbatim(format!("# {}\n{}", (job.why)(lang), job.line));
        }
        view = view.gap().title(say::environment(lang, &self.environment.path));
        let names: Vec<String> = self
            .environment
            .names
            .iter()
            .map(|name| format!("{name}=…"))
            .collect();
        let names = if names.is_empty() {
            format!("# {}", say::no_secrets(lang))
        } else {
            names.join("\n")
        };
        view.verbatim(names).gap().and(systemd::view(&self.systemd, lang))
    }

    /// The lines alone; files are no rows.
    fn sheet(&self, lang: Language) -> Option<Table> {
        let mut table = Table::new([say::when(lang), say::line(lang), say::why(lang)]);
        for job in &self.crontab {
            table.row([job.when.clone(), job.line.clone(), (job.why)(lang)]);
        }
        Some(table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_blanks_and_percent_survives_cron_and_the_shell() {
        let program = Program {
            exe: "/opt/ops plan/opsplan".into(),
            plan: "/srv/50%/運用's".into(),
            environment: "/home/a/env".into(),
        };
        let job = program.job("* * * * *".into(), "check", say::tick);
        assert_eq!(
            job.line,
            "* * * * * [ ! -r /home/a/env ] || { set -a; . /home/a/env; set +a; }; '/opt/ops plan/opsplan' --plan \
             '/srv/50\\%/運用'\\''s' check"
        );
    }
}
