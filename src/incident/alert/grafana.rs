//! Grafana's alerting webhook: Alertmanager's form with more in it.
//! <https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/>

use super::outside::Object;
use super::{Alert, NotAlerts, Sender, alertmanager};

/// What Grafana alone writes.
pub(super) fn wrote(payload: Object<'_>) -> bool {
    let marks = ["silenceURL", "dashboardURL", "panelURL", "valueString", "values"];
    let in_alerts = || {
        let mut alerts = payload.objects("alerts").into_iter().flatten();
        alerts.any(|alert| marks.iter().any(|mark| alert.has(mark)))
    };
    payload.has("orgId") || in_alerts()
}

pub(super) fn read(payload: Object<'_>) -> Result<Vec<Alert>, NotAlerts> {
    alertmanager::group(payload, Sender::Grafana, |alert| {
        let runbook = alert.object("annotations").and_then(|it| it.link("runbook_url"));
        runbook
            .or_else(|| alert.link("panelURL"))
            .or_else(|| alert.link("dashboardURL"))
    })
}
