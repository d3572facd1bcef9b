//! Any service of one's own: the message and its fields as JSON, signed where the channel has a `secret`, as GitHub signs
//! its webhooks (HMAC-SHA256 of the body, in hexadecimal).

use aws_lc_rs::hmac;
use serde_json::{Value, json};

use super::http::outcome::by_status;
use super::http::{Answer, Request, Service, secret_url};
use super::secret::Secrets;
use crate::notify::{Carried, Message, Parcel, safe};

/// The header of the signature.
const SIGNATURE: &str = "x-opsplan-signature";

/// `kind = "webhook"`.
pub(super) struct Webhook;

impl Service for Webhook {
    fn request(&self, parcel: &Parcel, secrets: &Secrets) -> Result<Request, Carried> {
        let mut request = Request::json(secret_url(secrets)?, &fields(&parcel.message));
        let signature = secrets
            .get("secret")
            .zip(request.body.as_ref())
            .map(|(key, (_, body))| signed(key, body));
        request
            .headers
            .extend(signature.map(|signature| (SIGNATURE, signature)));
        Ok(request)
    }

    fn outcome(&self, answer: &Answer) -> Carried {
        by_status(answer).unwrap_or(Carried::Accepted)
    }
}

fn signed(key: &str, body: &[u8]) -> String {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes()), body);
    let hex: String = tag.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256={hex}")
}

/// A message as data. `key` is the same when it is sent again.
fn fields(message: &Message) -> Value {
    let lines: Vec<String> = message.lines.iter().map(|line| safe(line)).collect();
    json!({
        "version": 1,
        "key": message.key.to_string(),
        "channel": message.key.channel,
        "page": message.page,
        "alert": message.alert,
        "thread": message.thread,
        "turn": message.turn,
        "to": message.to,
        "mention": message.mention,
        "text": lines.join("\n"),
        "lines": lines,
    })
}
