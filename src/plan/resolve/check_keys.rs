//! The keys of checks: those that all have, and those of each kind.

use super::kind::Kind;
use crate::plan::raw::CheckKind;

/// Keys that all kinds have.
pub(super) const COMMON: [&str; 17] = [
    "id",
    "was",
    "title",
    "kind",
    "every",
    "timeout",
    "fail_after",
    "out_of",
    "remind_every",
    "owner",
    "canary",
    "recover_after",
    "open_incident",
    "uptime_target",
    "during",
    "depends_on",
    "expect",
];

const HOST: (&str, &str) = ("host", "host = \"www.example.jp\"");

/// The keys of each kind, and what it may expect.
pub(super) fn of(kind: CheckKind) -> (Kind, &'static [&'static str]) {
    match kind {
        CheckKind::Http => (
            Kind {
                name: "http",
                must: &[("url", "url = \"https://www.example.jp/health\"")],
                may: &[
                    "method",
                    "headers",
                    "body",
                    "redirects",
                    "max_body",
                    "ca_file",
                    "client_cert",
                    "client_key",
                    "basic_auth",
                    "bearer",
                    "proxy",
                    "proxy_auth",
                ],
            },
            &[
                "status",
                "body_contains",
                "body_matches",
                "json",
                "header_contains",
                "within",
                "warn_within",
                "cert_days",
            ],
        ),
        CheckKind::Tcp => (
            Kind {
                name: "tcp",
                must: &[HOST, ("port", "port = 5432")],
                may: &["send"],
            },
            &["contains", "within"],
        ),
        CheckKind::Tls => (
            Kind {
                name: "tls",
                must: &[HOST, ("port", "port = 443")],
                may: &["server_name", "ca_file", "client_cert", "client_key"],
            },
            &["within", "cert_days"],
        ),
        CheckKind::Dns => (
            Kind {
                name: "dns",
                must: &[("name", "name = \"www.example.jp\"")],
                may: &["type", "resolver"],
            },
            &["answers", "within"],
        ),
        CheckKind::Command => (
            Kind {
                name: "command",
                must: &[(
                    "argv",
                    "argv = [\"/usr/lib/nagios/plugins/check_disk\", \"-w\", \"10%\"]",
                )],
                may: &[],
            },
            &[],
        ),
        CheckKind::Heartbeat => (
            Kind {
                name: "heartbeat",
                must: &[("within", "within = \"25h\"")],
                may: &[],
            },
            &[],
        ),
    }
}
