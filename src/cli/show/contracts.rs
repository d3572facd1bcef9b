//! 委託範囲.

use chrono::NaiveDate;
use serde::Serialize;

use super::Entries;
use crate::calendar::Span;
use crate::plan::{self, Language, Plan};
use crate::say;
use crate::say::list;
use crate::show::{Table, View};

/// One `[[contract]]`.
#[derive(Serialize)]
pub(super) struct Contract<'a> {
    id: &'a str,
    was: &'a [String],
    number: &'a str,
    vendor: &'a str,
    fee: &'a str,
    starts: NaiveDate,
    ends: NaiveDate,
    auto_renewal: bool,
    renews_for: Span,
    notice: Option<Span>,
    scope: &'a [String],
    work_hours: &'a str,
    service_hours: &'a str,
    respond_within: Option<Span>,
    contact: Option<&'a str>,
    #[serde(skip)]
    contact_name: &'a str,
}

/// All of them, in the order of the file.
pub(super) fn of(plan: &Plan) -> Vec<Contract<'_>> {
    let entry = |contract| entry(plan, contract);
    plan.contracts.iter().map(entry).collect()
}

fn entry<'a>(plan: &'a Plan, contract: &'a plan::Contract) -> Contract<'a> {
    let contact = contract.contact.map(|contact| &plan[contact]);
    Contract {
        id: &contract.id,
        was: &contract.was,
        number: &contract.number,
        vendor: &contract.vendor,
        fee: &contract.fee,
        starts: contract.starts,
        ends: contract.ends,
        auto_renewal: contract.auto_renewal,
        renews_for: contract.renews_for,
        notice: contract.notice,
        scope: &contract.scope,
        work_hours: &contract.work_hours,
        service_hours: &contract.service_hours,
        respond_within: contract.respond_within,
        contact: contact.map(|contact| contact.id.as_str()),
        contact_name: contact.map(|contact| contact.name.as_str()).unwrap_or_default(),
    }
}

impl Entries for Contract<'_> {
    /// Too many facts for a row: a table for each contract, a fact a row.
    fn view(items: &[Self], lang: Language) -> View {
        items.iter().fold(View::default(), |view, contract| {
            let mut table = Table::new(say::plan::contract_head(lang));
            let rows = say::plan::contract_rows(lang)
                .into_iter()
                .zip(contract.facts(lang));
            rows.filter(|(_, fact)| !fact.is_empty())
                .for_each(|(name, fact)| table.row([name, fact]));
            view.gap().line(contract.vendor).table(table)
        })
    }
}

impl Contract<'_> {
    /// In the order of the document: 契約番号, 契約費用, 契約期間, 自動更新, 更新拒絶, 業務範囲, 作業時間, 稼働時間帯, 障害時対応, 窓口.
    fn facts(&self, lang: Language) -> [String; 10] {
        let renewal = match self.auto_renewal {
            true => say::plan::renews(lang, &say::span::span(lang, self.renews_for)),
            false => say::plan::renews_not(lang),
        };
        let span = |it: Option<Span>| it.map(|it| say::span::span(lang, it));
        let notice = span(self.notice).map(|it| say::plan::notice(lang, &it));
        let response = span(self.respond_within).map(|it| say::plan::respond_within(lang, &it));
        [
            self.number.to_owned(),
            self.fee.to_owned(),
            say::plan::term(lang, &self.starts.to_string(), &self.ends.to_string()),
            renewal,
            notice.unwrap_or_default(),
            list(lang, self.scope),
            self.work_hours.to_owned(),
            self.service_hours.to_owned(),
            response.unwrap_or_default(),
            self.contact_name.to_owned(),
        ]
    }
}
