//! What a check asks, in one word, and whether that is on this machine.

use std::net::{IpAddr, SocketAddr};

use url::{Host, Url};

use super::words;
use crate::plan::{Check, Kind};

/// What is asked, for people: an URL without its secrets, a host and port, a command without its passwords.
pub fn target(check: &Check) -> String {
    match &check.kind {
        Kind::Http(web) => without_secrets(&web.url),
        Kind::Tcp { host, port, .. } | Kind::Tls { host, port, .. } if host.contains(':') => {
            format!("[{host}]:{port}")
        }
        Kind::Tcp { host, port, .. } | Kind::Tls { host, port, .. } => format!("{host}:{port}"),
        Kind::Dns { name, record, .. } => format!("{name} {record}"),
        Kind::Command { argv } => words::shown_words(argv).join(" "),
        Kind::Heartbeat { within } => format!("beat {within}"),
    }
}

/// Is it asked without leaving this machine? So for the loopback addresses, `localhost`, and what is no network at all.
pub fn is_local(check: &Check) -> bool {
    match &check.kind {
        Kind::Command { .. } | Kind::Heartbeat { .. } => true,
        _ => host(check).is_some_and(|host| is_local_host(&host)),
    }
}

/// The host that is asked.
pub(super) fn host(check: &Check) -> Option<String> {
    match &check.kind {
        Kind::Http(web) => Url::parse(&web.url).ok()?.host().map(|host| match host {
            Host::Ipv6(address) => address.to_string(),
            host => host.to_string(),
        }),
        Kind::Tcp { host, .. } | Kind::Tls { host, .. } => Some(host.clone()),
        Kind::Dns { resolver, .. } => Some(without_port(resolver.as_deref().unwrap_or_default())),
        Kind::Command { .. } | Kind::Heartbeat { .. } => None,
    }
}

/// `192.0.2.53:5353` is asked at `192.0.2.53`.
fn without_port(server: &str) -> String {
    let address = server.parse::<SocketAddr>().map(|it| it.ip().to_string());
    let is_name = |(host, _): &(&str, &str)| !host.contains(':');
    let name = || {
        server
            .rsplit_once(':')
            .filter(is_name)
            .map_or(server, |(host, _)| host)
            .to_owned()
    };
    address.unwrap_or_else(|_| name())
}

fn is_local_host(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    match bare.parse::<IpAddr>() {
        Ok(address) => address.to_canonical().is_loopback(),
        Err(_) => bare.eq_ignore_ascii_case("localhost"),
    }
}

fn without_secrets(url: &str) -> String {
    let shown = match Url::parse(url) {
        Ok(mut parsed) if parsed.password().is_some() || !parsed.username().is_empty() => {
            let removed = parsed.set_password(None).and_then(|()| parsed.set_username(""));
            removed.map_or_else(|()| String::new(), |()| parsed.to_string())
        }
        _ => url.to_owned(),
    };
    let Some((page, query)) = shown.split_once('?') else {
        return shown;
    };
    let pairs: Vec<String> = query.split('&').map(words::hidden).collect();
    format!("{page}?{}", pairs.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample_plan::{command, http, tcp};

    #[test]
    fn a_password_is_not_shown() {
        assert_eq!(
            target(&http("web", "https://ops:secret@example.jp/a?b=1")),
            "https://example.jp/a?b=1"
        );
        assert_eq!(
            target(&http("web", "https://example.jp/a?b=1")),
            "https://example.jp/a?b=1"
        );
        assert_eq!(
            target(&http("web", "https://example.jp/a?b=1&api_key=s3cret&Token=x#y")),
            "https://example.jp/a?b=1&api_key=***&Token=***"
        );
        assert_eq!(target(&tcp("db", "::1", 5432)), "[::1]:5432");
        assert_eq!(
            target(&command(
                "db",
                &[
                    "check_db",
                    "-p",
                    "5432",
                    "--password=s3cret",
                    "--token",
                    "x",
                    "--key",
                    "env:K"
                ]
            )),
            "check_db -p 5432 --password=*** --token *** --key env:K"
        );
        assert_eq!(target(&command("disk", &["/bin/df", "-P"])), "/bin/df -P");
    }

    #[test]
    fn loopback_is_local_and_nothing_else_is() {
        for host in [
            "127.0.0.1",
            "127.9.9.9",
            "::1",
            "[::1]",
            "localhost",
            "LOCALHOST",
            "::ffff:127.0.0.1",
        ] {
            assert!(is_local(&tcp("a", host, 80)), "{host}");
        }
        for host in [
            "10.0.0.1",
            "localhost.example.jp",
            "127.0.0.1.example.jp",
            "0.0.0.0",
            "",
            "::",
        ] {
            assert!(!is_local(&tcp("a", host, 80)), "{host}");
        }
        for url in [
            "http://127.0.0.1:8080/",
            "https://[::1]/",
            "http://localhost/",
            "http://2130706433/",
        ] {
            assert!(is_local(&http("a", url)), "{url}");
        }
        for url in [
            "http://127.0.0.1@example.jp/",
            "http://example.jp/127.0.0.1",
            "nonsense",
        ] {
            assert!(!is_local(&http("a", url)), "{url}");
        }
        assert!(is_local(&command("disk", &["/bin/df"])));
    }
}
