//! A service on this machine, and what it was asked.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

/// A service on this machine: it answers by the path that was asked, and keeps what it was asked.
pub(crate) struct Service {
    /// Its address.
    pub(crate) at: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Service {
    pub(crate) fn answering(answer: impl Fn(&str) -> (u16, String) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let at = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = BufReader::new(stream.unwrap());
                let (mut head, mut length) = (String::new(), 0);
                let mut line = String::new();
                // Who asks may be killed in the middle.
                while stream.read_line(&mut line).unwrap_or(0) > 2 {
                    let field = line.to_ascii_lowercase();
                    if let Some(value) = field.strip_prefix("content-length:") {
                        length = value.trim().parse().unwrap();
                    }
                    if head.is_empty() {
                        head.clone_from(&line);
                    }
                    line.clear();
                }
                let mut body = vec![0; length];
                let _ = stream.read_exact(&mut body);
                kept.lock()
                    .unwrap()
                    .push(format!("{} {}", head.trim(), String::from_utf8_lossy(&body)));
                let (status, text) = answer(head.split(' ').nth(1).unwrap_or_default());
                let length = text.len();
                let head =
                    format!("HTTP/1.1 {status} x\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
                let _ = stream.get_mut().write_all((head + &text).as_bytes());
            }
        });
        Self { at, asked }
    }

    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}
