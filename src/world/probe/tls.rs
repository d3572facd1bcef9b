//! Handshakes: full ones each time, so that the certificate is really seen, and verified against whom this machine
//! trusts.

use std::collections::HashMap;
use std::fmt::Display;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rustls::client::danger::ServerCertVerifier;
use rustls::client::{Resumption, WebPkiServerVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::{self, PemObject as _};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::certificate::{Witness, chain, fault};
use super::limit::{Limit, Stopwatch};
use super::net::{Net, of_io};
use crate::check::{Answer, Phase, Phases, Trouble, excerpt};
use crate::plan::Trust;
use crate::world::secret;

/// The configurations of handshakes, one for each way of trusting, made by the first that needs it.
#[derive(Clone, Debug)]
pub(super) struct Tls {
    folder: Arc<Path>,
    made: Arc<Mutex<HashMap<Trust, Made>>>,
}

/// A configuration, or why there is none.
type Made = Result<Arc<ClientConfig>, Trouble>;

impl Tls {
    /// `folder` is where the plan's files lie.
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.into(),
            made: Arc::default(),
        }
    }

    /// Loads whom a check trusts, and what else the first handshake would wait for: before the clock of any check runs,
    /// since it takes a while. What cannot be loaded is told by the check itself.
    pub(super) fn prepare(&self, trust: &Trust) {
        if let Ok(config) = self.config(trust) {
            // The first random number of a process takes long: it is not the time of any server's handshake.
            let _ = config.crypto_provider().secure_random.fill(&mut [0]);
        }
    }

    fn config(&self, trust: &Trust) -> Made {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(config) = made.get(trust) {
            return config.clone();
        }
        let config = configured(trust, &self.folder).map(Arc::new);
        made.insert(trust.clone(), config.clone());
        config
    }

    /// Shakes hands over a connection.
    pub(super) async fn shake<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        stream: S,
        name: &str,
        trust: &Trust,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<TlsStream<S>, Trouble> {
        let config = self.config(trust)?;
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

fn configured(trust: &Trust, folder: &Path) -> Result<ClientConfig, Trouble> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(|error| no_roots(&error))?;
    let trusted = match &trust.ca_file {
        Some(written) => certificates(written, folder)?,
        None => Vec::new(),
    };
    let judge = judge(trust, &trusted, &provider)?;
    let verifier = Witness { judge, trusted };
    let builder = builder
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier));
    let mut config = match &trust.client_cert {
        Some(written) => {
            let (chain, key) = identity(written, trust.client_key.as_deref().unwrap_or(written), folder)?;
            builder
                .with_client_auth_cert(chain, key)
                .map_err(|error| unread(written, &error))?
        }
        None => builder.with_no_client_auth(),
    };
    config.resumption = Resumption::disabled();
    Ok(config)
}

/// Who says whether a certificate is sound: by the issuers of a file, else by those of this machine.
fn judge(
    trust: &Trust,
    trusted: &[CertificateDer<'static>],
    provider: &Arc<CryptoProvider>,
) -> Result<Arc<dyn ServerCertVerifier>, Trouble> {
    let Some(written) = &trust.ca_file else {
        let machine = Verifier::new(provider.clone()).map_err(|error| no_roots(&error))?;
        return Ok(Arc::new(machine));
    };
    let mut roots = RootCertStore::empty();
    for issuer in trusted {
        roots
            .add(issuer.clone())
            .map_err(|error| unread(written, &error))?;
    }
    let made = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider.clone()).build();
    Ok(made.map_err(|error| unread(written, &error))?)
}

fn no_roots(error: &rustls::Error) -> Trouble {
    Trouble::NoRoots {
        detail: excerpt(error.to_string().as_bytes()),
    }
}

fn unread(written: &str, error: &dyn Display) -> Trouble {
    Trouble::NoCredential {
        kept: excerpt(written.as_bytes()),
        detail: excerpt(error.to_string().as_bytes()),
    }
}

fn identity(
    written: &str,
    key: &str,
    folder: &Path,
) -> Result<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>), Trouble> {
    let chain = certificates(written, folder)?;
    let found = PrivateKeyDer::from_pem_file(secret::place(bare_path(key), folder));
    Ok((chain, found.map_err(|error| unread(key, &error))?))
}

fn certificates(written: &str, folder: &Path) -> Result<Vec<CertificateDer<'static>>, Trouble> {
    let failed = |error| unread(written, &error);
    let found = CertificateDer::pem_file_iter(secret::place(bare_path(written), folder)).map_err(failed)?;
    let found: Vec<_> = found.collect::<Result<_, _>>().map_err(failed)?;
    if found.is_empty() {
        return Err(unread(written, &pem::Error::NoItemsFound));
    }
    Ok(found)
}

/// A file may be written as secrets are: `file:PATH`.
fn bare_path(written: &str) -> &str {
    written.strip_prefix("file:").unwrap_or(written)
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
    pub(super) fn prepare(&self, trust: &Trust) {
        self.tls.prepare(trust);
    }

    pub(super) async fn ask(
        &self,
        host: &str,
        port: u16,
        server_name: Option<&str>,
        trust: &Trust,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<Answer, Trouble> {
        let stream = self.net.connect(host, port, limit, phases).await?;
        let shaken = self
            .tls
            .shake(stream, server_name.unwrap_or(host), trust, limit, phases)
            .await?;
        Ok(Answer::Tls {
            chain: chain(&shaken),
        })
    }
}
