//! `kill -9`, whenever a service is asked: nothing is lost, a page is repeated only with the mark, and chatter never.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use super::night::{OPENING, opsplan, plan};
use super::service::Service;

/// The program that is to be killed, once it runs.
type Victim = Arc<Mutex<Option<Child>>>;

/// When it is killed.
#[derive(Clone, Copy, Debug)]
enum At {
    /// Before the n-th request is answered.
    Request(usize),
    /// So many milliseconds after its start.
    Millisecond(u64),
}

fn kill(victim: &Victim) {
    let _ended = victim.lock().unwrap().as_mut().unwrap().kill();
}

/// A plan all of whose channels are one service, which kills the victim where `at` says so.
fn night(at: At) -> (TempDir, Service, Victim) {
    let victim: Victim = Arc::default();
    let (to_kill, asked) = (Arc::clone(&victim), Mutex::new(0_usize));
    let service = Service::answering(move |_| {
        let mut asked = asked.lock().unwrap();
        // What was sent before the victim runs does not count.
        *asked += usize::from(to_kill.lock().unwrap().is_some());
        if matches!(at, At::Request(nth) if nth == *asked) {
            kill(&to_kill);
        }
        (200, String::new())
    });
    let mut channels = String::new();
    for id in ["incidents", "direct", "chat"] {
        channels +=
            &format!("[[channel]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"webhook\"\nurl = \"file:url\"\n");
    }
    channels += "[[event]]\non = \"incident\"\nchannel = \"incidents\"\nprefix = \"trouble\"\n\
                 [[event]]\non = \"digest\"\nchannel = \"direct\"\n";
    let dir = plan(&[("channels.toml", &channels), ("url", &service.at)]);
    (dir, service, victim)
}

/// Runs a command line that may be killed; whether it came to its end.
fn run(dir: &Path, at: At, victim: &Victim, time: &str, arguments: &[&str]) -> bool {
    let child = Command::new(assert_cmd::cargo::cargo_bin!("opsplan"))
        .env_clear()
        .args(arguments)
        .args(["--now", &format!("2026-11-24T{time}"), "--plan"])
        .arg(dir)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    victim.lock().unwrap().replace(child);
    if let At::Millisecond(after) = at {
        thread::sleep(Duration::from_millis(after));
        kill(victim);
    }
    loop {
        if let Some(status) = victim.lock().unwrap().as_mut().unwrap().try_wait().unwrap() {
            return status.code().is_some();
        }
        thread::sleep(Duration::from_millis(1));
    }
}

/// What was sent under each key: is it more than chatter, and the first lines.
fn sent(service: &Service) -> BTreeMap<String, (bool, Vec<String>)> {
    let mut sent: BTreeMap<String, (bool, Vec<String>)> = BTreeMap::new();
    for asked in service.asked() {
        let Some((_, body)) = asked.split_once("HTTP/1.1 ") else {
            continue;
        };
        // A request that was cut off says nothing.
        let Ok(body) = serde_json::from_str::<Value>(body) else {
            continue;
        };
        let bears = body["page"] == true || body["alert"] == true;
        let key = body["key"].as_str().unwrap().to_owned();
        let first = body["lines"][0].as_str().unwrap().to_owned();
        let entry = sent.entry(key).or_insert((bears, Vec::new()));
        entry.1.push(first);
    }
    sent
}

/// An opening and a tick, one of which is killed, and the ticks after it. Whether it was killed at all.
fn promises_hold(at: At, opening_dies: bool) -> bool {
    let (dir, service, victim) = night(at);
    let ended = if opening_dies {
        run(dir.path(), at, &victim, "08:40", &OPENING)
    } else {
        assert_eq!(opsplan(dir.path(), "08:40", &OPENING).0, 0);
        run(dir.path(), at, &victim, "08:51", &["tick"])
    };
    for time in ["08:52", "08:53", "08:55"] {
        opsplan(dir.path(), time, &["tick"]);
    }
    let sent = sent(&service);
    let words: Vec<&String> = sent.values().flat_map(|(_, lines)| lines).collect();
    for word in ["第一報", "鈴木 花子さん", "田中 一郎さん", "2段階】", "朝の通知"] {
        let never_opened =
            opening_dies && matches!(at, At::Millisecond(_)) && !words.iter().any(|it| it.contains("第一報"));
        assert!(
            never_opened || words.iter().any(|it| it.contains(word)),
            "{word} is lost, {at:?}: {words:#?}"
        );
    }
    for (key, (bears, lines)) in &sent {
        let unmarked = lines.iter().filter(|line| !line.contains("再送")).count();
        assert!(unmarked <= 1, "doubled without a mark, {at:?}: {key} {lines:#?}");
        assert!(
            *bears || lines.len() == 1,
            "chatter doubled, {at:?}: {key} {lines:#?}"
        );
    }
    !ended
}

#[test]
fn killed_at_any_request_a_tick_loses_nothing_and_doubles_no_chatter() {
    let killed = (1..)
        .take_while(|nth| promises_hold(At::Request(*nth), false))
        .count();
    assert_eq!(killed, 3, "a page, its announcement, the morning's message");
}

#[test]
fn killed_at_any_request_an_opening_is_finished_by_the_next_tick() {
    let killed = (1..)
        .take_while(|nth| promises_hold(At::Request(*nth), true))
        .count();
    assert_eq!(killed, 3, "the first report, a page, its announcement");
}

#[test]
fn killed_at_any_moment_nothing_is_lost() {
    for after in [1, 4, 7, 10, 13, 16, 20, 24, 28, 33, 40] {
        promises_hold(At::Millisecond(after), after % 2 == 0);
    }
}
