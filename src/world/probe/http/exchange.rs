//! One request and its response over a connection that is there.

use std::error::Error as _;
use std::io::{self, ErrorKind};

use http_body_util::{BodyExt as _, Full};
use hyper::Request;
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper::header::{HeaderMap, HeaderName, LOCATION};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::task::JoinHandle;

use crate::check::{Phase, Phases, Trouble, excerpt};
use crate::world::probe::limit::{Limit, Stopwatch};
use crate::world::probe::net::of_io;

/// What came back.
#[derive(Debug)]
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) location: Option<String>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
    pub(super) capped: bool,
}

/// The task that moves the connection's bytes; it ends with the exchange.
struct Mover(JoinHandle<hyper::Result<()>>);

impl Drop for Mover {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Asks and reads the answer.
pub(super) async fn exchange(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    message: Request<Full<Bytes>>,
    cap: usize,
    limit: &Limit,
    phases: &mut Phases,
) -> Result<Response, Trouble> {
    let watch = Stopwatch::start();
    let (mut sender, connection) = limit
        .within(Phase::FirstByte, http1::handshake(TokioIo::new(stream)))
        .await?
        .map_err(|error| of_hyper(Phase::FirstByte, &error))?;
    let _mover = Mover(tokio::spawn(connection));
    let answered = limit.within(Phase::FirstByte, sender.send_request(message)).await;
    watch.add_to(&mut phases.first_byte_ms);
    let response = answered?.map_err(|error| of_hyper(Phase::FirstByte, &error))?;
    let headers = headers(response.headers());
    let location = response.headers().get(LOCATION);
    let location = location.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let status = response.status().as_u16();
    let (body, capped) = limit
        .within(Phase::Body, body(response.into_body(), cap))
        .await??;
    Ok(Response {
        status,
        location,
        headers,
        body,
        capped,
    })
}

/// Each name once; what it says several times stands one after the other.
fn headers(map: &HeaderMap) -> Vec<(String, String)> {
    let said = |name: &HeaderName| {
        let values = map.get_all(name).iter();
        let values: Vec<_> = values
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect();
        (name.as_str().to_owned(), values.join(", "))
    };
    map.keys().map(said).collect()
}

async fn body(mut incoming: Incoming, cap: usize) -> Result<(Vec<u8>, bool), Trouble> {
    let mut body = Vec::new();
    while let Some(frame) = incoming.frame().await {
        let frame = frame.map_err(|error| of_hyper(Phase::Body, &error))?;
        let Ok(bytes) = frame.into_data() else { continue };
        let room = cap - body.len();
        body.extend_from_slice(&bytes[..bytes.len().min(room)]);
        if bytes.len() > room {
            return Ok((body, true));
        }
    }
    Ok((body, false))
}

/// After the handshake a server may still say that it does not like our certificate.
fn is_tls(error: &io::Error) -> bool {
    error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<rustls::Error>())
        .is_some()
}

fn of_hyper(phase: Phase, error: &hyper::Error) -> Trouble {
    let detail = || {
        let cause = error
            .source()
            .map_or_else(|| error.to_string(), ToString::to_string);
        excerpt(cause.as_bytes())
    };
    if error.is_parse() {
        return Trouble::NotHttp {
            detail: excerpt(error.to_string().as_bytes()),
        };
    }
    if error.is_incomplete_message() || error.is_closed() || error.is_canceled() {
        return Trouble::Closed { phase };
    }
    match error
        .source()
        .and_then(|source| source.downcast_ref::<io::Error>())
    {
        Some(io) if is_tls(io) => Trouble::Tls { detail: detail() },
        Some(io) if matches!(io.kind(), ErrorKind::InvalidInput | ErrorKind::InvalidData) => {
            Trouble::NotHttp { detail: detail() }
        }
        Some(io) => of_io(phase, io),
        None if phase == Phase::Body => Trouble::NotHttp { detail: detail() },
        None => Trouble::Failed {
            phase,
            detail: detail(),
        },
    }
}
