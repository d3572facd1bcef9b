//! Authorities and certificates with every fault, made here and now, and a server that shows them.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;

use chrono::{TimeDelta, Utc};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose, date_time_ymd,
};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};
use tempfile::TempDir;

use super::ask_in;
use crate::check::sample_plan::check;
use crate::check::{Answer, Trouble};
use crate::plan::{Check, Kind, Trust};

/// How a certificate is: its names, and from when to when it is good, in days from now.
#[derive(Clone)]
pub(super) struct Wanted {
    pub(super) name: &'static str,
    pub(super) is_issuer: bool,
    pub(super) from: i64,
    pub(super) until: i64,
}

pub(super) const SERVER: Wanted = Wanted {
    name: "localhost",
    is_issuer: false,
    from: -1,
    until: 90,
};

pub(super) const ISSUER: Wanted = Wanted {
    name: "中間認証局",
    is_issuer: true,
    from: -1,
    until: 900,
};

pub(super) fn params(wanted: &Wanted) -> CertificateParams {
    let names = if wanted.is_issuer {
        vec![]
    } else {
        vec![wanted.name.to_owned()]
    };
    let mut params = CertificateParams::new(names).unwrap();
    params.distinguished_name.push(DnType::CommonName, wanted.name);
    if wanted.is_issuer {
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    }
    let day = |days: i64| {
        use chrono::Datelike as _;
        let day = (Utc::now() + TimeDelta::days(days)).date_naive();
        date_time_ymd(
            day.year(),
            u8::try_from(day.month()).unwrap(),
            u8::try_from(day.day()).unwrap(),
        )
    };
    (params.not_before, params.not_after) = (day(wanted.from), day(wanted.until));
    params
}

/// An authority that everybody here trusts, one below it, and whatever they sign.
pub(super) struct Authority {
    pub(super) dir: TempDir,
    root: Issuer<'static, KeyPair>,
    pub(super) root_pem: String,
}

impl Authority {
    pub(super) fn new() -> Self {
        let (params, key) = (
            params(&Wanted {
                name: "root",
                ..ISSUER
            }),
            KeyPair::generate().unwrap(),
        );
        let root_pem = params.self_signed(&key).unwrap().pem();
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("ca.pem"), &root_pem).unwrap();
        let root = Issuer::new(params, key);
        Self { dir, root, root_pem }
    }

    /// The chain of a server below an intermediate, leaf first, and the leaf's key.
    pub(super) fn chain(&self, server: &Wanted, issuer: &Wanted) -> (Vec<String>, String) {
        let (issuer_params, issuer_key) = (params(issuer), KeyPair::generate().unwrap());
        let middle = issuer_params.signed_by(&issuer_key, &self.root).unwrap().pem();
        let middle_issuer = Issuer::new(issuer_params, issuer_key);
        let key = KeyPair::generate().unwrap();
        let leaf = params(server).signed_by(&key, &middle_issuer).unwrap().pem();
        (vec![leaf, middle], key.serialize_pem())
    }

    pub(super) fn ask(&self, at: SocketAddr, trust: Trust) -> Result<Answer, Trouble> {
        ask_in(self.dir.path(), tls(at, trust)).observation.seen
    }

    pub(super) fn trust(&self) -> Trust {
        Trust {
            ca_file: Some("ca.pem".to_owned()),
            ..Trust::default()
        }
    }
}

pub(super) fn tls(at: SocketAddr, trust: Trust) -> Check {
    let kind = Kind::Tls {
        host: "127.0.0.1".to_owned(),
        port: at.port(),
        server_name: Some("localhost".to_owned()),
        trust,
    };
    Check {
        timeout_ms: 2000,
        ..check("tls", kind)
    }
}

/// Shows a chain to everybody, and says `ok`; where `clients` is given, only to those who show a certificate of it.
pub(super) fn serve(chain: &[String], key: &str, clients: Option<&str>) -> SocketAddr {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .unwrap();
    let builder = match clients {
        None => builder.with_no_client_auth(),
        Some(pem) => {
            let mut roots = RootCertStore::empty();
            roots
                .add(CertificateDer::from_pem_slice(pem.as_bytes()).unwrap())
                .unwrap();
            let verifier = WebPkiClientVerifier::builder_with_provider(roots.into(), provider);
            builder.with_client_cert_verifier(verifier.build().unwrap())
        }
    };
    let chain = chain
        .iter()
        .map(|pem| CertificateDer::from_pem_slice(pem.as_bytes()).unwrap());
    let key = PrivateKeyDer::from_pem_slice(key.as_bytes()).unwrap();
    let config = Arc::new(builder.with_single_cert(chain.collect(), key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut stream = StreamOwned::new(ServerConnection::new(Arc::clone(&config)).unwrap(), stream);
            let _ = stream.read(&mut [0; 2048]);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
            stream.conn.send_close_notify();
            let _ = stream.flush();
        }
    });
    at
}
