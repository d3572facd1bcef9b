//! A connection, and a word exchanged where the plan says one.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::limit::{Limit, Stopwatch};
use super::net::{Net, of_io};
use crate::check::{Answer, Phase, Phases, Trouble};

/// More of an answer than this is not looked through.
const CAP: usize = 64 << 10;

/// What is sent and what is waited for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exchange<'a> {
    pub(super) send: Option<&'a str>,
    pub(super) contains: Option<&'a str>,
}

/// Asks `kind = "tcp"`.
#[derive(Debug)]
pub(super) struct TcpProbe {
    net: Net,
}

impl TcpProbe {
    pub(super) fn new(net: Net) -> Self {
        Self { net }
    }

    pub(super) async fn ask(
        &self,
        host: &str,
        port: u16,
        exchange: &Exchange<'_>,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<Answer, Trouble> {
        let mut stream = self.net.connect(host, port, limit, phases).await?;
        let watch = Stopwatch::start();
        if let Some(words) = exchange.send {
            let sent = limit
                .within(Phase::FirstByte, stream.write_all(words.as_bytes()))
                .await?;
            sent.map_err(|error| of_io(Phase::FirstByte, &error))?;
        }
        let received = match exchange.contains.filter(|wanted| !wanted.is_empty()) {
            Some(wanted) => received(&mut stream, wanted.as_bytes(), limit, &watch, phases).await?,
            None => Vec::new(),
        };
        Ok(Answer::Tcp { received })
    }
}

/// Reads until the words are there. Whoever sends other words and then falls silent has answered, wrongly; whoever
/// sends nothing has not answered.
async fn received(
    stream: &mut TcpStream,
    wanted: &[u8],
    limit: &Limit,
    watch: &Stopwatch,
    phases: &mut Phases,
) -> Result<Vec<u8>, Trouble> {
    let mut received = Vec::new();
    let mut buffer = [0; 4096];
    while received.len() < CAP && memchr::memmem::find(&received, wanted).is_none() {
        let read = limit.within(Phase::FirstByte, stream.read(&mut buffer)).await;
        let count = match read {
            Err(timeout) if received.is_empty() => return Err(timeout),
            Ok(Err(error)) if received.is_empty() => return Err(of_io(Phase::FirstByte, &error)),
            Ok(Ok(0)) if received.is_empty() => {
                return Err(Trouble::Closed {
                    phase: Phase::FirstByte,
                });
            }
            Err(_) | Ok(Err(_) | Ok(0)) => break,
            Ok(Ok(count)) => count,
        };
        if received.is_empty() {
            watch.add_to(&mut phases.first_byte_ms);
        }
        received.extend_from_slice(&buffer[..count]);
    }
    Ok(received)
}
