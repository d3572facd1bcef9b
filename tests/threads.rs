//! An incident is one thread where the service has threads, from its first minute on.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests run the program on real folders, against a server of their own"
)]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use assert_cmd::Command;
use serde_json::Value;

/// A Slack that takes everything and gives ids in turn: 1.0, 2.0, ….
fn slack() -> (SocketAddr, Receiver<Value>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (heard, bodies) = channel();
    thread::spawn(move || {
        for (count, stream) in (1..).zip(listener.incoming().flatten()) {
            heard.send(answered(&stream, count)).unwrap();
        }
    });
    (address, bodies)
}

/// Reads one request and answers it; its body.
fn answered(stream: &TcpStream, count: usize) -> Value {
    let (mut lines, mut length) = (BufReader::new(stream), 0);
    loop {
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        let line = line.to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    lines.read_exact(&mut body).unwrap();
    let answer = format!(r#"{{"ok":true,"channel":"C9","ts":"{count}.0"}}"#);
    let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json";
    let mut stream = stream;
    write!(
        stream,
        "{head}\r\ncontent-length: {}\r\n\r\n{answer}",
        answer.len()
    )
    .unwrap();
    serde_json::from_slice(&body).unwrap()
}

const PLAN: [(&str, &str); 4] = [
    ("plan.toml", "[plan]\nname = \"x\"\nstarts = 2026-11-01\n"),
    (
        "contacts.toml",
        "[[contact]]\nid = \"suzuki\"\nname = \"鈴木\"\nphone = [\"090-0000-0001\"]\n",
    ),
    (
        "org.toml",
        "[[role]]\nid = \"system\"\nname = \"担当\"\nmembers = [\"suzuki\"]\n",
    ),
    (
        "levels.toml",
        "[levels]\nworst = \"highest\"\n[[level]]\nlevel = 1\nprefix = \"lv1\"\nmeaning = \"x\"\n\
         chain = [{ to = \"system\", after = \"0m\" }]\n",
    ),
];

#[test]
fn what_follows_in_the_same_breath_is_in_the_thread_of_the_first_report() {
    let (dir, (address, bodies)) = (tempfile::tempdir().unwrap(), slack());
    for (name, text) in PLAN {
        fs::write(dir.path().join(name), text).unwrap();
    }
    let channels = format!(
        "[[channel]]\nid = \"chat\"\nname = \"障害\"\nkind = \"slack-api\"\ntoken = \"env:TOKEN\"\n\
         channel = \"C1\"\nurl = \"http://{address}/\"\n\n[[event]]\non = \"incident\"\nchannel = \"chat\"\n"
    );
    fs::write(dir.path().join("channels.toml"), channels).unwrap();
    let mut command = Command::cargo_bin("opsplan").unwrap();
    let output = command
        .env_clear()
        .env("HOME", dir.path())
        .env("TOKEN", "xoxb-test")
        .current_dir(dir.path())
        .args([
            "--plan", ".", "incident", "open", "--level", "1", "x", "--by", "suzuki",
        ])
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let (first, second) = (bodies.try_recv().unwrap(), bodies.try_recv().unwrap());
    assert!(
        first["thread_ts"].is_null() && first["text"].as_str().unwrap().contains("第一報"),
        "{first}"
    );
    assert_eq!(
        (&second["channel"], &second["thread_ts"]),
        (&"C9".into(), &"1.0".into()),
        "{second}"
    );
    assert_eq!(
        second["reply_broadcast"], true,
        "a page hides in no thread: {second}"
    );
}
