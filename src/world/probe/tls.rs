//! Handshakes: full ones each time, so that the certificate is really seen, and verified against whom this machine
//! trusts.

use std::io;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Utc};
use rustls::client::Resumption;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig};
use rustls_platform_verifier::BuilderVerifierExt;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use x509_cert::der::Decode as _;

use super::limit::{Limit, Stopwatch};
use super::net::{Net, of_io};
use crate::check::{Answer, Certificate, CertificateFault, Phase, Phases, Trouble, excerpt};

/// The configuration of all handshakes, made by the first one.
#[derive(Clone, Debug, Default)]
pub(super) struct Tls(Arc<OnceLock<Result<Arc<ClientConfig>, Trouble>>>);

impl Tls {
    /// Loads whom this machine trusts: before the clock of any check runs, since it takes a while.
    pub(super) fn prepare(&self) {
        let _ = self.0.get_or_init(configured);
    }

    /// Shakes hands over a connection.
    pub(super) async fn shake(
        &self,
        stream: TcpStream,
        name: &str,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<TlsStream<TcpStream>, Trouble> {
        let config = self.0.get_or_init(configured).clone()?;
        let bare = name.trim_start_matches('[').trim_end_matches(']').to_owned();
        let server = ServerName::try_from(bare).map_err(|error| Trouble::BadTarget {
            detail: excerpt(error.to_string().as_bytes()),
        })?;
        let watch = Stopwatch::start();
        let shaken = limit
            .within(Phase::Tls, TlsConnector::from(config).connect(server, stream))
            .await;
        watch.add_to(&mut phases.tls_ms);
        shaken?.map_err(|error| of_handshake(&error))
    }
}

fn configured() -> Result<Arc<ClientConfig>, Trouble> {
    let no_roots = |error: rustls::Error| Trouble::NoRoots {
        detail: excerpt(error.to_string().as_bytes()),
    };
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(BuilderVerifierExt::with_platform_verifier)
        .map_err(no_roots)?
        .with_no_client_auth();
    config.resumption = Resumption::disabled();
    Ok(Arc::new(config))
}

/// The chain that a server presented, its own certificate first.
pub(super) fn chain(stream: &TlsStream<TcpStream>) -> Vec<Certificate> {
    let presented = stream.get_ref().1.peer_certificates().unwrap_or_default();
    presented.iter().filter_map(certificate).collect()
}

fn certificate(der: &CertificateDer<'_>) -> Option<Certificate> {
    let parsed = x509_cert::Certificate::from_der(der).ok()?.tbs_certificate;
    let until = parsed.validity.not_after.to_unix_duration();
    Some(Certificate {
        subject: excerpt(parsed.subject.to_string().as_bytes()),
        until: DateTime::from_timestamp(until.as_secs().try_into().ok()?, 0)?,
    })
}

fn of_handshake(error: &io::Error) -> Trouble {
    let inner = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<rustls::Error>());
    match inner {
        Some(rustls::Error::InvalidCertificate(error)) => Trouble::Certificate { fault: fault(error) },
        Some(error) => Trouble::Tls {
            detail: excerpt(error.to_string().as_bytes()),
        },
        None => of_io(Phase::Tls, error),
    }
}

fn fault(error: &CertificateError) -> CertificateFault {
    match error {
        CertificateError::Expired => CertificateFault::Expired { until: None },
        CertificateError::ExpiredContext { not_after, .. } => CertificateFault::Expired {
            until: instant(*not_after),
        },
        CertificateError::NotValidYet => CertificateFault::NotYetValid { from: None },
        CertificateError::NotValidYetContext { not_before, .. } => CertificateFault::NotYetValid {
            from: instant(*not_before),
        },
        CertificateError::NotValidForNameContext { expected, presented } => CertificateFault::WrongName {
            expected: excerpt(expected.to_str().as_bytes()),
            actual: presented
                .iter()
                .take(5)
                .map(|name| excerpt(bare(name).as_bytes()))
                .collect(),
        },
        CertificateError::UnknownIssuer => CertificateFault::UnknownIssuer,
        CertificateError::Revoked => CertificateFault::Revoked,
        other => CertificateFault::Other {
            detail: excerpt(other.to_string().as_bytes()),
        },
    }
}

/// `DnsName("example.jp")`, as the verifier writes it, is `example.jp`.
fn bare(name: &str) -> &str {
    let quoted = name.split_once('"').and_then(|(_, rest)| rest.rsplit_once('"'));
    quoted.map_or(name, |(bare, _)| bare)
}

fn instant(time: UnixTime) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(time.as_secs().try_into().ok()?, 0)
}

/// Asks `kind = "tls"`.
#[derive(Debug)]
pub(super) struct TlsProbe {
    net: Net,
    tls: Tls,
}

impl TlsProbe {
    pub(super) fn new(net: Net, tls: Tls) -> Self {
        Self { net, tls }
    }

    /// See [`Tls::prepare`].
    pub(super) fn prepare(&self) {
        self.tls.prepare();
    }

    pub(super) async fn ask(
        &self,
        host: &str,
        port: u16,
        server_name: Option<&str>,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<Answer, Trouble> {
        let stream = self.net.connect(host, port, limit, phases).await?;
        let shaken = self
            .tls
            .shake(stream, server_name.unwrap_or(host), limit, phases)
            .await?;
        Ok(Answer::Tls {
            chain: chain(&shaken),
        })
    }
}
