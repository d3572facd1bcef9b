//! The same answer for other people's monitoring: the text format of Prometheus, and the line of a monitoring plugin.

use std::fmt::Write as _;

use super::answer::{Item, Report};
use crate::check::{Answer, Status};
use crate::plan::Language;
use crate::say::check as say;

/// As node_exporter's textfile collector reads it (Prometheus's text exposition format 0.0.4).
pub(super) fn prometheus(report: &Report<'_>) -> String {
    let of = |value: &dyn Fn(&Item<'_>) -> Option<f64>| -> Vec<Sample> {
        let items = report.items.iter();
        items
            .filter_map(|item| Some((labels(item), value(item)?)))
            .collect()
    };
    let is = |it: bool| f64::from(u8::from(it));
    let alone = |value: f64| vec![(String::new(), value)];
    let families = [
        (
            "check_up",
            "1 where the last look found it working, 0 where not; absent where nobody could look.",
            of(&|item| (item.status != Status::Unknown).then(|| is(item.ok))),
        ),
        (
            "check_status",
            "1 for the result of the last look.",
            statuses(report),
        ),
        (
            "check_duration_seconds",
            "How long each phase of the last look took.",
            phases(report),
        ),
        (
            "check_consecutive",
            "How many looks in a row came to this result.",
            of(&|item| Some(f64::from(item.consecutive))),
        ),
        (
            "check_down",
            "1 while it counts as down.",
            of(&|item| Some(is(item.down_since.is_some()))),
        ),
        (
            "check_certificate_expiry_timestamp_seconds",
            "When the first certificate of the chain ends.",
            of(&expiry),
        ),
        (
            "observer_offline",
            "1 while this machine sees nothing beyond itself.",
            alone(is(report.round.kept.observer.offline.is_some())),
        ),
        (
            "run_timestamp_seconds",
            "When the checks were run.",
            alone(report.round.at.timestamp() as f64),
        ),
    ];
    families
        .iter()
        .map(|(name, help, samples)| family(name, help, samples))
        .collect()
}

/// Labels, and the value of one time series.
type Sample = (String, f64);

/// All time series of one name; nothing where there is none.
fn family(name: &str, help: &str, samples: &[Sample]) -> String {
    let mut text = String::new();
    if !samples.is_empty() {
        let _ = writeln!(text, "# HELP opsplan_{name} {help}\n# TYPE opsplan_{name} gauge");
    }
    for (labels, value) in samples {
        let _ = match labels.as_str() {
            "" => writeln!(text, "opsplan_{name} {value}"),
            labels => writeln!(text, "opsplan_{name}{{{labels}}} {value}"),
        };
    }
    text
}

fn labels(item: &Item<'_>) -> String {
    format!("check=\"{}\",kind=\"{}\"", quoted(item.check), item.kind)
}

fn statuses(report: &Report<'_>) -> Vec<Sample> {
    let line = |item: &Item<'_>, status: Status| {
        let is_it = f64::from(u8::from(item.status == status));
        (format!("{},status=\"{}\"", labels(item), status.name()), is_it)
    };
    let all = [Status::Ok, Status::Warn, Status::Unknown, Status::Fail];
    let of = |item| all.map(|status| line(item, status));
    report.items.iter().flat_map(of).collect()
}

fn phases(report: &Report<'_>) -> Vec<Sample> {
    let mut lines = Vec::new();
    for item in &report.items {
        let Some(phases) = item.phases else { continue };
        let taken = [
            ("dns", phases.dns_ms),
            ("connect", phases.connect_ms),
            ("tls", phases.tls_ms),
            ("first-byte", phases.first_byte_ms),
            ("total", Some(phases.total_ms)),
        ];
        for (phase, ms) in taken {
            let seconds = ms.map(seconds);
            lines.extend(seconds.map(|it| (format!("{},phase=\"{phase}\"", labels(item)), it)));
        }
    }
    lines
}

/// To a microsecond: what binary fractions add is noise.
fn seconds(ms: f64) -> f64 {
    (ms * 1000.0).round() / 1_000_000.0
}

fn expiry(item: &Item<'_>) -> Option<f64> {
    let chain = match item.look.observation.seen.as_ref().ok()? {
        Answer::Http { chain, .. } | Answer::Tls { chain } => chain,
        _ => return None,
    };
    let first = chain.iter().map(|certificate| certificate.until).min()?;
    Some(first.timestamp() as f64)
}

/// Backslashes, quotes and line breaks have a meaning between quotes.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n")
}

/// A line for people with performance data, then a line for each check that is not well (Monitoring Plugins Development
/// Guidelines).
pub(super) fn nagios(lang: Language, report: &Report<'_>) -> String {
    let word = ["OK", "WARNING", "CRITICAL", "UNKNOWN"][usize::from(nagios_exit(report))];
    let (_, summary) = report.summary(lang);
    let performance = report.items.iter().filter_map(|item| {
        let seconds = seconds(item.latency_ms?);
        Some(format!("'{}'={seconds}s", item.check.replace(['\'', '='], "")))
    });
    let performance: Vec<String> = performance.collect();
    let mut text = format!(
        "OPSPLAN {word} - {} | {}\n",
        bare(&summary),
        performance.join(" ")
    );
    for item in report.items.iter().filter(|item| item.status != Status::Ok) {
        let what = say::complaints(lang, item.complaints);
        let _ = writeln!(
            text,
            "{} {}: {}",
            say::status_word(lang, item.status),
            item.check,
            bare(&what)
        );
    }
    text
}

/// A bar would begin performance data.
fn bare(text: &str) -> String {
    text.replace('|', "/")
}

/// 0 fine, 1 warning, 2 critical, 3 unknown: the worst that is certain.
pub(super) fn nagios_exit(report: &Report<'_>) -> u8 {
    let worst = report.items.iter().map(|item| item.status).max();
    match worst {
        None | Some(Status::Ok) => 0,
        Some(Status::Warn) => 1,
        Some(Status::Fail) => 2,
        Some(Status::Unknown) => 3,
    }
}
