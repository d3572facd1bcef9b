use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::{ask, ask_in};
use crate::check::sample_plan::command;
use crate::check::{Answer, Phase, Trouble};
use crate::plan::Check;

fn sh(script: &str) -> Check {
    Check {
        timeout_ms: 1000,
        ..command("plugin", &["/bin/sh", "-c", script])
    }
}

fn plugin(exit: i32, line: &str, perfdata: &str) -> Result<Answer, Trouble> {
    Ok(Answer::Plugin {
        exit,
        line: line.to_owned(),
        perfdata: perfdata.to_owned(),
    })
}

#[test]
fn a_plugin_is_its_exit_code_and_its_first_line() {
    assert_eq!(
        ask(sh("echo 'DISK OK | /=2MB;5;6'")),
        plugin(0, "DISK OK", "/=2MB;5;6")
    );
    assert_eq!(
        ask(sh("echo WARNING; echo more; exit 1")),
        plugin(1, "WARNING", "")
    );
    assert_eq!(
        ask(sh("echo 'no such disk' >&2; exit 3")),
        plugin(3, "no such disk", "")
    );
    assert_eq!(ask(sh("exit 2")), plugin(2, "", ""));
}

#[test]
fn no_shell_reads_the_arguments() {
    assert_eq!(
        ask(command("echo", &["/bin/echo", "$HOME;", "`id`", "|", "a b"])),
        plugin(0, "$HOME; `id`", "a b")
    );
}

#[test]
fn an_argument_that_is_kept_elsewhere_is_given_and_never_shown() {
    let kept = [
        "/bin/echo",
        "--password",
        "env:CARGO_PKG_NAME",
        "opsplan|p=opsplan",
    ];
    assert_eq!(
        ask(command("login", &kept)),
        plugin(0, "--password *** ***", "p=***")
    );
    let within = ["/bin/echo", "--password=env:CARGO_PKG_NAME"];
    assert_eq!(ask(command("login", &within)), plugin(0, "--password=***", ""));
    let literal = ["/bin/echo", "--password", "s3cret", "s3cret?"];
    assert_eq!(
        ask(command("login", &literal)),
        plugin(0, "--password *** ***?", "")
    );
    let gone = ask(command("login", &["/bin/echo", "env:OPSPLAN_NO_SUCH_VARIABLE"]));
    assert!(matches!(gone, Err(Trouble::NoCredential { .. })), "{gone:?}");
}

#[test]
fn the_environment_holds_nothing_of_ours() {
    let Ok(Answer::Plugin { line, .. }) = ask(sh("env | cut -d= -f1 | sort | tr '\\n' ' '")) else {
        panic!()
    };
    // The shell itself adds PWD and the like.
    let added = ["LANG", "PATH", "PWD", "OLDPWD", "SHLVL", "_"];
    assert!(line.split(' ').all(|name| added.contains(&name)), "{line}");
    assert!(line.contains("PATH"), "{line}");
}

#[test]
fn a_plugin_runs_beside_the_plan() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("state"), "here").unwrap();
    assert_eq!(
        ask_in(dir.path(), sh("cat state")).observation.seen,
        plugin(0, "here", "")
    );
}

#[test]
fn what_cannot_be_run_or_is_killed_is_our_own_fault() {
    for argv in [
        &["/nonexistent/check_disk"][..],
        &["/etc/passwd"],
        &["no-such-plugin-anywhere"],
    ] {
        let seen = ask(command("plugin", argv));
        assert!(
            matches!(&seen, Err(trouble @ Trouble::CannotRun { .. }) if trouble.is_ours()),
            "{seen:?}"
        );
    }
    assert_eq!(ask(sh("kill -SEGV $$")), Err(Trouble::Killed { signal: 11 }));
}

/// A process of the test's own that has this word in its command line is still there.
fn is_alive(word: &str) -> bool {
    let processes = fs::read_dir("/proc").unwrap().flatten();
    processes.into_iter().any(|process| {
        let line = fs::read(process.path().join("cmdline")).unwrap_or_default();
        String::from_utf8_lossy(&line).contains(word)
    })
}

fn gone(word: &str) -> bool {
    let begun = Instant::now();
    while is_alive(word) {
        if begun.elapsed() > Duration::from_secs(2) {
            return false;
        }
        thread::sleep(Duration::from_millis(10));
    }
    true
}

#[test]
fn a_plugin_that_hangs_is_ended_with_all_that_it_started() {
    let begun = Instant::now();
    let word = "86461.1";
    let seen = ask(Check {
        timeout_ms: 300,
        ..sh(&format!("trap '' TERM; sleep {word} & sleep {word}; wait"))
    });
    assert_eq!(
        seen,
        Err(Trouble::Timeout {
            phase: Phase::Run,
            limit_ms: 300
        })
    );
    assert!(
        begun.elapsed() < Duration::from_millis(1000),
        "{:?}",
        begun.elapsed()
    );
    assert!(gone(word));
}

#[test]
fn a_plugin_that_leaves_something_running_is_judged_by_what_it_said() {
    let begun = Instant::now();
    let word = "86462.2";
    assert_eq!(ask(sh(&format!("sleep {word} & echo OK"))), plugin(0, "OK", ""));
    assert!(
        begun.elapsed() < Duration::from_millis(900),
        "{:?}",
        begun.elapsed()
    );
    assert!(gone(word));
}

#[test]
fn a_plugin_that_floods_is_stopped() {
    for script in [
        "while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done",
        "cat /dev/zero",
        "cat /dev/zero >&2",
    ] {
        assert_eq!(
            ask(Check {
                timeout_ms: 20_000,
                ..sh(script)
            }),
            Err(Trouble::Flood { limit: 1 << 20 }),
            "{script}"
        );
    }
}

#[test]
fn a_plugin_that_reads_has_nothing_to_read() {
    assert_eq!(ask(sh("read line || echo nothing")), plugin(0, "nothing", ""));
}

#[test]
fn hostile_output_is_one_harmless_line() {
    let Ok(Answer::Plugin { line, .. }) = ask(sh("printf '\\033[2J\\033]0;owned\\007OK\\r\\n'")) else {
        panic!()
    };
    assert!(!line.contains(char::is_control), "{line:?}");
}

#[test]
fn debians_own_plugins_work_where_they_are_installed() {
    let dummy = "/usr/lib/nagios/plugins/check_dummy";
    if !Path::new(dummy).exists() {
        return;
    }
    for (code, exit) in [("0", 0), ("1", 1), ("2", 2), ("3", 3)] {
        let Ok(Answer::Plugin {
            exit: actual, line, ..
        }) = ask(command("dummy", &[dummy, code, "text"]))
        else {
            panic!()
        };
        assert_eq!(actual, exit);
        assert!(line.ends_with(": text"), "{line}");
    }
}
