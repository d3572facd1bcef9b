//! Addresses of a name, as the system's resolver gives them.

use std::net::{IpAddr, SocketAddr};

use super::limit::{Limit, Stopwatch};
use super::net::Net;
use crate::check::{Answer, Phases, Trouble};

/// Asks `kind = "dns"`.
#[derive(Debug)]
pub(super) struct DnsProbe {
    net: Net,
}

impl DnsProbe {
    pub(super) fn new(net: Net) -> Self {
        Self { net }
    }

    /// Only addresses of the system's resolver; another record or resolver is not asked, and says so.
    pub(super) async fn ask(
        &self,
        name: &str,
        record: &str,
        resolver: Option<&str>,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<Answer, Trouble> {
        let is_wanted: fn(&IpAddr) -> bool = match record {
            "A" => IpAddr::is_ipv4,
            "AAAA" => IpAddr::is_ipv6,
            _ => {
                return Err(Trouble::BadTarget {
                    detail: format!("dns {record}"),
                });
            }
        };
        if let Some(resolver) = resolver {
            return Err(Trouble::BadTarget {
                detail: format!("resolver {resolver}"),
            });
        }
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
}
