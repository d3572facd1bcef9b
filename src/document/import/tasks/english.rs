//! When something is done, at the end of an English title.

use super::super::frequency::{self, Timing};

/// `Apply patches on the third Tuesday`, `Review the logs weekly, on Tuesdays`: the title, and when.
pub(super) fn when<'t>(text: &'t str, inherited: Option<&Timing>) -> Option<(&'t str, Timing)> {
    if !text.is_ascii() {
        return None;
    }
    let text = text.trim_end_matches('.');
    let parts = |sign: &str| {
        let at = text.rfind(sign)?;
        Some((
            text[..at].trim_end_matches(','),
            text[at..].trim_matches([' ', ',']),
        ))
    };
    let plain = [
        " by the ", " on the ", " every ", " each ", " once ", " twice ", " before ",
    ]
    .iter()
    .filter_map(|it| parts(it))
    .chain(adverb(text));
    let plain = plain.filter_map(|(title, tail)| Some((title, frequency::understand(tail)?)));
    let exact = [" on the ", " on ", " by the ", ", in ", " in "]
        .iter()
        .filter_map(|it| parts(it));
    let exact = exact.filter_map(|(title, tail)| Some((title, frequency::refined(inherited?, tail)?)));
    plain
        .chain(exact)
        .find(|(title, said)| title.contains(' ') && said.rest.is_empty())
}

/// `Renew the licences annually, by 31 March`: before the adverb, and from it on.
fn adverb(text: &str) -> Option<(&str, &str)> {
    const ADVERBS: [&str; 8] = [
        " daily",
        " nightly",
        " weekly",
        " fortnightly",
        " monthly",
        " quarterly",
        " annually",
        " yearly",
    ];
    let found = ADVERBS
        .iter()
        .filter_map(|it| text.rfind(it).map(|at| (at, it.len())));
    let (at, length) = found.max()?;
    let ends = text[at + length..].is_empty() || text[at + length..].starts_with([',', ' ']);
    ends.then(|| (text[..at].trim_end_matches(','), text[at..].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_in_when() {
        let monthly = Timing {
            phrase: "Monthly".to_owned(),
            ..Timing::default()
        };
        let cases = [
            (
                "verify the backups each Business Day",
                "verify the backups",
                "each Business Day",
            ),
            (
                "review slow queries weekly, on Tuesdays",
                "review slow queries",
                "weekly, on Tuesdays",
            ),
            (
                "rebuild the indexes every quarter",
                "rebuild the indexes",
                "every quarter",
            ),
            (
                "renew the licences annually, by 31 March",
                "renew the licences",
                "annually on 31 March",
            ),
            (
                "review user privileges once a quarter.",
                "review user privileges",
                "once a quarter",
            ),
            (
                "failover of the print server, once a year",
                "failover of the print server",
                "once a year",
            ),
            (
                "approve the calendar by the 25th of each month",
                "approve the calendar",
                "25th of each month",
            ),
            (
                "Apply patches on the third Tuesday",
                "Apply patches",
                "Monthly on the 3rd Tuesday",
            ),
        ];
        for (text, title, phrase) in cases {
            let said = when(text, Some(&monthly));
            let said = said.map(|(title, timing)| (title, timing.phrase));
            assert_eq!(said, Some((title, phrase.to_owned())), "{text}");
        }
        for text in [
            "Check the daily batch",
            "daily",
            "Merge the once deployed branch",
            "Write the weekly report",
        ] {
            assert_eq!(when(text, None), None, "{text}");
        }
    }
}
