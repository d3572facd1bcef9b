//! levels.toml, `[[alert]]`: what an alert of a machine means here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What the users feel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Impact {
    /// サービス停止: nobody can use it.
    Outage,
    /// 性能劣化: slow, or partly unusable.
    Degraded,
    /// Users feel nothing.
    None,
}

/// One `[[alert]]`: the first rule that takes an alert says its level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertRule {
    /// Labels and what they must say, `*` for any run of characters. Empty: it takes every alert.
    pub when: Vec<(String, String)>,
    /// The level of the incident.
    pub level: u32,
    /// What the users feel; `None` where the rule does not know.
    pub impact: Option<Impact>,
}

impl AlertRule {
    /// Does it take an alert with these labels?
    pub fn takes(&self, labels: &BTreeMap<String, String>) -> bool {
        let said = |label: &String| labels.get(label).map(String::as_str).unwrap_or_default();
        self.when
            .iter()
            .all(|(label, pattern)| fits(pattern, said(label)))
    }

    /// Does it take every alert that `other` takes? Then `other` is never come to below it.
    pub fn covers(&self, other: &Self) -> bool {
        let implied = |(label, pattern): &(String, String)| {
            match other.when.iter().find(|(it, _)| it == label) {
                // A `*` of the other fits nothing but one of ours, so its pattern may stand for all that it takes.
                Some((_, narrower)) => fits(pattern, narrower),
                None => !pattern.is_empty() && pattern.chars().all(|c| c == '*'),
            }
        };
        self.when.iter().all(implied)
    }
}

/// Does the text fit the pattern, in which `*` is any run of characters?
fn fits(pattern: &str, text: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(mut text) = text.strip_prefix(head) else {
        return false;
    };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let tail = parts.pop().unwrap_or_default();
    for part in parts {
        let Some(at) = text.find(part) else {
            return false;
        };
        text = text.get(at + part.len()..).unwrap_or_default();
    }
    text.ends_with(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Labels and what they must say, as a case writes them.
    type When = &'static [(&'static str, &'static str)];

    fn rule(when: &[(&str, &str)]) -> AlertRule {
        let when = when
            .iter()
            .map(|(label, text)| ((*label).to_owned(), (*text).to_owned()));
        AlertRule {
            when: when.collect(),
            level: 1,
            impact: None,
        }
    }

    #[test]
    fn a_pattern_is_exact_but_for_its_stars() {
        let cases = [
            ("web", "web", true),
            ("web", "web1", false),
            ("web", "Web", false),
            ("web*", "web", true),
            ("web*", "web1", true),
            ("*web", "aweb", true),
            ("*web*", "a web b", true),
            ("a*b*c", "a-b-c", true),
            ("a*b*c", "a-c-b", false),
            ("aba*aba", "aba", false),
            ("a*ba", "aba", true),
            ("*", "", true),
            ("", "", true),
            ("", "x", false),
            ("障害*", "障害あり", true),
        ];
        for (pattern, text, expected) in cases {
            assert_eq!(fits(pattern, text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn a_rule_takes_an_alert_when_all_its_labels_say_so() {
        let labels = [("severity", "critical"), ("service", "web")];
        let labels = labels.map(|(label, text)| (label.to_owned(), text.to_owned()));
        let labels = BTreeMap::from(labels);
        for (when, taken) in [
            (&[][..], true),
            (&[("severity", "critical")], true),
            (&[("severity", "critical"), ("service", "db")], false),
            (&[("team", "x")], false),
            (&[("team", "")], true),
        ] {
            assert_eq!(rule(when).takes(&labels), taken, "{when:?}");
        }
    }

    #[test]
    fn a_rule_below_one_that_takes_all_it_would_is_never_come_to() {
        let cases: [(When, When, bool); 10] = [
            (&[("a", "")], &[("b", "y")], false),
            (&[], &[("a", "x")], true),
            (&[("a", "x")], &[], false),
            (&[("a", "x")], &[("a", "x")], true),
            (&[("a", "x")], &[("a", "x"), ("b", "y")], true),
            (&[("a", "x"), ("b", "y")], &[("a", "x")], false),
            (&[("a", "w*")], &[("a", "web")], true),
            (&[("a", "w*")], &[("a", "w*b")], true),
            (&[("a", "w*b")], &[("a", "w*")], false),
            (&[("a", "*")], &[("b", "y")], true),
        ];
        for (first, second, covered) in cases {
            assert_eq!(rule(first).covers(&rule(second)), covered, "{first:?} {second:?}");
        }
    }
}
