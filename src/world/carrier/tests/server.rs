//! A service for one test: it keeps what it was asked, and answers from a list; the last answer holds from then on.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::Value;

/// What it does with a request.
#[derive(Clone)]
pub(super) enum Turn {
    /// Answers with these bytes, and closes.
    Says(String),
    /// Says nothing for longer than anybody waits.
    Hangs,
    /// Ends the connection in the middle.
    Resets,
    /// Answers when nobody waits any more.
    SaysAfter(Duration, String),
}

/// A request as it came.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// `POST /path HTTP/1.1`.
    pub(super) line: String,
    /// All headers, names in lower case.
    pub(super) head: String,
    pub(super) body: String,
}

impl Asked {
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let value = self
            .head
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        value.map(str::trim)
    }
}

/// One on a free port of this machine, for as long as the test process lives.
pub(super) struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    pub(super) fn that(turns: Vec<Turn>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&asked);
        thread::spawn(move || {
            for (at, stream) in listener.incoming().flatten().enumerate() {
                let turn = turns[at.min(turns.len() - 1)].clone();
                let kept = Arc::clone(&kept);
                thread::spawn(move || serve(stream, &turn, &kept));
            }
        });
        Self { address, asked }
    }

    pub(super) fn saying(answer: &str) -> Self {
        Self::that(vec![Turn::Says(answer.to_owned())])
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(super) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

/// A whole answer.
pub(super) fn answer(status: &str, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

fn serve(mut stream: TcpStream, turn: &Turn, kept: &Mutex<Vec<Asked>>) {
    let Some(asked) = request(&mut stream) else { return };
    kept.lock().unwrap().push(asked);
    match turn {
        Turn::Says(text) => drop(stream.write_all(text.as_bytes())),
        Turn::Hangs => thread::sleep(Duration::from_secs(60)),
        Turn::Resets => {}
        Turn::SaysAfter(wait, text) => {
            thread::sleep(*wait);
            let _ = stream.write_all(text.as_bytes());
        }
    }
}

fn request(stream: &mut TcpStream) -> Option<Asked> {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        (stream.read(&mut byte).ok()? == 1).then(|| bytes.push(byte[0]))?;
    }
    let text = String::from_utf8(bytes).unwrap();
    let (line, head) = text.split_once("\r\n").unwrap();
    let head: String = head
        .lines()
        .map(|line| match line.split_once(':') {
            Some((name, value)) => format!("{}:{value}\n", name.to_lowercase()),
            None => String::new(),
        })
        .collect();
    let asked = Asked {
        line: line.to_owned(),
        head,
        body: String::new(),
    };
    let length = asked
        .header("content-length")
        .map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some(Asked {
        body: String::from_utf8(body).unwrap(),
        ..asked
    })
}
