//! LINE WORKS: a bot posts with a token that a service account asks for with a signed claim (developers.worksmobile.com,
//! "Service Account authentication", RFC 7523). The token is good for 24 hours; it is kept for one round and never on
//! the disk.

use std::cell::RefCell;
use std::rc::Rc;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject as _;
use serde_json::{Value, json};

use super::escape;
use super::http::outcome::{by_status, reason};
use super::http::{Answer, Request, Wire, base};
use super::secret::Secrets;
use super::text::{Script, units};
use super::trouble;
use crate::notify::{Again, Carried, Carrier, Carrying, Gone, Parcel};
use crate::plan::Channel;

/// Where tokens are given out.
const AUTH: &str = "https://auth.worksmobile.com/";
/// Where bots speak.
const API: &str = "https://www.worksapis.com/";

/// How long a claim is good for, in seconds.
const CLAIM: i64 = 600;

/// How LINE WORKS reads text: 2,000 characters.
pub(super) const SCRIPT: Script = Script {
    escape: escape::line_works,
    mention,
    limit: 2_000,
    measure: units,
};

/// Brings messages to `kind = "line-works"`.
pub(super) struct LineWorks {
    pub(super) wire: Wire,
    pub(super) secrets: Rc<Secrets>,
    pub(super) token: RefCell<Option<String>>,
}

impl Carrier for LineWorks {
    fn carry<'a>(&'a self, parcel: &'a Parcel, gone: &'a Gone) -> Carrying<'a> {
        Box::pin(async move { self.tried(parcel, gone).await.unwrap_or_else(|carried| carried) })
    }
}

impl LineWorks {
    async fn tried(&self, parcel: &Parcel, gone: &Gone) -> Result<Carried, Carried> {
        let known = self.token.borrow().clone();
        let token = match known {
            Some(token) => token,
            None => self.fresh_token(&parcel.channel).await?,
        };
        let request = self.request(parcel)?.bearing(&token);
        let answer = self.wire.exchange(request, gone).await?;
        // A token that has ended is asked for anew at the next try.
        self.token.replace(Some(token).filter(|_| answer.status != 401));
        Ok(by_status(&answer).unwrap_or(Carried::Accepted))
    }

    fn request(&self, parcel: &Parcel) -> Result<Request, Carried> {
        let channel = &parcel.channel;
        let key = |key| channel.setting(key).ok_or_else(|| trouble::missing(key));
        let path = [
            "v1.0",
            "bots",
            key("bot")?,
            "channels",
            key("channel")?,
            "messages",
        ];
        let text = SCRIPT.write(&parcel.message);
        let body = json!({ "content": { "type": "text", "text": text } });
        Ok(Request::json(base(channel, &self.secrets, API, &path)?, &body))
    }

    /// Nothing of the message has left when this fails.
    async fn fresh_token(&self, channel: &Channel) -> Result<String, Carried> {
        let answer = self
            .wire
            .exchange(self.token_request(channel, Utc::now())?, &Gone::default())
            .await;
        let answer = answer.map_err(|carried| match carried {
            Carried::InDoubt { error } => trouble::later(error),
            other => other,
        })?;
        if let Some(carried) = by_status(&answer) {
            return Err(carried);
        }
        token(&answer).ok_or_else(|| answer.failed(&reason(&answer), Again::Never))
    }

    fn token_request(&self, channel: &Channel, now: DateTime<Utc>) -> Result<Request, Carried> {
        let secrets = &self.secrets;
        let account = channel
            .setting("service_account")
            .ok_or_else(|| trouble::missing("service_account"))?;
        let claim = claim(secrets.must("client_id")?, account, now);
        let assertion = signed(&claim, secrets.must("private_key")?)?;
        let fields = [
            ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
            ("assertion", &assertion),
            ("client_id", secrets.must("client_id")?),
            ("client_secret", secrets.must("client_secret")?),
            ("scope", "bot"),
        ];
        Ok(Request::form(
            base(channel, secrets, AUTH, &["oauth2", "v2.0", "token"])?,
            &fields,
        ))
    }
}

fn token(answer: &Answer) -> Option<String> {
    Some(answer.json()?["access_token"].as_str()?.to_owned())
}

fn claim(client: &str, account: &str, now: DateTime<Utc>) -> Value {
    json!({ "iss": client, "sub": account, "iat": now.timestamp(), "exp": now.timestamp() + CLAIM })
}

/// A JSON Web Token, signed with RS256 (RFC 7515, RFC 7518 section 3.3).
fn signed(claim: &Value, pem: &str) -> Result<String, Carried> {
    let bad = |_| trouble::bad("private_key", "no RSA key in PEM");
    let key = match PrivateKeyDer::from_pem_slice(pem.as_bytes()) {
        Ok(PrivateKeyDer::Pkcs8(key)) => RsaKeyPair::from_pkcs8(key.secret_pkcs8_der()).map_err(|_| bad(())),
        Ok(PrivateKeyDer::Pkcs1(key)) => RsaKeyPair::from_der(key.secret_pkcs1_der()).map_err(|_| bad(())),
        _ => Err(bad(())),
    }?;
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!(
        "{}.{}",
        part(&json!({ "alg": "RS256", "typ": "JWT" })),
        part(claim)
    );
    let mut signature = vec![0; key.public_modulus_len()];
    key.sign(
        &RSA_PKCS1_SHA256,
        &SystemRandom::new(),
        text.as_bytes(),
        &mut signature,
    )
    .map_err(|_| bad(()))?;
    Ok(format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature)))
}

/// A person's id, or the address under which they log in. `all` is nobody's.
fn mention(name: &str) -> Option<String> {
    let is_id = name.len() > 3
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@' | '+'));
    is_id.then(|| format!("<m userId=\"{name}\">"))
}
