//! Headings, and the lines that stand before a section's body.

use chrono::NaiveDate;

use super::Chapter;
use crate::plan::Worst;

/// The heading of a section or of a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Heading {
    /// 基本情報
    About,
    /// 運用業務一覧
    Tasks,
    /// 業務の補足
    TaskDetails,
    /// 運用体制
    Org,
    /// 役割と担当者
    Roles,
    /// 当番
    Rotas,
    /// 当番表
    Turns,
    /// 委託範囲
    Contracts,
    /// コミュニケーション
    Communication,
    /// チャネル
    Channels,
    /// インシデントレベル定義
    Levels,
    /// レベルごとの対応基準
    LevelRules,
    /// 起票時の確認事項
    Questions,
    /// 届出・報告の義務
    Obligations,
    /// アラートのレベル
    Alerts,
    /// エスカレーションフロー
    Escalation,
    /// エスカレーションの段階
    Steps,
    /// 連絡先リスト
    Contacts,
    /// 連絡先の補足
    ContactDetails,
    /// 運用テスト
    Drills,
    /// 運用テストの確認項目
    DrillSteps,
    /// 疎通確認
    Checks,
    /// 疎通確認の補足
    CheckDetails,
    /// 計画停止
    Maintenance,
    /// 年間予定, and the fiscal year.
    Year(i32),
    /// 予定表, and its first and last day.
    Days(NaiveDate, NaiveDate),
    /// A chapter of a report.
    Chapter(Chapter),
}

/// A line before a section's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Which end of the levels is the worst.
    Worst(Worst),
    /// What 報告 means beside 連絡.
    Reports,
    /// Dates and drafts, never advice.
    NotAdvice,
    /// Which rule takes an alert.
    FirstRule,
    /// What ○ means, and that days moved from closed days stand where they are owed.
    Marks,
}

impl Heading {
    /// Is it a part of the section before it?
    pub fn is_part(self) -> bool {
        if let Self::Chapter(chapter) = self {
            return chapter.is_part();
        }
        matches!(
            self,
            Self::TaskDetails
                | Self::Roles
                | Self::Rotas
                | Self::Turns
                | Self::Channels
                | Self::LevelRules
                | Self::Questions
                | Self::Obligations
                | Self::Alerts
                | Self::Steps
                | Self::ContactDetails
                | Self::DrillSteps
                | Self::CheckDetails
        )
    }

    /// Do readers look for it even where there is nothing in it? The sections of the document that all began with.
    pub(in super::super) fn is_expected(self) -> bool {
        let extra = matches!(
            self,
            Self::About | Self::Checks | Self::Maintenance | Self::Year(_) | Self::Days(..)
        );
        !self.is_part() && !extra
    }
}
