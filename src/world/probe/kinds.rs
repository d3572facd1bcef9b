//! Which probe asks which kind of check.

use std::path::PathBuf;

use super::command::CommandProbe;
use super::dns::DnsProbe;
use super::heartbeat::HeartbeatProbe;
use super::http::HttpProbe;
use super::limit::Limit;
use super::net::Net;
use super::reach::is_public;
use super::tcp::{Exchange, TcpProbe};
use super::tls::{Tls, TlsProbe};
use crate::check::{Answer, Asking, Observation, Phases, Probe, Trouble};
use crate::plan::{Check, Kind};

/// What probes need to know of the machine.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The directory that plugins run in: the plan's.
    pub dir: PathBuf,
    /// Where heartbeats are noted: the records.
    pub records: PathBuf,
    /// `$PATH` for plugins.
    pub path: Option<String>,
    /// Ask this machine only: the clock was set by hand.
    pub only_local: bool,
}

/// The probes of all kinds.
#[derive(Debug)]
pub struct Kinds {
    http: HttpProbe,
    tcp: TcpProbe,
    tls: TlsProbe,
    dns: DnsProbe,
    command: CommandProbe,
    heartbeat: HeartbeatProbe,
}

impl Kinds {
    /// Sets nothing up yet: TLS and its roots are loaded when a check needs them.
    pub fn new(surroundings: Surroundings) -> Self {
        let net = Net {
            only_local: surroundings.only_local,
            is_public,
        };
        let tls = Tls::new(&surroundings.dir);
        Self {
            http: HttpProbe::new(net, tls.clone(), &surroundings.dir),
            tcp: TcpProbe::new(net),
            tls: TlsProbe::new(net, tls),
            dns: DnsProbe::new(net),
            command: CommandProbe::new(surroundings.dir, surroundings.path),
            heartbeat: HeartbeatProbe::new(surroundings.records),
        }
    }

    /// Sets up what these checks need before they are timed: TLS, if any of them uses it.
    pub fn prepare<'a>(&self, checks: impl IntoIterator<Item = &'a Check>) {
        for check in checks {
            match &check.kind {
                Kind::Http(web) if is_https(&web.url) => self.tls.prepare(&web.trust),
                Kind::Tls { trust, .. } => self.tls.prepare(trust),
                _ => {}
            }
        }
    }

    async fn seen(&self, check: &Check, limit: &Limit, phases: &mut Phases) -> Result<Answer, Trouble> {
        match &check.kind {
            Kind::Http(web) => self.http.ask(web, &check.expect, limit, phases).await,
            Kind::Tcp { host, port, send } => {
                let exchange = Exchange {
                    send: send.as_deref(),
                    contains: check.expect.contains.as_deref(),
                };
                self.tcp.ask(host, *port, &exchange, limit, phases).await
            }
            Kind::Tls {
                host,
                port,
                server_name,
                trust,
            } => {
                self.tls
                    .ask(host, *port, server_name.as_deref(), trust, limit, phases)
                    .await
            }
            Kind::Command { argv } => self.command.ask(argv, limit).await,
            Kind::Dns {
                name,
                record,
                resolver,
            } => {
                self.dns
                    .ask(name, record, resolver.as_deref(), limit, phases)
                    .await
            }
            Kind::Heartbeat { .. } => self.heartbeat.ask(&check.id),
        }
    }
}

fn is_https(url: &str) -> bool {
    url.get(..6)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("https:"))
}

impl Probe for Kinds {
    fn ask<'a>(&'a self, check: &'a Check) -> Asking<'a> {
        Box::pin(async move {
            let limit = Limit::of(check.timeout_ms);
            let mut phases = Phases::default();
            let seen = self.seen(check, &limit, &mut phases).await;
            phases.total_ms = limit.elapsed_ms();
            Observation { phases, seen }
        })
    }
}
