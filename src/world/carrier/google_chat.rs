//! Google Chat's webhooks. A thread has a key of our choosing: the incident's id (developers.google.com/workspace/chat,
//! "Start or reply to a message thread").

use serde_json::json;

use super::escape;
use super::http::outcome::by_status;
use super::http::{Answer, Request, Service, secret_url};
use super::secret::Secrets;
use super::text::{Script, units};
use crate::notify::{Again, Carried, Parcel};

/// How Google Chat reads text.
pub(super) const SCRIPT: Script = Script {
    escape: escape::google_chat,
    mention,
    limit: 4_000,
    measure: units,
};

/// `kind = "google-chat"`.
pub(super) struct GoogleChat;

impl Service for GoogleChat {
    fn request(&self, parcel: &Parcel, secrets: &Secrets) -> Result<Request, Carried> {
        let mut url = secret_url(secrets)?;
        let mut body = json!({ "text": SCRIPT.write(&parcel.message) });
        if let Some(thread) = &parcel.message.thread {
            body["thread"] = json!({ "threadKey": thread });
            url.query_pairs_mut()
                .append_pair("messageReplyOption", "REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD");
        }
        Ok(Request::json(url, &body))
    }

    fn outcome(&self, answer: &Answer) -> Carried {
        if let Some(carried) = by_status(answer) {
            return carried;
        }
        match answer.json() {
            Some(json) if json["name"].is_string() => {
                Carried::Posted(json["name"].as_str().map(str::to_owned))
            }
            Some(json) if json["error"].is_object() => {
                let error = &json["error"];
                let passes = matches!(error["code"].as_u64(), Some(429 | 500..));
                let again = if passes { answer.later() } else { Again::Never };
                answer.failed(error["message"].as_str().unwrap_or_default(), again)
            }
            Some(_) => Carried::Accepted,
            None => answer.failed(&answer.body, answer.later()),
        }
    }
}

/// A person's number. `all` is nobody's.
fn mention(name: &str) -> Option<String> {
    let is_id = !name.is_empty() && name.chars().all(|c| c.is_ascii_digit());
    is_id.then(|| format!("<users/{name}>"))
}
