//! Mattermost's incoming webhooks (developers.mattermost.com, "Incoming webhooks").

use serde_json::json;

use super::escape;
use super::http::outcome::by_status;
use super::http::{Answer, Request, Service, secret_url};
use super::secret::Secrets;
use super::text::{Script, units};
use crate::notify::{Again, Carried, Parcel};

/// How Mattermost reads text: Markdown, and names after an `@`.
pub(super) const SCRIPT: Script = Script {
    escape: escape::markdown,
    mention,
    limit: 16_000,
    measure: units,
};

/// `kind = "mattermost"`.
pub(super) struct Mattermost;

impl Service for Mattermost {
    fn request(&self, parcel: &Parcel, secrets: &Secrets) -> Result<Request, Carried> {
        let mut body = json!({ "text": SCRIPT.write(&parcel.message) });
        for key in ["channel", "username"] {
            if let Some(value) = parcel.channel.setting(key) {
                body[key] = value.into();
            }
        }
        Ok(Request::json(secret_url(secrets)?, &body))
    }

    fn outcome(&self, answer: &Answer) -> Carried {
        if let Some(carried) = by_status(answer) {
            return carried;
        }
        match answer.json() {
            _ if answer.body.trim() == "ok" => Carried::Accepted,
            Some(json) => answer.failed(json["message"].as_str().unwrap_or("not ok"), Again::Never),
            None => answer.failed(&answer.body, answer.later()),
        }
    }
}

/// A person's name there; everybody's names are nobody's.
fn mention(name: &str) -> Option<String> {
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_'));
    let is_all = ["all", "channel", "here", "everyone"].contains(&name);
    (is_name && !is_all).then(|| format!("@{name}"))
}
