//! Slack's incoming webhooks: `ok` is all that comes back (docs.slack.dev, "Sending messages using incoming webhooks").

use serde_json::{Value, json};

use super::escape;
use super::http::outcome::by_status;
use super::http::{Answer, Request, Service, secret_url};
use super::secret::Secrets;
use super::text::{Script, units};
use crate::notify::{Again, Carried, Parcel};

/// How Slack reads text. It cuts at 40,000 characters by itself, without a word.
pub(super) const SCRIPT: Script = Script {
    escape: escape::slack,
    mention,
    limit: 39_000,
    measure: units,
};

/// `kind = "slack"`.
pub(super) struct Slack;

impl Service for Slack {
    fn request(&self, parcel: &Parcel, secrets: &Secrets) -> Result<Request, Carried> {
        Ok(Request::json(secret_url(secrets)?, &payload(parcel)))
    }

    fn outcome(&self, answer: &Answer) -> Carried {
        if let Some(carried) = by_status(answer) {
            return carried;
        }
        match answer.json() {
            Some(json) if json["ok"] == true => Carried::Accepted,
            Some(json) => refused(answer, &json),
            None if answer.body.trim() == "ok" => Carried::Accepted,
            None => answer.failed(&answer.body, answer.later()),
        }
    }
}

/// Text that is text: no markup, no names looked up, no pictures of what links lead to.
pub(super) fn payload(parcel: &Parcel) -> Value {
    json!({
        "text": SCRIPT.write(&parcel.message),
        "mrkdwn": false,
        "parse": "none",
        "link_names": false,
        "unfurl_links": false,
        "unfurl_media": false,
    })
}

/// A 200 that is an error.
pub(super) fn refused(answer: &Answer, json: &Value) -> Carried {
    let error = json["error"].as_str().unwrap_or("not ok");
    let again = if may_pass(error) {
        answer.later()
    } else {
        Again::Never
    };
    answer.failed(error, again)
}

/// Slack's own troubles, which pass (docs.slack.dev, "chat.postMessage", errors). `fatal_error` may have half worked.
fn may_pass(error: &str) -> bool {
    let passing = [
        "ratelimited",
        "rate_limited",
        "message_limit_exceeded",
        "internal_error",
        "fatal_error",
        "service_unavailable",
        "request_timeout",
        "team_added_to_org",
    ];
    passing.contains(&error)
}

/// A person (`U…`, `W…`) or a group of them (`S…`).
fn mention(name: &str) -> Option<String> {
    let name = name.strip_prefix("subteam^").unwrap_or(name);
    let is_id = name.len() >= 3 && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    match name.chars().next().filter(|_| is_id)? {
        'U' | 'W' => Some(format!("<@{name}>")),
        'S' => Some(format!("<!subteam^{name}>")),
        _ => None,
    }
}
