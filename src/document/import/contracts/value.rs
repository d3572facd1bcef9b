//! The values of a contract: days, lengths of time, yes and no.

use chrono::NaiveDate;

use super::super::block::one_line;
use super::super::column::Column;
use super::super::dates;
use super::super::found::Contract;
use super::super::words::{fold, is_blank};

/// 無 says nothing, but of what may be.
pub(super) fn says(column: Column, value: &str) -> bool {
    let no = column == Column::AutoRenewal && ["無", "無し", "なし", "none"].contains(&fold(value).as_str());
    no || !is_blank(value)
}

/// Puts a value in; false where it was not understood.
pub(super) fn put(contract: &mut Contract, column: Column, value: &str) -> bool {
    let text = one_line(value);
    match column {
        Column::Vendor => contract.vendor = text,
        Column::ContractNumber => contract.number = text,
        Column::Fee => contract.fee = text,
        Column::Term => {
            let Some((starts, ends)) = term(value) else {
                return false;
            };
            (contract.starts, contract.ends) = (starts.or(contract.starts), ends);
            if contract.auto_renewal.is_none() && value.contains("自動更新") {
                contract.auto_renewal = Some(!["なし", "無", "しない"].iter().any(|it| value.contains(it)));
            }
        }
        Column::Starts => contract.starts = dates::days(value).first().copied().or(contract.starts),
        Column::Ends => contract.ends = dates::days(value).first().copied().or(contract.ends),
        Column::AutoRenewal => return renewal(contract, value),
        Column::RenewsFor => contract.renews_for = dates::span(value).unwrap_or_default(),
        Column::Notice => contract.notice = dates::span(value).unwrap_or_default(),
        Column::Scope => contract.scope.extend(scope(value)),
        Column::WorkHours => contract.work_hours = text,
        Column::ServiceHours => {
            if contract.respond_within.is_empty() {
                contract.respond_within = answered_within(&text).unwrap_or_default();
            }
            contract.service_hours = text;
        }
        Column::Respond => contract.respond_within = dates::span(value).unwrap_or_default(),
        Column::Desk | Column::Phone => contract.desk = format!("{} {text}", contract.desk).trim().to_owned(),
        _ => return false,
    }
    match column {
        Column::Starts => contract.starts.is_some(),
        Column::Ends => contract.ends.is_some(),
        Column::RenewsFor => !contract.renews_for.is_empty(),
        Column::Notice => !contract.notice.is_empty() && !value.contains("以上"),
        Column::Respond => !contract.respond_within.is_empty(),
        _ => true,
    }
}

/// The first and the last day: `2026年4月1日〜2027年3月31日`, `2027年3月31日まで`, `2026年4月1日から1年間`, `2026年4月〜2027年3月`.
fn term(value: &str) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    match dates::days(value).as_slice() {
        [starts, ends, ..] => Some((Some(*starts), Some(*ends))),
        [one] if value.contains("まで") => Some((None, Some(*one))),
        [one] => {
            let (_, long) = value.split_once("から")?;
            Some((Some(*one), Some(dates::until(*one, long)?)))
        }
        [] => {
            let months = dates::months(value);
            let [first, last] = months[..] else { return None };
            Some((Some(first), dates::end_of_month(last)))
        }
    }
}

/// `自動更新あり（1年、3か月前までに申し出）`: whether it renews itself, for how long, and how long before it may be ended.
fn renewal(contract: &mut Contract, value: &str) -> bool {
    let folded = fold(value);
    let no = ["なし", "無", "しない", "no", "不可", "none"]
        .iter()
        .any(|it| folded.starts_with(it) || folded.contains("自動更新なし"));
    let yes = ["あり", "有", "する", "yes", "自動", "○", "renews", "auto"]
        .iter()
        .any(|it| folded.starts_with(it));
    if no == yes {
        return false;
    }
    contract.auto_renewal = Some(yes);
    let (notice, renews) = dates::before_and_for(value);
    if let Some(span) = notice.filter(|_| yes) {
        contract.notice = span;
    }
    if let Some(span) = renews.filter(|_| yes) {
        contract.renews_for = span;
    }
    true
}

fn scope(value: &str) -> impl Iterator<Item = String> {
    let parts = value.split(['\n', '、', '，']);
    let bare = parts.map(|it| it.trim().trim_start_matches('・').to_owned());
    bare.filter(|it| !it.is_empty())
}

/// `平日9:00〜18:00、2時間以内に一次回答`.
fn answered_within(hours: &str) -> Option<String> {
    let said = hours.rsplit(['、', ',']).next()?;
    ["以内", "within"]
        .iter()
        .any(|it| hours.contains(it))
        .then(|| dates::span(said))?
}
