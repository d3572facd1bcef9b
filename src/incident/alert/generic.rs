//! The form for whoever has none: `{"title": "…", "status": "firing", "key": "…", "text": "…", "labels": {…}, "at": "…"}`.
//! Only `title` must be there.

use super::outside::{Object, key, parts};
use super::{Alert, NotAlerts, Sender, Status};

const SENDER: Sender = Sender::Generic;

pub(super) fn read(item: Object<'_>) -> Result<Alert, NotAlerts> {
    let status = match item.raw("status") {
        None | Some("firing") => Status::Firing,
        Some("acknowledged") => Status::Acknowledged,
        Some("resolved") => Status::Resolved,
        Some(_) => return Err(NotAlerts::Lacks(SENDER, "status")),
    };
    let title = item.line("title").ok_or(NotAlerts::Lacks(SENDER, "title"))?;
    let labels = item.object("labels").map(Object::labels).unwrap_or_default();
    let key = match item.raw("key") {
        Some(own) => key(SENDER, [own]),
        None => key(
            SENDER,
            [item.raw("title").unwrap_or_default()]
                .into_iter()
                .chain(parts(&labels)),
        ),
    };
    let at = item.moment("at");
    let over = status == Status::Resolved;
    Ok(Alert {
        sender: SENDER,
        key,
        status,
        title,
        text: item.line("text"),
        labels: vec![labels],
        since: at.filter(|_| !over),
        until: at.filter(|_| over),
    })
}
