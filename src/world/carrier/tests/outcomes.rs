//! Every service's answers, and what each means.

use chrono::{TimeZone as _, Utc};
use hyper::header::{HeaderMap, HeaderName};

use super::word;
use crate::world::carrier::http::{Answer, Service};
use crate::world::carrier::{
    chatwork::Chatwork, discord::Discord, google_chat::GoogleChat, mattermost::Mattermost,
    pagerduty::PagerDuty, slack::Slack, slack_api::SlackApi, teams::Teams, webhook::Webhook,
};

/// Status, one header, body, what it means.
type Case = (u16, &'static str, &'static str, &'static str);

fn answer((status, header, body, _): &Case) -> Answer {
    let mut headers = HeaderMap::new();
    if let Some((name, value)) = header.split_once(": ") {
        headers.insert(HeaderName::try_from(name).unwrap(), value.parse().unwrap());
    }
    Answer {
        status: *status,
        headers,
        body: (*body).to_owned(),
        at: Utc.with_ymd_and_hms(2026, 11, 22, 0, 0, 0).unwrap(),
    }
}

fn means(service: &dyn Service, cases: &[Case]) {
    for case in cases {
        let carried = service.outcome(&answer(case));
        assert_eq!(word(&carried), case.3, "{case:?}: {carried:?}");
    }
}

/// What all of them have in common.
const COMMON: [Case; 17] = [
    (301, "location: https://else.example/", "", "never"),
    (302, "location: https://else.example/", "", "later"),
    (400, "", "invalid_payload", "never"),
    (401, "", "{\"errors\":[\"Invalid API Token\"]}", "never"),
    (403, "", "", "never"),
    (404, "", "no_service", "never"),
    (408, "", "", "later"),
    (410, "", "channel_is_archived", "never"),
    (429, "", "", "later"),
    (429, "retry-after: 30", "", "later 30"),
    (429, "retry-after: Sun, 22 Nov 2026 00:01:00 GMT", "", "later 60"),
    (
        429,
        "retry-after: Sunday, 22-Nov-26 00:02:00 GMT",
        "",
        "later 120",
    ),
    (429, "retry-after: Sat, 21 Nov 2026 00:00:00 GMT", "", "later 0"),
    (429, "retry-after: 99999999999", "", "later 86400"),
    (429, "retry-after: soon", "", "later"),
    (500, "", "oops", "later"),
    (503, "retry-after: 5", "<html>maintenance</html>", "later 5"),
];

#[test]
fn a_status_means_the_same_everywhere() {
    let services: [&dyn Service; 9] = [
        &Slack,
        &SlackApi,
        &Teams,
        &Discord,
        &GoogleChat,
        &Mattermost,
        &Chatwork,
        &PagerDuty,
        &Webhook,
    ];
    for service in services {
        means(service, &COMMON);
    }
}

#[test]
fn slack_says_ok_or_it_did_not_work() {
    means(
        &Slack,
        &[
            (200, "", "ok", "accepted"),
            (200, "", "ok\n", "accepted"),
            (200, "", "{\"ok\":true}", "accepted"),
            (200, "", "{\"ok\":false,\"error\":\"invalid_auth\"}", "never"),
            (200, "", "{\"ok\":false,\"error\":\"rate_limited\"}", "later"),
            (200, "", "", "later"),
            (200, "", "<html>log in</html>", "later"),
        ],
    );
}

#[test]
fn slacks_web_api_says_in_the_body_whether_it_worked() {
    means(
        &SlackApi,
        &[
            (
                200,
                "",
                "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"17.1\"}",
                "posted C1/17.1",
            ),
            (200, "", "{\"ok\":false,\"error\":\"ratelimited\"}", "later"),
            (
                200,
                "retry-after: 3",
                "{\"ok\":false,\"error\":\"rate_limited\"}",
                "later 3",
            ),
            (
                200,
                "",
                "{\"ok\":false,\"error\":\"message_limit_exceeded\"}",
                "later",
            ),
            (200, "", "{\"ok\":false,\"error\":\"internal_error\"}", "later"),
            (200, "", "{\"ok\":false,\"error\":\"fatal_error\"}", "later"),
            (200, "", "{\"ok\":false,\"error\":\"invalid_auth\"}", "never"),
            (200, "", "{\"ok\":false,\"error\":\"token_revoked\"}", "never"),
            (200, "", "{\"ok\":false,\"error\":\"account_inactive\"}", "never"),
            (200, "", "{\"ok\":false,\"error\":\"channel_not_found\"}", "never"),
            (200, "", "{\"ok\":false,\"error\":\"is_archived\"}", "never"),
            (200, "", "{\"ok\":false,\"error\":\"not_in_channel\"}", "never"),
            (200, "", "{\"ok\":false,\"error\":\"msg_too_long\"}", "never"),
            (200, "", "{\"ok\":false,\"error\":\"restricted_action\"}", "never"),
            (200, "", "{\"ok\":false}", "never"),
            (200, "", "<html>log in</html>", "later"),
        ],
    );
}

#[test]
fn a_202_of_teams_is_no_failure_and_a_200_with_an_error_in_it_is_one() {
    means(
        &Teams,
        &[
            (202, "", "", "accepted"),
            (200, "", "", "accepted"),
            (200, "", "1", "accepted"),
            (
                200,
                "",
                "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429",
                "later",
            ),
        ],
    );
}

#[test]
fn discord_waits_in_fractions_of_seconds() {
    means(
        &Discord,
        &[
            (200, "", "{\"id\":\"99\"}", "posted 99"),
            (204, "", "", "accepted"),
            (200, "", "<html>log in</html>", "later"),
            (
                429,
                "",
                "{\"message\":\"slow\",\"retry_after\":0.25,\"global\":false}",
                "later 0.25",
            ),
            (429, "retry-after: 7", "error code: 1015", "later 7"),
            (
                404,
                "",
                "{\"message\":\"Unknown Webhook\",\"code\":10015}",
                "never",
            ),
        ],
    );
}

#[test]
fn google_chat_gives_a_name() {
    means(
        &GoogleChat,
        &[
            (
                200,
                "",
                "{\"name\":\"spaces/A/messages/B\"}",
                "posted spaces/A/messages/B",
            ),
            (200, "", "{\"error\":{\"code\":403,\"message\":\"no\"}}", "never"),
            (
                200,
                "",
                "{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\"}}",
                "later",
            ),
            (
                429,
                "",
                "{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\"}}",
                "later",
            ),
            (200, "", "", "later"),
        ],
    );
}

#[test]
fn mattermost_says_ok() {
    means(
        &Mattermost,
        &[
            (200, "", "ok", "accepted"),
            (
                200,
                "",
                "{\"id\":\"x\",\"message\":\"Unable to find the channel\"}",
                "never",
            ),
            (200, "", "<html>", "later"),
        ],
    );
}

#[test]
fn chatwork_says_when_the_next_request_is_taken() {
    means(
        &Chatwork,
        &[
            (200, "", "{\"message_id\":\"123\"}", "posted 123"),
            (200, "", "{\"message_id\":123}", "posted 123"),
            (200, "", "{\"errors\":[\"no\"]}", "never"),
            (200, "", "", "later"),
            // 2026-11-22 00:05:00 UTC
            (
                429,
                "x-ratelimit-reset: 1795305900",
                "{\"errors\":[\"Rate limit exceeded\"]}",
                "later 300",
            ),
            (429, "retry-after: 9", "", "later 9"),
        ],
    );
}

#[test]
fn pagerduty_and_webhooks_take_it() {
    means(
        &PagerDuty,
        &[
            (
                202,
                "",
                "{\"status\":\"success\",\"dedup_key\":\"x\"}",
                "accepted",
            ),
            (202, "", "", "accepted"),
            (
                200,
                "",
                "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\"}",
                "never",
            ),
            (200, "", "<html>log in</html>", "later"),
            (400, "", "{\"status\":\"invalid event\"}", "never"),
        ],
    );
    means(
        &Webhook,
        &[
            (200, "", "", "accepted"),
            (204, "", "", "accepted"),
            (202, "", "x", "accepted"),
        ],
    );
}

#[test]
fn a_failure_says_why_in_the_services_own_words() {
    let cases: [(&dyn Service, Case, &str); 5] = [
        (&Slack, (404, "", "no_service", ""), "HTTP 404: no_service"),
        (
            &SlackApi,
            (200, "", "{\"ok\":false,\"error\":\"invalid_auth\"}", ""),
            "HTTP 200: invalid_auth",
        ),
        (
            &Chatwork,
            (401, "", "{\"errors\":[\"Invalid API Token\"]}", ""),
            "HTTP 401: Invalid API Token",
        ),
        (
            &Webhook,
            (302, "location: https://x.example/?token=1", "", ""),
            "HTTP 302: a redirect, not followed",
        ),
        (&Webhook, (500, "", "a\n\x1b[2Jb", ""), "HTTP 500: a ␛[2Jb"),
    ];
    for (service, case, expected) in cases {
        let crate::notify::Carried::Failed { error, .. } = service.outcome(&answer(&case)) else {
            panic!("{case:?}");
        };
        assert_eq!(error, expected);
    }
}
