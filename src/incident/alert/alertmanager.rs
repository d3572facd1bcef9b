//! Prometheus Alertmanager's webhook, version 4.
//! <https://prometheus.io/docs/alerting/latest/configuration/#webhook_config>
//!
//! A payload is the whole of one group as it stands. Alerts of one name in one group are one thing: a hundred instances
//! that are down are one incident, and it is over when none of them is down. What else stands in the group is its own.

use super::outside::{Object, joined, key, parts};
use super::{Alert, Labels, NotAlerts, Sender, Status};

pub(super) fn read(payload: Object<'_>) -> Result<Vec<Alert>, NotAlerts> {
    let notes = |alert: Object<'_>| alert.object("annotations").and_then(|it| it.link("runbook_url"));
    group(payload, Sender::Alertmanager, notes)
}

/// The things in a group. `link` is where one of its alerts leads.
pub(super) fn group<'a>(
    payload: Object<'a>,
    sender: Sender,
    link: impl Fn(Object<'a>) -> Option<String>,
) -> Result<Vec<Alert>, NotAlerts> {
    let alerts = payload.objects("alerts");
    let alerts = alerts.ok_or(NotAlerts::Lacks(sender, "alerts"))?;
    let mut things: Vec<(String, Vec<Object<'a>>)> = Vec::new();
    for alert in alerts {
        let key = key_of(payload, sender, alert);
        match things.iter_mut().find(|(known, _)| *known == key) {
            Some((_, alerts)) => alerts.push(alert),
            None => things.push((key, vec![alert])),
        }
    }
    let read = things
        .into_iter()
        .filter_map(|(key, alerts)| thing(payload, sender, key, &alerts, &link));
    Ok(read.collect())
}

/// The group and the alert's name; where nothing names the group, all labels of the alert.
fn key_of(payload: Object<'_>, sender: Sender, alert: Object<'_>) -> String {
    let labels = labels(alert);
    let name = labels.get("alertname").map(String::as_str).unwrap_or_default();
    if let Some(group) = payload.raw("groupKey") {
        return key(sender, [group, name]);
    }
    let group = payload
        .object("groupLabels")
        .map(Object::labels)
        .unwrap_or_default();
    if group.is_empty() {
        return key(sender, parts(&labels));
    }
    let receiver = payload.raw("receiver").unwrap_or_default();
    key(sender, [receiver, name].into_iter().chain(parts(&group)))
}

/// `None` where the payload was cut and does not say whether it is over.
fn thing<'a>(
    payload: Object<'a>,
    sender: Sender,
    key: String,
    alerts: &[Object<'a>],
    link: impl Fn(Object<'a>) -> Option<String>,
) -> Option<Alert> {
    let said = |alert: &Object<'a>| alert.raw("status").or_else(|| payload.raw("status"));
    let is_over = |alert: &&Object<'a>| said(alert) == Some("resolved");
    let firing: Vec<Object<'a>> = alerts.iter().filter(|it| !is_over(it)).copied().collect();
    let was_cut = payload.number("truncatedAlerts").is_some_and(|count| count > 0);
    if firing.is_empty() && was_cut && payload.raw("status") != Some("resolved") {
        return None;
    }
    let over = firing.is_empty();
    let shown = if over { alerts } else { &firing };
    let first = *shown.first()?;
    Some(Alert {
        sender,
        key,
        status: if over { Status::Resolved } else { Status::Firing },
        title: title(shown),
        text: joined([details(shown), link(first)]),
        labels: shown.iter().map(|alert| labels(*alert)).collect(),
        since: shown.iter().filter_map(|alert| alert.moment("startsAt")).min(),
        until: shown
            .iter()
            .filter_map(|alert| alert.moment("endsAt"))
            .max()
            .filter(|_| over),
    })
}

fn labels(alert: Object<'_>) -> Labels {
    alert.object("labels").map(Object::labels).unwrap_or_default()
}

/// The one summary of all of them, else their name, and how many they are.
fn title(alerts: &[Object<'_>]) -> String {
    let first = alerts.first().map(|alert| summary(*alert)).unwrap_or_default();
    if alerts.iter().all(|alert| summary(*alert) == first) {
        return first;
    }
    let name = alerts.first().and_then(|alert| name(*alert)).unwrap_or(first);
    format!("{name} ({})", alerts.len())
}

/// What one alert says it is.
fn summary(alert: Object<'_>) -> String {
    let annotations = alert.object("annotations");
    let said = |key: &str| annotations.and_then(|it| it.line(key));
    let words = said("summary")
        .or_else(|| said("title"))
        .or_else(|| said("message"));
    words
        .or_else(|| name(alert))
        .unwrap_or_else(|| "alert".to_owned())
}

fn name(alert: Object<'_>) -> Option<String> {
    let labels = alert.object("labels")?;
    labels.line("alertname").or_else(|| labels.line("rulename"))
}

/// More about one alert; of several what each says, as far as people read.
fn details(alerts: &[Object<'_>]) -> Option<String> {
    const READ: usize = 5;
    let [one] = alerts else {
        let each = alerts.iter().take(READ).map(|alert| Some(instance(*alert)));
        let more = (alerts.len() > READ).then(|| format!("+{}", alerts.len() - READ));
        return joined(each.chain([more]));
    };
    one.object("annotations")?.line("description")
}

/// Which one of several it is.
fn instance(alert: Object<'_>) -> String {
    let labels = alert.object("labels");
    let named = ["instance", "pod", "host", "job"]
        .iter()
        .find_map(|key| labels?.line(key));
    named.unwrap_or_else(|| summary(alert))
}
