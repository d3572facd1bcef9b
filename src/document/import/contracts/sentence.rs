//! A contract that is told in one sentence: who with, from when to when, for how much.

use super::super::block::At;
use super::super::column::Column;
use super::super::dates;
use super::super::found::Contract;
use super::super::names;
use super::super::words::{fold, labelled};
use super::value::put;

/// `甲株式会社と保守契約を締結（2026年4月1日〜2027年3月31日、自動更新、年額540万円）`, `甲クラウド：月額8万円、解約は1か月前まで`.
/// `None` where neither a time nor a fee is told.
pub(super) fn told(at: At, text: &str) -> Option<Contract> {
    let mut contract = Contract {
        at,
        ..Contract::default()
    };
    let (vendor, rest) = whose(text)?;
    vendor.clone_into(&mut contract.vendor);
    let (mut known, mut named) = (0, false);
    for piece in pieces(rest) {
        let column = column(piece).filter(|column| put(&mut contract, *column, piece));
        named |= matches!(column, Some(Column::Term | Column::Fee | Column::Ends));
        match column {
            Some(_) => known += 1,
            None => contract.comments.push(piece.to_owned()),
        }
    }
    (named && known > 1).then_some(contract)
}

/// The vendor, and what is said of the contract.
fn whose(text: &str) -> Option<(&str, &str)> {
    let by_label = labelled(text).filter(|(label, _)| dates::days(label).is_empty());
    let by_company = || {
        let (name, rest) = text.split_once(['と', 'の', '、'])?;
        names::is_company(name).then_some((name, rest))
    };
    let by_comma = || {
        text.split_once(", ")
            .filter(|(name, _)| names::is_company(name) || text.is_ascii())
    };
    let (vendor, rest) = by_label.or_else(by_company).or_else(by_comma)?;
    let short = (2..=30).contains(&vendor.chars().count()) && column(vendor).is_none();
    short.then(|| (vendor.trim(), rest))
}

/// The parts of a sentence; a comma within a number parts nothing.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let parts = text
        .split(['、', '。', '（', '）', '(', ')', ';'])
        .flat_map(|it| it.split(", "));
    parts
        .map(|it| it.trim().trim_end_matches('.'))
        .filter(|it| !it.is_empty())
}

fn column(piece: &str) -> Option<Column> {
    const FEE: &str = "円|¥|￥|$|€|£|usd|eur|jpy|gbp|sek|chf|permonth|peryear|/month|/year|/mo|/yr";
    const KNOWN: [(Column, &str); 4] = [
        (Column::AutoRenewal, "自動更新|auto-renew|renews"),
        (Column::Notice, "解約|notice|cancel"),
        (Column::Respond, "以内|response|within"),
        (
            Column::ServiceHours,
            "24時間|24x7|24/7|平日|営業日|businesshours|mon-fri",
        ),
    ];
    let folded = fold(piece);
    let has = |words: &str| words.split('|').any(|it| folded.contains(it));
    let counts = folded.contains(|it: char| it.is_ascii_digit());
    if dates::days(piece).len() == 2 || dates::months(piece).len() == 2 {
        return Some(Column::Term);
    }
    if dates::days(piece).len() == 1 && has("until|まで") {
        return Some(Column::Ends);
    }
    if counts && has(FEE) {
        return Some(Column::Fee);
    }
    KNOWN
        .into_iter()
        .find(|(_, words)| has(words))
        .map(|(column, _)| column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_tells_a_contract() {
        let said = |text: &str| {
            let it = told(At::default(), text)?;
            let day = |day: Option<chrono::NaiveDate>| day.map(|it| it.to_string()).unwrap_or_default();
            let renews = it.auto_renewal.map(|it| it.to_string()).unwrap_or_default();
            let told = [
                it.vendor,
                day(it.starts),
                day(it.ends),
                it.fee,
                renews,
                it.notice,
                it.respond_within,
            ];
            Some(told.join("|"))
        };
        let cases = [
            (
                "甲制御株式会社と保守契約を締結（2026年4月1日～2027年3月31日、自動更新、年額540万円、2時間以内に駆けつけ）。",
                Some("甲制御株式会社|2026-04-01|2027-03-31|年額540万円|true||2h"),
            ),
            (
                "甲クラウド：月額 8万円、2026/04/01～2027/03/31、自動更新",
                Some("甲クラウド|2026-04-01|2027-03-31|月額 8万円|true||"),
            ),
            (
                "SendPost：月額 1万円、解約は1か月前まで",
                Some("SendPost|||月額 1万円||1mo|"),
            ),
            (
                "Moodify GmbH, 1 Oct 2025 to 30 Sep 2027, USD 48,000 per year, auto-renews unless cancelled 90 days prior, 1-hour response.",
                Some("Moodify GmbH|2025-10-01|2027-09-30|USD 48,000 per year|true|90d|1h"),
            ),
            ("契約書は総務部が保管する。", None),
            ("備考：年額は税抜", None),
        ];
        for (text, expected) in cases {
            assert_eq!(said(text).as_deref(), expected, "{text}");
        }
    }
}
