//! Discord's webhooks, with `wait`: without it a message that is lost is lost in silence (discord.com/developers,
//! "Execute Webhook").

use serde_json::json;

use super::escape;
use super::http::outcome::{by_status, wait};
use super::http::{Answer, Request, Service, secret_url};
use super::secret::Secrets;
use super::text::{Script, units};
use crate::notify::{Again, Carried, Parcel, bare};

/// How Discord reads text: 2,000 characters of Markdown.
pub(super) const SCRIPT: Script = Script {
    escape: escape::markdown,
    mention: |name| id(name).map(|id| format!("<@{id}>")),
    limit: 2_000,
    measure: units,
};

/// `kind = "discord"`.
pub(super) struct Discord;

impl Service for Discord {
    fn request(&self, parcel: &Parcel, secrets: &Secrets) -> Result<Request, Carried> {
        let mut url = secret_url(secrets)?;
        url.query_pairs_mut().append_pair("wait", "true");
        if let Some(thread) = parcel.channel.setting("thread") {
            url.query_pairs_mut().append_pair("thread_id", thread);
        }
        let users: Vec<&str> = parcel
            .message
            .mention
            .as_deref()
            .and_then(|it| id(bare(it)))
            .into_iter()
            .collect();
        let body = json!({
            "content": SCRIPT.write(&parcel.message),
            "allowed_mentions": { "parse": [], "users": users },
        });
        Ok(Request::json(url, &body))
    }

    fn outcome(&self, answer: &Answer) -> Carried {
        let json = answer.json();
        if answer.status == 429 {
            let seconds = json
                .as_ref()
                .and_then(|json| json["retry_after"].as_f64())
                .and_then(wait);
            let again = seconds.map_or_else(|| answer.later(), |wait| Again::Later(Some(wait)));
            return answer.failed("rate limited", again);
        }
        if let Some(carried) = by_status(answer) {
            return carried;
        }
        match json {
            Some(json) if json["id"].is_string() => Carried::Posted(json["id"].as_str().map(str::to_owned)),
            None if answer.status != 204 => answer.failed(&answer.body, answer.later()),
            _ => Carried::Accepted,
        }
    }
}

/// A person's number.
fn id(name: &str) -> Option<&str> {
    (name.len() >= 15 && name.chars().all(|c| c.is_ascii_digit())).then_some(name)
}
