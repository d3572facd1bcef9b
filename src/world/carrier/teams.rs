//! Teams, through a workflow that waits for a webhook: a card. 202 and an empty body is all that it says; a flow that
//! answers says 200. The retired connectors said 200 and put the failure into the text, and some flows imitate them.

use serde_json::{Value, json};

use super::escape;
use super::http::outcome::by_status;
use super::http::{Answer, Request, Service, secret_url};
use super::secret::Secrets;
use super::text::{Script, json_bytes};
use crate::notify::{Carried, Parcel};

/// How Teams reads the text of a card: a part of Markdown; a card has about 28 KB.
pub(super) const SCRIPT: Script = Script {
    escape: escape::markdown,
    mention: |_| None,
    limit: 24_000,
    measure: json_bytes,
};

/// `kind = "teams"`.
pub(super) struct Teams;

impl Service for Teams {
    fn request(&self, parcel: &Parcel, secrets: &Secrets) -> Result<Request, Carried> {
        Ok(Request::json(
            secret_url(secrets)?,
            &card(&SCRIPT.write(&parcel.message)),
        ))
    }

    fn outcome(&self, answer: &Answer) -> Carried {
        if let Some(carried) = by_status(answer) {
            return carried;
        }
        let failed = ["Webhook message delivery failed", "HTTP error"];
        if failed.iter().any(|words| answer.body.contains(words)) {
            return answer.failed(&answer.body, answer.later());
        }
        Carried::Accepted
    }
}

/// One block of text for each line: within a block, lines run together.
fn card(text: &str) -> Value {
    let block = |line: &str| json!({ "type": "TextBlock", "text": line, "wrap": true, "spacing": "None" });
    let blocks: Vec<Value> = text.lines().map(block).collect();
    json!({
        "type": "message",
        "attachments": [{
            "contentType": "application/vnd.microsoft.card.adaptive",
            "contentUrl": null,
            "content": {
                "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                "type": "AdaptiveCard",
                "version": "1.2",
                "body": blocks,
            },
        }],
    })
}
