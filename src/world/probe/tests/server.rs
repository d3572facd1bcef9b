//! A server for one test: each connection is handed to a function.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

/// Serves on a free port of this machine for as long as the test process lives.
pub(super) fn serve(each: impl Fn(TcpStream) + Send + Sync + Copy + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || each(stream));
        }
    });
    address
}

/// Answers every request with the same bytes, whatever they are, and closes.
pub(super) fn serve_text(text: &'static str) -> SocketAddr {
    serve(move |mut stream| {
        request(&mut stream);
        let _ = stream.write_all(text.as_bytes());
    })
}

/// Reads a request's head.
pub(super) fn request(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count == 1) {
        head.push(byte[0]);
    }
    String::from_utf8_lossy(&head).into_owned()
}

/// Answers a byte at a time, slower than anybody waits.
pub(super) fn trickle(mut stream: TcpStream) {
    request(&mut stream);
    let text = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";
    for byte in text.bytes().chain(std::iter::repeat_n(b'x', 1000)) {
        if stream.write_all(&[byte]).is_err() {
            return;
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// A port on which nobody listens.
pub(super) fn closed_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}
