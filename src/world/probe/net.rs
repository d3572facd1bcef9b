//! Names and connections, and whose fault it is when there are none.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr};

use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;

use super::limit::{Limit, Stopwatch};
use crate::check::{Phase, Phases, Trouble, excerpt};

/// The way to the network.
#[derive(Clone, Copy, Debug)]
pub(super) struct Net {
    /// Ask loopback addresses only, and look no name up but `localhost`.
    pub(super) only_local: bool,
    /// Can the whole world reach this address?
    pub(super) is_public: fn(IpAddr) -> bool,
}

impl Net {
    /// A fresh connection.
    pub(super) async fn connect(
        &self,
        host: &str,
        port: u16,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<TcpStream, Trouble> {
        let addresses = self.addresses(host, port, limit, phases).await?;
        self.connect_to(&addresses, limit, phases).await
    }

    /// A fresh connection to one of these addresses.
    pub(super) async fn connect_to(
        &self,
        addresses: &[SocketAddr],
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<TcpStream, Trouble> {
        let watch = Stopwatch::start();
        let connected = any(addresses, limit).await;
        watch.add_to(&mut phases.connect_ms);
        let stream = connected?;
        let _ = stream.set_nodelay(true);
        Ok(stream)
    }

    /// The addresses of a host.
    pub(super) async fn addresses(
        &self,
        host: &str,
        port: u16,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<Vec<SocketAddr>, Trouble> {
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let literal = host.parse::<IpAddr>().ok();
        if self.only_local && literal.is_none() && !host.eq_ignore_ascii_case("localhost") {
            return Err(Trouble::SetClock);
        }
        let addresses = match literal {
            Some(address) => vec![SocketAddr::new(address, port)],
            None => looked_up(host, port, limit, phases).await?,
        };
        if self.only_local
            && !addresses
                .iter()
                .all(|address| address.ip().to_canonical().is_loopback())
        {
            return Err(Trouble::SetClock);
        }
        Ok(addresses)
    }
}

async fn looked_up(
    host: &str,
    port: u16,
    limit: &Limit,
    phases: &mut Phases,
) -> Result<Vec<SocketAddr>, Trouble> {
    let watch = Stopwatch::start();
    let found = limit.within(Phase::Dns, lookup_host((host, port))).await;
    watch.add_to(&mut phases.dns_ms);
    let addresses: Vec<SocketAddr> = found?.map_err(|error| of_lookup(host, &error))?.collect();
    if addresses.is_empty() {
        return Err(Trouble::NoSuchName {
            name: excerpt(host.as_bytes()),
        });
    }
    Ok(addresses)
}

/// The first address that lets us in. Each has its share of the time that is left, so that one that is silent (a broken
/// IPv6 way) does not use it all up.
async fn any(addresses: &[SocketAddr], limit: &Limit) -> Result<TcpStream, Trouble> {
    let mut trouble = limit.over(Phase::Connect);
    for (at, address) in addresses.iter().enumerate() {
        let shares = u32::try_from(addresses.len() - at).unwrap_or(1);
        match timeout(limit.left() / shares, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(error)) => trouble = of_connect(*address, &error, limit),
            Err(_) => trouble = limit.over(Phase::Connect),
        }
    }
    Err(trouble)
}

/// The resolver's own silence is ours; a name that does not exist is not. glibc has no error kinds, only words.
fn of_lookup(host: &str, error: &io::Error) -> Trouble {
    let name = excerpt(host.as_bytes());
    let text = error.to_string();
    let unknown = [
        "Name or service not known",
        "No address associated",
        "nodename nor servname",
        "not known",
    ];
    if unknown.iter().any(|words| text.contains(words)) {
        return Trouble::NoSuchName { name };
    }
    Trouble::NoResolver { name }
}

fn of_connect(address: SocketAddr, error: &io::Error, limit: &Limit) -> Trouble {
    match error.kind() {
        ErrorKind::ConnectionRefused => Trouble::Refused { address },
        ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => Trouble::NoRoute { address },
        ErrorKind::HostUnreachable => Trouble::HostUnreachable { address },
        ErrorKind::TimedOut => limit.over(Phase::Connect),
        _ => of_io(Phase::Connect, error),
    }
}

/// What an error of a socket means.
pub(super) fn of_io(phase: Phase, error: &io::Error) -> Trouble {
    match error.kind() {
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
            Trouble::Reset { phase }
        }
        ErrorKind::UnexpectedEof => Trouble::Closed { phase },
        ErrorKind::PermissionDenied | ErrorKind::AddrNotAvailable | ErrorKind::OutOfMemory => {
            Trouble::Refusal {
                detail: excerpt(error.to_string().as_bytes()),
            }
        }
        _ if is_out_of_files(error) => Trouble::Refusal {
            detail: excerpt(error.to_string().as_bytes()),
        },
        _ => Trouble::Failed {
            phase,
            detail: excerpt(error.to_string().as_bytes()),
        },
    }
}

/// Too many open files, of the process or of the system; no buffers left.
fn is_out_of_files(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let errno = error.raw_os_error().map(Errno::from_raw_os_error);
    errno.is_some_and(|errno| matches!(errno, Errno::MFILE | Errno::NFILE | Errno::NOBUFS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_does_not_exist_is_not_our_fault_and_a_silent_resolver_is() {
        let lookup = |text: &str| {
            of_lookup(
                "example.jp",
                &io::Error::other(format!("failed to lookup address information: {text}")),
            )
        };
        for text in ["Name or service not known", "No address associated with hostname"] {
            assert!(!lookup(text).is_ours(), "{text}");
        }
        for text in ["Temporary failure in name resolution", "System error"] {
            assert!(lookup(text).is_ours(), "{text}");
        }
    }

    #[test]
    fn what_this_machine_refuses_is_our_fault() {
        let address = SocketAddr::from(([192, 0, 2, 1], 80));
        let limit = Limit::of(1000);
        for (errno, ours) in [
            (rustix::io::Errno::NETUNREACH, true),
            (rustix::io::Errno::MFILE, true),
            (rustix::io::Errno::ADDRNOTAVAIL, true),
            (rustix::io::Errno::PERM, true),
            (rustix::io::Errno::HOSTUNREACH, false),
            (rustix::io::Errno::CONNREFUSED, false),
            (rustix::io::Errno::CONNRESET, false),
            (rustix::io::Errno::TIMEDOUT, false),
        ] {
            let trouble = of_connect(
                address,
                &io::Error::from_raw_os_error(errno.raw_os_error()),
                &limit,
            );
            assert_eq!(trouble.is_ours(), ours, "{trouble:?}");
        }
    }
}
