//! A proxy in between: its silence is our own fault, as the way to it is.

use hyper::header::HeaderValue;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use url::Url;

use super::{bad, request};
use crate::check::{Phase, Phases, Trouble, excerpt};
use crate::world::probe::limit::Limit;
use crate::world::probe::net::Net;

/// The head of a proxy's answer is not longer.
const LONGEST: usize = 8 << 10;

/// It wants a login (RFC 9110, 15.5.8): no other server says this.
pub(super) const LOGIN: u16 = 407;

/// It does not let us.
pub(super) fn refused() -> Trouble {
    no_proxy("HTTP 407")
}

/// A connection on which the request can be sent: for https through a tunnel to the server.
pub(super) async fn stream(
    net: &Net,
    proxy: &Url,
    login: Option<&HeaderValue>,
    url: &Url,
    limit: &Limit,
    phases: &mut Phases,
) -> Result<TcpStream, Trouble> {
    if proxy.scheme() != "http" {
        return Err(bad(proxy.scheme()));
    }
    let (host, port) = request::host_and_port(proxy)?;
    let mut stream = match net.connect(host, port, limit, phases).await {
        Err(Trouble::SetClock) => return Err(Trouble::SetClock),
        Err(_) => return Err(no_proxy(&format!("{host}:{port}"))),
        Ok(stream) => stream,
    };
    if url.scheme() == "https" {
        limit
            .within(Phase::Connect, tunnel(&mut stream, login, url))
            .await??;
    }
    Ok(stream)
}

/// RFC 9110, 9.3.6.
async fn tunnel(stream: &mut TcpStream, login: Option<&HeaderValue>, url: &Url) -> Result<(), Trouble> {
    let (host, port) = request::host_and_port(url)?;
    let mut wish = format!("CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n").into_bytes();
    if let Some(login) = login {
        let line = [&b"Proxy-Authorization: "[..], login.as_bytes(), b"\r\n"];
        wish.extend(line.concat());
    }
    wish.extend(b"\r\n");
    stream
        .write_all(&wish)
        .await
        .map_err(|error| no_proxy(&error.to_string()))?;
    let mut head = Vec::new();
    // A byte at a time, so that none of the server's own words is taken for the proxy's.
    while !head.ends_with(b"\r\n\r\n") && head.len() < LONGEST {
        let byte = stream
            .read_u8()
            .await
            .map_err(|error| no_proxy(&error.to_string()))?;
        head.push(byte);
    }
    match status(&head) {
        Some(200..=299) => Ok(()),
        Some(LOGIN) => Err(refused()),
        Some(status) => Err(Trouble::Proxy { status }),
        None => Err(no_proxy(&excerpt(&head))),
    }
}

fn status(head: &[u8]) -> Option<u16> {
    let line = head.split(|byte| *byte == b'\r').next()?;
    let line = std::str::from_utf8(line).ok()?;
    let (version, rest) = line.split_once(' ')?;
    let code = rest.get(..3)?.parse().ok()?;
    version.starts_with("HTTP/1.").then_some(code)
}

fn no_proxy(detail: &str) -> Trouble {
    Trouble::NoProxy {
        detail: excerpt(detail.as_bytes()),
    }
}
