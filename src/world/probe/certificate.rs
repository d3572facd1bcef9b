//! Certificates: what they say, and what is wrong with one. A verifier only says that it does not know the issuer; people
//! who have to mend it need to know whether the server signed itself, or does not show who signed it.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::verify_server_name;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, DigitallySignedStruct, Error, OtherError, SignatureScheme};
use tokio_rustls::client::TlsStream;
use x509_cert::TbsCertificate;
use x509_cert::der::Decode as _;
use x509_cert::time::Time;

use crate::check::{Certificate, CertificateFault, excerpt};

/// A verifier that also says why an issuer is not known, and knows a server that signed itself where that very
/// certificate is among those to trust: teams make them so, `openssl req -x509`, with the marks of an authority.
#[derive(Debug)]
pub(in crate::world) struct Witness {
    pub(in crate::world) judge: Arc<dyn ServerCertVerifier>,
    /// The certificates that the plan trusts.
    pub(in crate::world) trusted: Vec<CertificateDer<'static>>,
}

/// Nobody whom this machine trusts has signed the certificate, and what it shows of who did.
#[derive(Debug)]
struct Untrusted(CertificateFault);

impl std::fmt::Display for Untrusted {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        CertificateError::UnknownIssuer.fmt(to)
    }
}

impl std::error::Error for Untrusted {}

impl ServerCertVerifier for Witness {
    fn verify_server_cert(
        &self,
        own: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        use CertificateError::{Other, UnknownIssuer};
        let verified = self.judge.verify_server_cert(own, others, name, ocsp, now);
        verified.or_else(|error| match error {
            Error::InvalidCertificate(Other(_)) if self.trusted.contains(own) => in_force(own, name, now),
            Error::InvalidCertificate(Other(_)) if !parsed(own).is_some_and(|it| is_self_signed(&it)) => {
                Err(error)
            }
            Error::InvalidCertificate(Other(_) | UnknownIssuer) => {
                let seen = OtherError(Arc::new(Untrusted(untrusted(own, others))));
                Err(Error::InvalidCertificate(Other(seen)))
            }
            other => Err(other),
        })
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.judge.verify_tls12_signature(message, cert, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.judge.verify_tls13_signature(message, cert, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.judge.supported_verify_schemes()
    }
}

/// What is left to ask of a certificate that is trusted itself: its days and its names.
fn in_force(
    own: &CertificateDer<'_>,
    name: &ServerName<'_>,
    now: UnixTime,
) -> Result<ServerCertVerified, Error> {
    let parsed = parsed(own).ok_or(Error::InvalidCertificate(CertificateError::BadEncoding))?;
    let at = |time: Time| UnixTime::since_unix_epoch(time.to_unix_duration());
    let (from, until) = (at(parsed.validity.not_before), at(parsed.validity.not_after));
    if now < from {
        return Err(Error::InvalidCertificate(CertificateError::NotValidYetContext {
            time: now,
            not_before: from,
        }));
    }
    if now > until {
        return Err(Error::InvalidCertificate(CertificateError::ExpiredContext {
            time: now,
            not_after: until,
        }));
    }
    verify_server_name(&ParsedCertificate::try_from(own)?, name)?;
    Ok(ServerCertVerified::assertion())
}

fn is_self_signed(certificate: &TbsCertificate) -> bool {
    certificate.subject == certificate.issuer
}

/// From the server's own certificate up: who signed it, as far as the server shows it.
fn untrusted(own: &CertificateDer<'_>, others: &[CertificateDer<'_>]) -> CertificateFault {
    let unknown = |issuer: String| CertificateFault::UnknownIssuer { issuer };
    let Some(mut last) = parsed(own) else {
        return unknown(String::new());
    };
    if is_self_signed(&last) {
        return CertificateFault::SelfSigned;
    }
    let mut shown: Vec<TbsCertificate> = others.iter().filter_map(parsed).collect();
    while let Some(at) = shown.iter().position(|it| it.subject == last.issuer) {
        last = shown.swap_remove(at);
    }
    let issuer = excerpt(last.issuer.to_string().as_bytes());
    if is_self_signed(&last) {
        unknown(issuer)
    } else {
        CertificateFault::IssuerNotShown { issuer }
    }
}

fn parsed(der: &CertificateDer<'_>) -> Option<TbsCertificate> {
    Some(x509_cert::Certificate::from_der(der).ok()?.tbs_certificate)
}

/// The chain that a server presented, its own certificate first.
pub(super) fn chain<S>(stream: &TlsStream<S>) -> Vec<Certificate> {
    let presented = stream.get_ref().1.peer_certificates().unwrap_or_default();
    presented.iter().filter_map(certificate).collect()
}

fn certificate(der: &CertificateDer<'_>) -> Option<Certificate> {
    let parsed = parsed(der)?;
    let until = parsed.validity.not_after.to_unix_duration();
    Some(Certificate {
        subject: excerpt(parsed.subject.to_string().as_bytes()),
        until: DateTime::from_timestamp(until.as_secs().try_into().ok()?, 0)?,
    })
}

/// What the verifier found wrong.
pub(super) fn fault(error: &CertificateError) -> CertificateFault {
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
        CertificateError::Other(OtherError(seen)) => match seen.downcast_ref::<Untrusted>() {
            Some(Untrusted(fault)) => fault.clone(),
            None => other(seen),
        },
        CertificateError::Revoked => CertificateFault::Revoked,
        error => other(error),
    }
}

fn other(error: &dyn std::fmt::Display) -> CertificateFault {
    CertificateFault::Other {
        detail: excerpt(error.to_string().as_bytes()),
    }
}

/// `DnsName("example.jp")` and `IpAddress(192.0.2.1)`, as the verifier writes them, are `example.jp` and `192.0.2.1`.
fn bare(name: &str) -> &str {
    let inside = name.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
    inside.unwrap_or(name).trim_matches('"')
}

fn instant(time: UnixTime) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(time.as_secs().try_into().ok()?, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_as_people_write_them() {
        for (written, name) in [
            ("DnsName(\"example.jp\")", "example.jp"),
            ("IpAddress(192.0.2.1)", "192.0.2.1"),
            ("IpAddress(2001:db8::1)", "2001:db8::1"),
            ("other", "other"),
        ] {
            assert_eq!(bare(written), name);
        }
    }
}
