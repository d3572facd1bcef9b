//! Headings, and the lines that stand before a section's body.

use super::either;
use crate::document::render::{Heading, Remark};
use crate::plan::{Language, Worst};

/// The heading of a section.
pub fn heading(lang: Language, heading: Heading) -> String {
    let (ja, en) = match heading {
        Heading::About => ("基本情報", "About this plan"),
        Heading::Tasks => ("運用業務一覧", "Task list"),
        Heading::TaskDetails => ("業務の補足", "Task details"),
        Heading::Org => ("運用体制", "Organisation"),
        Heading::Roles => ("役割と担当者", "Roles and members"),
        Heading::Rotas => ("当番", "Rotas"),
        Heading::Turns => ("当番表", "Turns"),
        Heading::Contracts => ("委託範囲", "Contracts"),
        Heading::Communication => ("コミュニケーション", "Communication"),
        Heading::Channels => ("チャネル一覧", "Channels"),
        Heading::Levels => ("インシデントレベル定義", "Incident levels"),
        Heading::LevelRules => ("レベルごとの対応基準", "Rules of each level"),
        Heading::Questions => ("起票時の確認事項", "Questions when opening"),
        Heading::Obligations => ("届出・報告の義務", "Obligations"),
        Heading::Alerts => ("アラートのレベル", "Levels of alerts"),
        Heading::Escalation => ("エスカレーションフロー", "Escalation"),
        Heading::Steps => ("エスカレーションの段階", "Escalation steps"),
        Heading::Contacts => ("連絡先リスト", "Contacts"),
        Heading::ContactDetails => ("連絡先の補足", "Contact details"),
        Heading::Drills => ("運用テスト", "Operational tests"),
        Heading::DrillSteps => ("運用テストの確認項目", "Test steps"),
        Heading::Checks => ("疎通確認", "Health checks"),
        Heading::CheckDetails => ("疎通確認の補足", "Health check details"),
        Heading::Maintenance => ("計画停止", "Planned outages"),
        Heading::Chapter(chapter) => return crate::say::report::chapter(lang, chapter).to_owned(),
        Heading::Days(from, to) => {
            return match lang {
                Language::Ja => format!("予定表（{from}〜{to}）"),
                Language::En => format!("Calendar {from}–{to}"),
            };
        }
        Heading::Year(year) => {
            return match lang {
                Language::Ja => format!("年間予定（{year}年度）"),
                Language::En => format!("Year calendar (FY{year})"),
            };
        }
    };
    either(lang, ja, en).to_owned()
}

/// A line before a section's body.
pub fn remark(lang: Language, remark: Remark) -> &'static str {
    let (ja, en) = match remark {
        Remark::Worst(Worst::Highest) => (
            "レベルの数字が大きいほど重大です。",
            "A higher number is more severe.",
        ),
        Remark::Worst(Worst::Lowest) => (
            "レベルの数字が小さいほど重大です。",
            "A lower number is more severe.",
        ),
        Remark::Reports => (
            "応答があるまで、左から順に連絡します。「報告」の相手には、応答の有無にかかわらず報告します。",
            "Seats are called from left to right until somebody answers. Those marked “report” are told whether or not somebody has answered.",
        ),
        Remark::NotAdvice => (
            "日数は忘れないための目安です。要否と期限は、その都度確認してください。",
            "The times are reminders, not advice: confirm each time what is owed, and by when.",
        ),
        Remark::FirstRule => (
            "監視のアラートは、上から順に見て最初に当てはまる行のレベルで起票します。",
            "An alert of the monitoring opens an incident of the level in the first row that fits it.",
        ),
        Remark::Marks => (
            "○は、その期間に期限がある業務です。",
            "○ marks work with a deadline in that period.",
        ),
    };
    either(lang, ja, en)
}
