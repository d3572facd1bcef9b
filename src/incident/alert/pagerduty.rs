//! An event as it would be sent to PagerDuty's Events API v2: whatever pages through it today can page through us.
//! <https://developer.pagerduty.com/docs/events-api-v2-overview>

use super::outside::{Object, joined, key};
use super::{Alert, Labels, NotAlerts, Sender, Status};

const SENDER: Sender = Sender::PagerDuty;

pub(super) fn read(event: Object<'_>) -> Result<Alert, NotAlerts> {
    let status = match event.raw("event_action") {
        Some("trigger") => Status::Firing,
        Some("acknowledge") => Status::Acknowledged,
        Some("resolve") => Status::Resolved,
        _ => return Err(NotAlerts::Lacks(SENDER, "event_action")),
    };
    let payload = event.object("payload");
    let line = |name: &str| payload.and_then(|it| it.line(name));
    let title = line("summary").or_else(|| event.line("dedup_key"));
    let title = title.unwrap_or_else(|| SENDER.name().to_owned());
    let key = match (event.raw("dedup_key"), status) {
        (Some(dedup), _) => key(SENDER, [dedup]),
        // Without a key of its own PagerDuty would open one each time; the same words are the same thing here.
        (None, Status::Firing) => {
            let raw = |name: &str| payload.and_then(|it| it.raw(name)).unwrap_or_default();
            key(SENDER, [raw("summary"), raw("source"), raw("component")])
        }
        (None, _) => return Err(NotAlerts::Lacks(SENDER, "dedup_key")),
    };
    Ok(Alert {
        sender: SENDER,
        key,
        status,
        title,
        text: joined([line("source"), line("component"), links(event)]),
        labels: vec![labels(event)],
        since: payload.and_then(|it| it.moment("timestamp")),
        until: None,
    })
}

/// The first link.
fn links(event: Object<'_>) -> Option<String> {
    let first = event.objects("links").and_then(|mut links| links.next());
    first
        .and_then(|link| link.link("href"))
        .or_else(|| event.link("client_url"))
}

/// The payload's own fields, before what stands in its details.
fn labels(event: Object<'_>) -> Labels {
    let Some(payload) = event.object("payload") else {
        return Labels::new();
    };
    let mut labels = payload
        .object("custom_details")
        .map(Object::labels)
        .unwrap_or_default();
    labels.extend(payload.labels());
    labels
}
