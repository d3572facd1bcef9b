//! Programs of one's own.

use std::time::{Duration, Instant};

use super::{Books, Folder, PATIENCE, channel, parcel, word};
use crate::notify::Carried;
use crate::plan::Channel;
use crate::world::carrier::Patience;

fn shell(script: &str) -> Channel {
    let argv = ["/bin/sh", "-c", script].map(|word| ("argv", word.to_owned()));
    channel("command", &argv)
}

fn run(script: &str) -> Carried {
    Folder::new().send(parcel(&shell(script), &["trouble lv3 受注Web", "原因: 調査中"]))
}

#[test]
fn the_exit_code_is_the_outcome() {
    for (script, expected) in [
        ("cat > /dev/null", "accepted"),
        ("exit 0", "accepted"),
        ("exit 75", "later"),
        ("exit 1", "never"),
        ("kill -9 $$", "never"),
    ] {
        assert_eq!(word(&run(script)), expected, "{script}");
    }
    let said = run("echo 'no such user' >&2; exit 67");
    assert_eq!(
        said,
        crate::world::carrier::trouble::never("exit 67: no such user")
    );
    let missing = Folder::new().send(parcel(
        &channel("command", &[("argv", "/no/such/program".to_owned())]),
        &["x"],
    ));
    assert_eq!(word(&missing), "never");
}

#[test]
fn the_message_is_on_its_input_and_the_fields_in_its_environment() {
    let folder = Folder::new();
    let mut parcel = parcel(
        &shell("{ cat; env | grep ^OPSPLAN_ | sort; pwd; } > heard"),
        &["trouble lv3", "$(id) `id`"],
    );
    parcel.message.to = Some("suzuki".to_owned());
    parcel.message.mention = Some("U1".to_owned());
    parcel.address = Some("suzuki@example.jp".to_owned());
    assert_eq!(folder.send(parcel), Carried::Accepted);
    let heard = std::fs::read_to_string(folder.dir.path().join("heard")).unwrap();
    for line in [
        "trouble lv3",
        "$(id) `id`",
        "OPSPLAN_ADDRESS=suzuki@example.jp",
        "OPSPLAN_CHANNEL=command-channel",
        "OPSPLAN_KEY=20261122-1/1 incidents",
        "OPSPLAN_MENTION=U1",
        "OPSPLAN_PAGE=1",
        "OPSPLAN_THREAD=20261122-1",
        "OPSPLAN_TO=suzuki",
        "OPSPLAN_TURN=begins",
    ] {
        assert!(heard.lines().any(|it| it == line), "{line} is not in {heard}");
    }
}

#[test]
fn a_program_that_hangs_is_ended_with_all_that_it_started() {
    let folder = Folder::new();
    let script = "sleep 77.25 & echo $! > child; wait";
    let mut books = Books::default();
    let begun = Instant::now();
    let patience = Patience {
        each: Duration::from_millis(500),
        ..PATIENCE
    };
    folder
        .post
        .deliver(vec![parcel(&shell(script), &["x"])], patience, &mut books)
        .unwrap();
    assert!(begun.elapsed() < Duration::from_secs(3));
    assert_eq!(
        books.last(),
        Carried::InDoubt {
            error: "timeout".to_owned()
        }
    );
    let child = std::fs::read_to_string(folder.dir.path().join("child")).unwrap();
    let status = std::path::Path::new("/proc").join(child.trim()).join("cmdline");
    std::thread::sleep(Duration::from_millis(200));
    let left = std::fs::read(status).unwrap_or_default();
    assert!(left.is_empty(), "it still runs");
}

#[test]
fn a_program_that_leaves_something_running_is_not_waited_for() {
    let begun = Instant::now();
    assert_eq!(run("sleep 30 & exit 0"), Carried::Accepted);
    assert!(begun.elapsed() < Duration::from_secs(5));
}
