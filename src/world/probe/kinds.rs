//! Which probe asks which kind of check.

use std::path::PathBuf;

use super::command::CommandProbe;
use super::dns::DnsProbe;
use super::heartbeat::HeartbeatProbe;
use super::http::{HttpProbe, Wanted};
use super::limit::Limit;
use super::net::Net;
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
        };
        let tls = Tls::default();
        Self {
            http: HttpProbe::new(net, tls.clone()),
            tcp: TcpProbe::new(net),
            tls: TlsProbe::new(net, tls),
            dns: DnsProbe::new(net),
            command: CommandProbe::new(surroundings.dir, surroundings.path),
            heartbeat: HeartbeatProbe::new(surroundings.records),
        }
    }

    /// Sets up what these checks need before they are timed: TLS, if any of them uses it.
    pub fn prepare<'a>(&self, checks: impl IntoIterator<Item = &'a Check>) {
        let uses_tls = |check: &Check| match &check.kind {
            Kind::Http { url, .. } => url
                .get(..6)
                .is_some_and(|scheme| scheme.eq_ignore_ascii_case("https:")),
            kind => matches!(kind, Kind::Tls { .. }),
        };
        if checks.into_iter().any(uses_tls) {
            self.tls.prepare();
        }
    }

    async fn seen(&self, check: &Check, limit: &Limit, phases: &mut Phases) -> Result<Answer, Trouble> {
        match &check.kind {
            Kind::Http {
                url,
                method,
                headers,
                body,
            } => {
                let request = Wanted {
                    url,
                    method,
                    headers,
                    body: body.as_deref(),
                    expect: &check.expect,
                };
                self.http.ask(&request, limit, phases).await
            }
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
            } => {
                self.tls
                    .ask(host, *port, server_name.as_deref(), limit, phases)
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
