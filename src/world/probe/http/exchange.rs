//! One request and its response over a connection that is there.

use std::error::Error as _;
use std::io::{self, ErrorKind};

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper::header::{ACCEPT, CONNECTION, HOST, HeaderName, HeaderValue, LOCATION, USER_AGENT};
use hyper::{Method, Uri};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::task::JoinHandle;
use url::{Position, Url};

use crate::check::{Phase, Phases, Trouble, excerpt};
use crate::world::probe::limit::{Limit, Stopwatch};
use crate::world::probe::net::of_io;

/// More of a body than this is not read.
const CAP: usize = 1 << 20;

const OURSELVES: &str = concat!("opsplan/", env!("CARGO_PKG_VERSION"));

/// What is asked of every address on the way.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) method: Method,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    pub(super) body: Bytes,
    pub(super) wants_chain: bool,
}

/// What came back.
#[derive(Debug)]
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) location: Option<String>,
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
    url: &Url,
    request: &Request,
    limit: &Limit,
    phases: &mut Phases,
) -> Result<Response, Trouble> {
    let watch = Stopwatch::start();
    let message = message(url, request)?;
    let (mut sender, connection) = limit
        .within(Phase::FirstByte, http1::handshake(TokioIo::new(stream)))
        .await?
        .map_err(|error| of_hyper(Phase::FirstByte, &error))?;
    let _mover = Mover(tokio::spawn(connection));
    let answered = limit.within(Phase::FirstByte, sender.send_request(message)).await;
    watch.add_to(&mut phases.first_byte_ms);
    let response = answered?.map_err(|error| of_hyper(Phase::FirstByte, &error))?;
    let location = response.headers().get(LOCATION);
    let location = location.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let status = response.status().as_u16();
    let (body, capped) = limit.within(Phase::Body, body(response.into_body())).await??;
    Ok(Response {
        status,
        location,
        body,
        capped,
    })
}

/// The request as it goes over the wire. What the plan writes comes after our own headers and replaces them.
fn message(url: &Url, request: &Request) -> Result<hyper::Request<Full<Bytes>>, Trouble> {
    let bad = |error: &dyn std::fmt::Display| Trouble::BadTarget {
        detail: excerpt(error.to_string().as_bytes()),
    };
    let path: Uri = url[Position::BeforePath..Position::AfterQuery]
        .parse()
        .map_err(|error| bad(&error))?;
    let authority = &url[Position::BeforeHost..Position::AfterPort];
    let mut message = hyper::Request::new(Full::new(request.body.clone()));
    *message.method_mut() = request.method.clone();
    *message.uri_mut() = path;
    let headers = message.headers_mut();
    headers.insert(
        HOST,
        HeaderValue::from_str(authority).map_err(|error| bad(&error))?,
    );
    headers.insert(USER_AGENT, HeaderValue::from_static(OURSELVES));
    headers.insert(ACCEPT, HeaderValue::from_static("*/*"));
    headers.insert(CONNECTION, HeaderValue::from_static("close"));
    for (name, value) in &request.headers {
        headers.insert(name.clone(), value.clone());
    }
    Ok(message)
}

async fn body(mut incoming: Incoming) -> Result<(Vec<u8>, bool), Trouble> {
    let mut body = Vec::new();
    while let Some(frame) = incoming.frame().await {
        let frame = frame.map_err(|error| of_hyper(Phase::Body, &error))?;
        let Ok(bytes) = frame.into_data() else { continue };
        let room = CAP - body.len();
        body.extend_from_slice(&bytes[..bytes.len().min(room)]);
        if bytes.len() > room {
            return Ok((body, true));
        }
    }
    Ok((body, false))
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
