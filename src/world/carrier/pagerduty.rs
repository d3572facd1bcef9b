//! PagerDuty's Events API v2: the incident there follows ours, under the same key (developer.pagerduty.com, "Send an
//! event"). Its REST API says who has acknowledged it there; that needs a `token` of its own.

use serde_json::{Value, json};

use super::escape;
use super::hear::{Ear, Listener};
use super::http::outcome::{by_status, reason};
use super::http::{Answer, Request, Service, base};
use super::secret::Secrets;
use super::text::{Script, units};
use crate::notify::{Again, Carried, Message, Parcel, Reply, Turn};

/// Where events go.
const EVENTS: &str = "https://events.pagerduty.com/";
/// Where incidents are asked for.
const REST: &str = "https://api.pagerduty.com/";

/// The longest summary.
const SUMMARY: usize = 1_024;

/// How PagerDuty reads text.
pub(super) const SCRIPT: Script = Script {
    escape: escape::plain,
    mention: |name| Some(format!("@{name}")),
    limit: 60_000,
    measure: units,
};

/// `kind = "pagerduty"`.
pub(super) struct PagerDuty;

impl Service for PagerDuty {
    fn request(&self, parcel: &Parcel, secrets: &Secrets) -> Result<Request, Carried> {
        let message = &parcel.message;
        // An event that only goes on would open an incident anew that is over there.
        let action = action(message).ok_or(Carried::Accepted)?;
        let mut event = json!({
            "routing_key": secrets.must("routing_key")?,
            "event_action": action,
            "dedup_key": message.thread.clone().unwrap_or_else(|| message.key.to_string()),
        });
        if action == "trigger" {
            event["payload"] = payload(parcel);
        }
        let url = base(&parcel.channel, secrets, EVENTS, &["v2", "enqueue"])?;
        Ok(Request::json(url, &event))
    }

    fn outcome(&self, answer: &Answer) -> Carried {
        if let Some(carried) = by_status(answer) {
            return carried;
        }
        match answer.json() {
            Some(json) if json["status"].as_str().is_some_and(|status| status != "success") => {
                answer.failed(&reason(answer), Again::Never)
            }
            None if !answer.body.trim().is_empty() => answer.failed(&answer.body, answer.later()),
            _ => Carried::Accepted,
        }
    }
}

/// What a message does to the incident there; `None` where it changes nothing.
fn action(message: &Message) -> Option<&'static str> {
    match message.turn {
        Turn::Begins | Turn::Reopens => Some("trigger"),
        Turn::Acked => Some("acknowledge"),
        Turn::Ends => Some("resolve"),
        Turn::Goes => (message.page || message.thread.is_none()).then_some("trigger"),
    }
}

fn payload(parcel: &Parcel) -> Value {
    let short = Script {
        limit: SUMMARY,
        ..SCRIPT
    };
    let first = Message {
        lines: parcel.message.lines.iter().take(1).cloned().collect(),
        mention: None,
        ..parcel.message.clone()
    };
    json!({
        "summary": short.write(&first),
        "source": "opsplan",
        "severity": severity(&parcel.message),
        "custom_details": { "text": SCRIPT.write(&parcel.message) },
    })
}

/// What begins wakes people there as a page does: the first event is the one that counts.
fn severity(message: &Message) -> &'static str {
    if message.page || matches!(message.turn, Turn::Begins | Turn::Reopens) {
        "critical"
    } else {
        "warning"
    }
}

impl Listener for PagerDuty {
    fn request(&self, ear: &Ear, secrets: &Secrets) -> Result<Request, Carried> {
        let mut url = base(&ear.channel, secrets, REST, &["incidents"])?;
        url.query_pairs_mut().extend_pairs([
            ("incident_key", ear.thread.as_str()),
            ("include[]", "acknowledgers"),
            ("date_range", "all"),
        ]);
        let token = format!("Token token={}", secrets.must("token")?);
        Ok(Request::get(url)
            .with("authorization", token)
            .with("accept", "application/json".to_owned()))
    }

    fn replies(&self, answer: &Answer, ear: &Ear) -> Result<Vec<Reply>, String> {
        let json = answer.json().ok_or("no JSON")?;
        let incidents = json["incidents"].as_array().ok_or("no incidents")?;
        let acks = incidents
            .iter()
            .flat_map(|it| it["acknowledgements"].as_array().into_iter().flatten());
        let mut replies: Vec<Reply> = acks.filter_map(reply).collect();
        replies.sort_by(|one, other| one.id.cmp(&other.id));
        replies.retain(|reply| ear.read.as_ref().is_none_or(|read| reply.id > *read));
        Ok(replies)
    }
}

/// An acknowledgement is an answer. Its id is its moment, in UTC, as PagerDuty writes it.
fn reply(ack: &Value) -> Option<Reply> {
    let who = &ack["acknowledger"];
    let is_person = who["type"].as_str().is_some_and(|kind| kind.starts_with("user"));
    let author = who["email"].as_str().or_else(|| who["id"].as_str());
    Some(Reply {
        author: author.filter(|_| is_person)?.to_owned(),
        text: "ack".to_owned(),
        id: ack["at"].as_str()?.to_owned(),
        at: ack["at"].as_str().and_then(|at| at.parse().ok()),
    })
}
