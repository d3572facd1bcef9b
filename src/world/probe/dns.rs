//! What a name means: addresses as the system's resolver gives them; any record as the name server that the plan chooses
//! gives it, or else the one in resolv.conf(5).

mod question;

use std::net::{IpAddr, SocketAddr};

use hickory_proto::rr::RecordType;

use super::limit::{Limit, Stopwatch};
use super::net::Net;
use crate::check::{Answer, Phase, Phases, Trouble, excerpt};

/// Asks `kind = "dns"`.
#[derive(Debug)]
pub(super) struct DnsProbe {
    net: Net,
}

impl DnsProbe {
    pub(super) fn new(net: Net) -> Self {
        Self { net }
    }

    pub(super) async fn ask(
        &self,
        name: &str,
        record: &str,
        resolver: Option<&str>,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<Answer, Trouble> {
        match (resolver, record) {
            (None, "A") => self.addresses(name, IpAddr::is_ipv4, limit, phases).await,
            (None, "AAAA") => self.addresses(name, IpAddr::is_ipv6, limit, phases).await,
            _ => self.records(name, record, resolver, limit, phases).await,
        }
    }

    async fn addresses(
        &self,
        name: &str,
        is_wanted: fn(&IpAddr) -> bool,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<Answer, Trouble> {
        let watch = Stopwatch::start();
        let addresses = self.net.addresses(name, 0, limit, phases).await;
        watch.add_to(&mut phases.first_byte_ms);
        let mut answers: Vec<IpAddr> = addresses?.iter().map(SocketAddr::ip).filter(is_wanted).collect();
        answers.sort_unstable();
        answers.dedup();
        Ok(Answer::Dns {
            answers: answers.iter().map(ToString::to_string).collect(),
        })
    }

    /// A name server that is chosen is what is checked; the silence of the system's is our own fault.
    async fn records(
        &self,
        name: &str,
        record: &str,
        resolver: Option<&str>,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<Answer, Trouble> {
        let bad = |detail: String| Trouble::BadTarget {
            detail: excerpt(detail.as_bytes()),
        };
        let record: RecordType = record
            .to_uppercase()
            .parse()
            .map_err(|_| bad(format!("dns {record}")))?;
        let servers = match resolver {
            Some(resolver) => self.servers(resolver, limit, phases).await?,
            None => system_servers().ok_or_else(|| no_resolver(name))?,
        };
        if self.net.only_local && servers.iter().any(|it| !it.ip().to_canonical().is_loopback()) {
            return Err(Trouble::SetClock);
        }
        let watch = Stopwatch::start();
        let answered = question::ask(&servers, name, record, limit).await;
        watch.add_to(&mut phases.first_byte_ms);
        match answered {
            Err(Trouble::Timeout { .. }) if resolver.is_none() => Err(no_resolver(name)),
            Err(Trouble::Timeout { .. }) => Err(limit.over(Phase::Dns)),
            answered => answered.map(|answers| Answer::Dns { answers }),
        }
    }

    /// `192.0.2.53`, `192.0.2.53:5353`, `ns1.example.jp`, `ns1.example.jp:5353`
    async fn servers(
        &self,
        resolver: &str,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<Vec<SocketAddr>, Trouble> {
        if let Ok(address) = resolver.parse::<SocketAddr>() {
            return Ok(vec![address]);
        }
        let port = |port: &str| port.parse::<u16>().ok();
        let (host, port) = match resolver.rsplit_once(':') {
            Some((host, written)) if !host.contains(':') => (host, port(written).unwrap_or(53)),
            _ => (resolver, 53),
        };
        self.net.addresses(host, port, limit, phases).await
    }
}

fn no_resolver(name: &str) -> Trouble {
    Trouble::NoResolver {
        name: excerpt(name.as_bytes()),
    }
}

/// resolv.conf(5); the name server of this machine where the file names none.
fn system_servers() -> Option<Vec<SocketAddr>> {
    let text = std::fs::read_to_string("/etc/resolv.conf").ok()?;
    let servers = named_servers(&text);
    let own = SocketAddr::from(([127, 0, 0, 1], 53));
    Some(if servers.is_empty() { vec![own] } else { servers })
}

fn named_servers(text: &str) -> Vec<SocketAddr> {
    let named = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("nameserver"));
    let addresses = named.filter_map(|rest| rest.split_whitespace().next()?.parse::<IpAddr>().ok());
    addresses.map(|address| SocketAddr::new(address, 53)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_name_servers_stand_in_resolv_conf() {
        let text =
            "# comment\nsearch example.jp\nnameserver 192.0.2.53\n nameserver\t::1 # own\nnameserver bad\n";
        let servers = ["192.0.2.53:53", "[::1]:53"].map(|it| it.parse().unwrap());
        assert_eq!(named_servers(text), servers);
        assert_eq!(named_servers(""), []);
    }
}
