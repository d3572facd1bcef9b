//! The talk with a mail server, up to its word on the letter (RFC 5321).

use std::fs;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::Path;

use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};

use super::Server;
use crate::notify::{Again, Carried, Gone};
use crate::plan::is_this_machine;
use crate::world::carrier::trouble;

/// How a talk is kept from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Security {
    /// Encrypted from the first byte.
    Tls,
    /// Encrypted before anything is said.
    StartTls,
    /// Not at all.
    None,
}

/// A talk that has begun.
pub(super) struct Talk(AsyncSmtpConnection);

impl Talk {
    /// Connects, and encrypts as the plan says. A server that cannot is not spoken to.
    pub(super) async fn begin(server: &Server<'_>, ca_file: Option<&Path>) -> Result<Self, Carried> {
        let name = ClientId::default();
        let tls = match server.security {
            Security::None => None,
            Security::Tls | Security::StartTls => Some(parameters(server.host, ca_file)?),
        };
        let at_once = tls.clone().filter(|_| server.security == Security::Tls);
        let connecting = async {
            if is_this_machine(server.host) {
                AsyncSmtpConnection::connect_tokio1(&*home(server), None, &name, at_once, None).await
            } else {
                AsyncSmtpConnection::connect_tokio1((server.host, server.port), None, &name, at_once, None)
                    .await
            }
        };
        let mut talk = connecting.await.map_err(|error| failed(&error))?;
        if let Some(tls) = tls.filter(|_| server.security == Security::StartTls) {
            if !talk.can_starttls() {
                return Err(trouble::bad("security", "the server offers no STARTTLS"));
            }
            talk.starttls(tls, &name).await.map_err(|error| failed(&error))?;
        }
        Ok(Self(talk))
    }

    /// Many servers offer a login only once the talk is encrypted (RFC 4954 section 4).
    pub(super) async fn log_in(&mut self, user: &str, password: &str) -> Result<(), Carried> {
        let offers = |mechanism| self.0.server_info().supports_auth_mechanism(mechanism);
        if !DEFAULT_MECHANISMS.iter().any(|mechanism| offers(*mechanism)) {
            let why = if self.0.is_encrypted() {
                "the server offers no login that is known here"
            } else {
                "the server offers no login without encryption: `security = \"starttls\"`"
            };
            return Err(trouble::bad("user", why));
        }
        let credentials = Credentials::new(user.to_owned(), password.to_owned());
        let answer = self.0.auth(DEFAULT_MECHANISMS, &credentials).await;
        answer.map(drop).map_err(|error| failed(&error))
    }

    /// Hands the letter over. Until its text is on the way, nothing has left.
    pub(super) async fn send(&mut self, envelope: &Envelope, text: &[u8], gone: &Gone) -> Carried {
        let refused = match self.envelope(envelope, text).await {
            Ok(refused) => refused,
            Err(error) => return failed(&error),
        };
        if let (Some(error), true) = (refused.first(), refused.len() == envelope.to().len()) {
            return failed(error);
        }
        gone.set();
        match self.0.message(text).await {
            Err(error) if error.status().is_some() => failed(&error),
            Err(error) => trouble::in_doubt(trouble::story(&error)),
            Ok(_) => self.taken(envelope, &refused).await,
        }
    }

    /// Some of the addresses may have been refused: that is said, and not repeated, for the others have it.
    async fn taken(&mut self, envelope: &Envelope, refused: &[Error]) -> Carried {
        // The letter is theirs; how they say goodbye changes nothing.
        let _ = self.0.quit().await;
        match refused.first() {
            Some(error) => {
                let (count, all) = (refused.len(), envelope.to().len());
                trouble::never(format!("{count} of {all} addresses: {}", trouble::story(error)))
            }
            None => Carried::Accepted,
        }
    }

    /// Who it is from and for; the addresses that were refused. Then the server waits for the text.
    async fn envelope(&mut self, envelope: &Envelope, text: &[u8]) -> Result<Vec<Error>, Error> {
        let mut options = Vec::new();
        let all = envelope.from().into_iter().chain(envelope.to());
        if all.map(AsRef::<str>::as_ref).any(|address| !address.is_ascii()) {
            options.push(MailParameter::SmtpUtfEight);
        }
        if !text.is_ascii() && self.0.server_info().supports_feature(Extension::EightBitMime) {
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        self.0
            .command(Mail::new(envelope.from().cloned(), options))
            .await?;
        let mut refused = Vec::new();
        for address in envelope.to() {
            match self.0.command(Rcpt::new(address.clone(), Vec::new())).await {
                Ok(_) => {}
                Err(error) if error.status().is_some() => refused.push(error),
                Err(error) => return Err(error),
            }
        }
        if refused.len() < envelope.to().len() {
            self.0.command(Data).await?;
        }
        Ok(refused)
    }
}

/// 5yz is no, 4yz is not now (RFC 5321 section 4.2.1); what is not even an answer may pass.
fn failed(error: &Error) -> Carried {
    Carried::Failed {
        error: trouble::story(error),
        again: if error.is_permanent() || error.is_client() {
            Again::Never
        } else {
            Again::Later(None)
        },
    }
}

/// This machine, whatever a resolver says.
fn home(server: &Server<'_>) -> Vec<SocketAddr> {
    match server.host.trim_matches(['[', ']']).parse() {
        Ok(ip) => vec![SocketAddr::new(ip, server.port)],
        Err(_) => vec![
            (Ipv4Addr::LOCALHOST, server.port).into(),
            (Ipv6Addr::LOCALHOST, server.port).into(),
        ],
    }
}

fn parameters(host: &str, ca_file: Option<&Path>) -> Result<TlsParameters, Carried> {
    let mut builder = TlsParameters::builder(host.to_owned());
    if let Some(path) = ca_file {
        let unread = |why: String| trouble::later(format!("`ca_file`: {why}"));
        let pem = fs::read(path).map_err(|error| unread(error.to_string()))?;
        let authority = Certificate::from_pem(&pem).map_err(|error| unread(trouble::story(&error)))?;
        builder = builder.add_root_certificate(authority);
    }
    builder.build().map_err(|error| failed(&error))
}
