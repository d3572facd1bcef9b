//! Who a heading names for all that stands below it.

use std::borrow::Cow;

use super::super::words::{brackets, fold, labelled};

/// `税関係（担当：税務課）`: the heading, and who does what stands below it.
pub(in crate::document::import) fn answering(heading: &str) -> (Cow<'_, str>, Option<String>) {
    if !heading.ends_with([')', '）']) {
        return (Cow::Borrowed(heading), None);
    }
    let (outside, insides) = brackets(heading);
    match insides.as_slice() {
        [inside] if !outside.is_empty() => match behind_label(inside) {
            Some(who) => (Cow::Owned(outside), Some(who.to_owned())),
            None => (Cow::Borrowed(heading), None),
        },
        _ => (Cow::Borrowed(heading), None),
    }
}

fn behind_label(text: &str) -> Option<&str> {
    const LABELS: &str =
        "担当|担当者|担当部署|担当課|主担当|主管|主管課|実施者|作業者|所管|owner|assignee|responsible";
    let (label, who) = labelled(text)?;
    let label = fold(label);
    LABELS
        .split('|')
        .any(|it| it == label)
        .then_some(who)
        .filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_may_name_who_does_what_stands_below() {
        let cases = [
            ("税関係（担当：税務課）", ("税関係", Some("税務課"))),
            ("日次作業 (担当: 運用チーム)", ("日次作業", Some("運用チーム"))),
            ("Daily tasks (Owner: SRE)", ("Daily tasks", Some("SRE"))),
            ("週次作業（自動）", ("週次作業（自動）", None)),
            ("月次作業（毎月：末日）", ("月次作業（毎月：末日）", None)),
            ("（担当：税務課）", ("（担当：税務課）", None)),
        ];
        for (heading, (bare, who)) in cases {
            assert_eq!(
                answering(heading),
                (Cow::Borrowed(bare), who.map(str::to_owned)),
                "{heading}"
            );
        }
    }
}
