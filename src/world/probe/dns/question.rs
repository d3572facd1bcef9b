//! One question to a name server, over UDP, and over TCP where the answer does not fit. No cache, no search list, and
//! what the server says is told apart: no such name, refused, failed, silent.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use hickory_proto::op::{Message, Query, ResponseCode};
use hickory_proto::rr::{Name, RecordType};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::timeout;

use crate::check::{Phase, Trouble, excerpt};
use crate::world::probe::limit::Limit;
use crate::world::probe::net::of_io;

/// The first server that answers is believed. Each has its share of the time that is left.
pub(super) async fn ask(
    servers: &[SocketAddr],
    name: &str,
    record: RecordType,
    limit: &Limit,
) -> Result<Vec<String>, Trouble> {
    let question = question(name, record)?;
    let mut trouble = limit.over(Phase::Dns);
    for (at, server) in servers.iter().enumerate() {
        let shares = u32::try_from(servers.len() - at).unwrap_or(1);
        match timeout(limit.left() / shares, answer(*server, &question)).await {
            Ok(Ok(message)) => return answers(&message, name, record, *server),
            Ok(Err(error)) => trouble = of_question(*server, &error),
            Err(_) => trouble = limit.over(Phase::Dns),
        }
    }
    Err(trouble)
}

fn question(name: &str, record: RecordType) -> Result<Message, Trouble> {
    let mut parsed = Name::from_utf8(name).map_err(|error| Trouble::BadTarget {
        detail: excerpt(error.to_string().as_bytes()),
    })?;
    parsed.set_fqdn(true);
    let mut message = Message::query();
    message.metadata.recursion_desired = true;
    message.add_query(Query::query(parsed, record));
    Ok(message)
}

async fn answer(server: SocketAddr, question: &Message) -> io::Result<Message> {
    let bytes = question.to_vec().map_err(io::Error::other)?;
    let message = over_udp(server, question, &bytes).await?;
    if message.metadata.truncation {
        return over_tcp(server, &bytes).await;
    }
    Ok(message)
}

/// What is no answer to this question was sent by somebody else, and is passed over.
async fn over_udp(server: SocketAddr, question: &Message, bytes: &[u8]) -> io::Result<Message> {
    let any: IpAddr = match server {
        SocketAddr::V4(_) => Ipv4Addr::UNSPECIFIED.into(),
        SocketAddr::V6(_) => Ipv6Addr::UNSPECIFIED.into(),
    };
    let socket = UdpSocket::bind(SocketAddr::new(any, 0)).await?;
    socket.connect(server).await?;
    socket.send(bytes).await?;
    let mut buffer = [0; 4096];
    loop {
        let length = socket.recv(&mut buffer).await?;
        match Message::from_vec(&buffer[..length]) {
            Ok(message) if is_answer(&message, question) => return Ok(message),
            _ => {}
        }
    }
}

fn is_answer(message: &Message, question: &Message) -> bool {
    message.metadata.id == question.metadata.id
        && (message.queries.is_empty() || message.queries == question.queries)
}

async fn over_tcp(server: SocketAddr, bytes: &[u8]) -> io::Result<Message> {
    let mut stream = TcpStream::connect(server).await?;
    let length = u16::try_from(bytes.len()).map_err(io::Error::other)?;
    stream.write_u16(length).await?;
    stream.write_all(bytes).await?;
    let length = stream.read_u16().await?;
    let mut answer = vec![0; length.into()];
    stream.read_exact(&mut answer).await?;
    Message::from_vec(&answer).map_err(io::Error::other)
}

/// Records of the type that was asked for; what a name is only called otherwise (CNAME) is passed over.
fn answers(
    message: &Message,
    name: &str,
    record: RecordType,
    server: SocketAddr,
) -> Result<Vec<String>, Trouble> {
    match message.metadata.response_code {
        ResponseCode::NoError => {}
        ResponseCode::NXDomain => {
            return Err(Trouble::NoSuchName {
                name: excerpt(name.as_bytes()),
            });
        }
        code => {
            return Err(Trouble::NameServer {
                server,
                code: word(code),
            });
        }
    }
    let wanted = message
        .answers
        .iter()
        .filter(|answer| record == RecordType::ANY || answer.record_type() == record);
    let mut answers: Vec<String> = wanted
        .map(|answer| excerpt(answer.data.to_string().as_bytes()))
        .map(|text| text.strip_suffix('.').map(ToOwned::to_owned).unwrap_or(text))
        .collect();
    answers.sort_unstable();
    answers.dedup();
    Ok(answers)
}

/// As the standards and people write it.
fn word(code: ResponseCode) -> String {
    match code {
        ResponseCode::ServFail => "SERVFAIL".to_owned(),
        ResponseCode::Refused => "REFUSED".to_owned(),
        ResponseCode::FormErr => "FORMERR".to_owned(),
        ResponseCode::NotImp => "NOTIMP".to_owned(),
        other => format!("RCODE {}", u16::from(other)),
    }
}

fn of_question(server: SocketAddr, error: &io::Error) -> Trouble {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => Trouble::Refused { address: server },
        io::ErrorKind::NetworkUnreachable | io::ErrorKind::NetworkDown => {
            Trouble::NoRoute { address: server }
        }
        io::ErrorKind::HostUnreachable => Trouble::HostUnreachable { address: server },
        _ => of_io(Phase::Dns, error),
    }
}
