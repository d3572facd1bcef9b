//! The values of a contract: days, lengths of time, yes and no.

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
        Column::Term => match dates::days(value).as_slice() {
            [starts, ends, ..] => (contract.starts, contract.ends) = (Some(*starts), Some(*ends)),
            [one] if value.contains("まで") => contract.ends = Some(*one),
            [one] => match value
                .split_once("から")
                .and_then(|(_, long)| dates::until(*one, long))
            {
                Some(ends) => (contract.starts, contract.ends) = (Some(*one), Some(ends)),
                None => return false,
            },
            [] => match dates::months(value).as_slice() {
                [first, last] => {
                    (contract.starts, contract.ends) = (Some(*first), dates::end_of_month(*last));
                }
                _ => return false,
            },
        },
        Column::Starts => contract.starts = dates::days(value).first().copied().or(contract.starts),
        Column::Ends => contract.ends = dates::days(value).first().copied().or(contract.ends),
        Column::AutoRenewal => {
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
        }
        Column::RenewsFor => contract.renews_for = dates::span(value).unwrap_or_default(),
        Column::Notice => contract.notice = dates::span(value).unwrap_or_default(),
        Column::Scope => contract.scope.extend(
            value
                .split(['\n', '、', '，'])
                .map(|it| it.trim().trim_start_matches('・').to_owned())
                .filter(|it| !it.is_empty()),
        ),
        Column::WorkHours => contract.work_hours = text,
        Column::ServiceHours => {
            if ["以内", "within"].iter().any(|it| text.contains(it)) && contract.respond_within.is_empty() {
                let said = text.rsplit(['、', ',']).next().unwrap_or_default();
                contract.respond_within = dates::span(said).unwrap_or_default();
            }
            contract.service_hours = text;
        }
        Column::Respond => contract.respond_within = dates::span(value).unwrap_or_default(),
        Column::Desk | Column::Phone => contract.desk = format!("{} {text}", contract.desk).trim().to_owned(),
        _ => return false,
    }
    if column == Column::Term && contract.auto_renewal.is_none() && value.contains("自動更新") {
        contract.auto_renewal = Some(!["なし", "無", "しない"].iter().any(|it| value.contains(it)));
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
