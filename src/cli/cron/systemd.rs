//! The same as systemd units for a user: a service and its timer.

use serde::Serialize;

use super::Program;
use crate::plan::Language;
use crate::say::cron as say;
use crate::show::View;

/// Files for `~/.config/systemd/user`.
#[derive(Debug, Serialize)]
pub(super) struct Units {
    files: Vec<File>,
    /// The commands that start them.
    enable: Vec<String>,
}

#[derive(Debug, Serialize)]
struct File {
    name: String,
    text: String,
}

const FOLDER: &str = "~/.config/systemd/user";

pub(super) fn units(program: &Program) -> Units {
    let (name, args) = ("opsplan-tick", "tick --quiet");
    Units {
        files: vec![service(program, name, args), timer(name, "*-*-* *:*:00")],
        enable: vec![
            "systemctl --user daemon-reload".to_owned(),
            "systemctl --user enable --now opsplan-tick.timer".to_owned(),
            "loginctl enable-linger".to_owned(),
        ],
    }
}

fn service(program: &Program, name: &str, args: &str) -> File {
    let (exe, plan, environment) = (&program.exe, &program.plan, &program.environment);
    File {
        name: format!("{name}.service"),
        text: format!(
            "[Unit]\nDescription=opsplan {args}\n\n[Service]\nType=oneshot\nEnvironmentFile=-{}\nExecStart={} --plan \
             {} {args}\nSuccessExitStatus=1\n",
            environment.replace('%', "%%"),
            quoted(exe),
            quoted(plan)
        ),
    }
}

/// `Persistent`: a run that was slept through is made up for. `AccuracySec`: systemd's default is a whole minute late.
fn timer(name: &str, when: &str) -> File {
    File {
        name: format!("{name}.timer"),
        text: format!(
            "[Unit]\nDescription={name}\n\n[Timer]\nOnCalendar={when}\nAccuracySec=1s\nPersistent=true\n\n\
             [Install]\nWantedBy=timers.target\n"
        ),
    }
}

/// A word for systemd: in double quotes unless it is plain, `%` and `$` doubled (systemd.service(5), "Command lines").
fn quoted(word: &str) -> String {
    let escaped = word.replace('%', "%%").replace('$', "$$");
    if escaped.contains([' ', '"', '\'', '\\', ';']) {
        format!("\"{}\"", escaped.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        escaped
    }
}

pub(super) fn view(units: &Units, lang: Language) -> View {
    let mut view = View::default().title(say::systemd(lang, FOLDER));
    for file in &units.files {
        view = view.verbatim(format!("# {}\n{}", file.name, file.text)).gap();
    }
    view.title(say::enable(lang)).verbatim(units.enable.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_as_systemd_reads_them() {
        let cases = [
            ("/usr/bin/opsplan", "/usr/bin/opsplan"),
            ("/srv/運用", "/srv/運用"),
            ("/a b", "\"/a b\""),
            ("/50%/$x", "/50%%/$$x"),
        ];
        for (word, expected) in cases {
            assert_eq!(quoted(word), expected);
        }
    }
}
