//! The words at the heads of a table of contracts, and for their fields.

use super::super::Column;
use super::words::{REACHED, Words};

/// 委託範囲.
pub(super) const CONTRACTS: Words = &[
    (
        Column::Vendor,
        "受託者|受注者|受託業者|保守業者|provider|service provider|company|partner|委託先名称|委託業者名|委託先|契約先|業者|業者名|委託業者|委託会社|ベンダー|ベンダ|会社名|会社|保守会社|契約相手|\
         契約相手方|請負業者|vendor|supplier|contractor",
    ),
    (
        Column::ContractNumber,
        "contract #|contract id|agreement no.|agreement number|契約番号|契約no|contract number|contract no|contract no.|number",
    ),
    (
        Column::Fee,
        "annual cost|annual fee|annual value|monthly fee|monthly cost|amount|年間費用|委託料|契約費用|費用|契約金額|金額|料金|委託費|委託費用|保守費用|月額|年額|fee|cost|price",
    ),
    (
        Column::Starts,
        "start date|effective date|契約開始日|開始日|契約開始|start|starts|from",
    ),
    (
        Column::Ends,
        "契約満了|満了|契約満期|end date|expiry|expiry date|expires|expiration|expiration date|契約終了日|終了日|満了日|契約満了日|契約終了|有効期限|end|ends|until",
    ),
    (
        Column::Term,
        "契約期間|期間|委託期間|保守期間|有効期間|contract period|contract|term|period",
    ),
    (
        Column::AutoRenewal,
        "auto-renews|auto renews|auto-renew|auto renew|auto-renewal?|renews|自動更新の有無|自動更新|契約更新|更新|auto-renewal|auto renewal|renewal",
    ),
    (Column::RenewsFor, "更新期間|更新単位|renews for"),
    (
        Column::Notice,
        "解約期限|解約|更新拒絶の申出期限|申出期限|解約通知期限|更新拒絶|解約申出|解約予告|解約通知|通知期限|notice|\
         notice period",
    ),
    (
        Column::Scope,
        "対象|対象システム|契約対象|範囲|業務|\
         業務範囲|委託範囲|委託業務|委託内容|業務内容|対象業務|作業範囲|契約内容|保守内容|契約名|契約件名|委託件名|業務名|scope|service|services|what|product",
    ),
    (
        Column::WorkHours,
        "作業時間|作業時間帯|業務時間|業務時間帯|work hours|working hours",
    ),
    (
        Column::ServiceHours,
        "hours|coverage|hours of coverage|受付|サポート|support|稼働時間帯|対応時間帯|サービス提供時間帯|対応時間|受付時間|サービス時間|サポート時間|\
         service hours|support hours",
    ),
    (
        Column::Respond,
        "response sla|sla response|障害時の応答|障害時対応|障害対応|応答時間|対応開始時間|駆けつけ時間|駆けつけ|かけつけ|駆付時間|緊急時対応|緊急対応|初動時間|初動|sla|障害時の対応|response time|response|\
         responds within|respond within|incident response",
    ),
    (
        Column::Desk,
        "窓口|連絡先|担当窓口|問い合わせ先|問合せ先|保守窓口|障害時連絡先|担当者|担当者名|desk|contact",
    ),
    (Column::Phone, REACHED),
    (Column::Number, "no|no.|#|項番"),
    (Column::Note, "備考|特記事項|note|notes"),
    (Column::Label, "項目|item"),
    (Column::Value, "内容|値|value"),
];
