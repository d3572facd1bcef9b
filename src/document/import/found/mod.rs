//! What a document says, as far as it was understood: names are still as they were written there. And what the reader
//! was left with: lines that have no place in a plan, places that are still empty, and words that say two things.

mod doubt;
mod level;

pub use doubt::{Doubt, Doubtful, Left, Why};
pub use level::{Beyond, Level, Path, Step, Whose};

use foldhash::HashSet;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::Serialize;

use super::block::At;
use crate::plan::{Language, Method, Shift, Worst};

/// Everything that was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// What the document calls itself.
    pub name: Option<String>,
    /// 稼働開始日.
    pub starts: Option<NaiveDate>,
    /// 運用業務一覧.
    pub tasks: Vec<Task>,
    /// 運用体制.
    pub roles: Vec<Role>,
    /// 連絡先リスト.
    pub contacts: Vec<Contact>,
    /// インシデントレベル定義.
    pub levels: Vec<Level>,
    /// Which end is the worst, where the words say it.
    pub worst: Option<Worst>,
    /// What the column of the levels is called: Sev, 優先度.
    pub level_head: String,
    /// エスカレーションフロー.
    pub paths: Vec<Path>,
    /// コミュニケーション.
    pub events: Vec<Event>,
    /// 委託範囲.
    pub contracts: Vec<Contract>,
    /// 運用テスト.
    pub drills: Vec<Drill>,
    /// 計画停止.
    pub outages: Vec<Outage>,
    /// 当番表.
    pub rotas: Vec<Rota>,
    /// Headings that were understood, those of tables among them.
    pub headings: Vec<Heading>,
    /// What is in the report and not in the plan.
    pub left: Vec<Left>,
    /// What a person should look at.
    pub doubts: Vec<Doubt>,
    /// The same, to say nothing twice.
    doubted: HashSet<Doubt>,
    /// In which language the document is written.
    pub language: Language,
    /// Does it say everything in both?
    pub in_two_languages: bool,
}

/// A heading, and what it was read as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// Where it stands.
    #[serde(flatten)]
    pub at: At,
    /// What it says.
    pub text: String,
}

/// A row of 運用業務一覧.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Task {
    /// Where it stands.
    pub at: At,
    /// The id, where the document has one.
    pub id: Option<String>,
    /// What it is called.
    pub title: String,
    /// 分類.
    pub category: String,
    /// A phrase that is understood.
    pub frequency: String,
    /// The time of day.
    pub time: Option<NaiveTime>,
    /// 対応方法.
    pub method: Option<Method>,
    /// 担当者, as written, one each.
    pub assignee: Vec<String>,
    /// 確認者.
    pub confirm: String,
    /// 手順書.
    pub procedure: String,
    /// 備考, line by line.
    pub note: Vec<String>,
    /// Keys of the plan that the document has a column of.
    pub keys: Vec<(&'static str, String)>,
}

/// A seat of the chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Role {
    /// Where it stands.
    pub at: At,
    /// The id, where the document has one.
    pub id: Option<String>,
    /// What it is called.
    pub name: String,
    /// The seat above, by its place in the list.
    pub above: Option<usize>,
    /// Who sits in it, as written.
    pub people: Vec<String>,
    /// What has no key.
    pub comments: Vec<String>,
    /// A seat of a path, or of a task, that the chart does not show.
    pub off_chart: bool,
}

/// A person or a desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Where it stands.
    pub at: At,
    /// The id, where the document has one.
    pub id: Option<String>,
    /// What they are called.
    pub name: String,
    /// 会社.
    pub company: String,
    /// As written.
    pub phones: Vec<String>,
    /// The first address.
    pub mail: String,
    /// Seats that they sit in.
    pub roles: Vec<String>,
    /// Seats that they sit in if there is one of that name.
    pub positions: Vec<String>,
    /// What has no key.
    pub comments: Vec<String>,
}

/// A row of the communication table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Where it stands.
    pub at: At,
    /// What it is called.
    pub title: String,
    /// 連絡手段.
    pub means: Vec<String>,
    /// Channels by name.
    pub channels: Vec<String>,
    /// The first word of its messages.
    pub prefix: String,
    /// 備考, line by line.
    pub note: Vec<String>,
}

/// A contract, field by field as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contract {
    /// Where it stands.
    pub at: At,
    /// 委託先.
    pub vendor: String,
    /// 契約番号.
    pub number: String,
    /// 契約費用.
    pub fee: String,
    /// First day.
    pub starts: Option<NaiveDate>,
    /// Last day.
    pub ends: Option<NaiveDate>,
    /// 自動更新の有無.
    pub auto_renewal: Option<bool>,
    /// How long it renews itself, as a span of the plan.
    pub renews_for: String,
    /// How long before the end it must be refused, as a span of the plan.
    pub notice: String,
    /// 業務範囲.
    pub scope: Vec<String>,
    /// 作業時間.
    pub work_hours: String,
    /// 稼働時間帯.
    pub service_hours: String,
    /// Until they start, as a span of the plan.
    pub respond_within: String,
    /// Their desk, as written.
    pub desk: String,
    /// What has no key, or no value yet.
    pub comments: Vec<String>,
    /// The names of fields, as the document writes them.
    pub labels: Vec<String>,
}

/// An operational test.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drill {
    /// Where it stands.
    pub at: At,
    /// What it is called.
    pub title: String,
    /// 業務運用 or システム運用.
    pub category: String,
    /// A phrase that is understood.
    pub frequency: String,
    /// 担当者.
    pub assignee: Vec<String>,
    /// The level that it rehearses.
    pub level: Option<u32>,
    /// What is tried.
    pub steps: Vec<String>,
    /// What has no key.
    pub comments: Vec<String>,
}

/// A planned stop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outage {
    /// Where it stands.
    pub at: At,
    /// What it is called.
    pub title: String,
    /// From when, on the clock of the plan's place.
    pub from: NaiveDateTime,
    /// To when, exclusive.
    pub to: NaiveDateTime,
    /// What has no key.
    pub comments: Vec<String>,
}

/// People who take turns in a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rota {
    /// Where it stands.
    pub at: At,
    /// The seat.
    pub role: String,
    /// What the turns are called.
    pub name: String,
    /// At which hours they hold.
    pub during: Shift,
    /// When the next one takes over, as a phrase of frequency.
    pub turn: String,
    /// The day on which the first turn begins.
    pub starts: NaiveDate,
    /// The day on which the last one ends.
    pub ends: NaiveDate,
    /// Who takes part, in the order of their turns, as written.
    pub members: Vec<String>,
}

impl Found {
    /// Says that a person should look at something.
    pub(super) fn doubt(&mut self, at: At, of: &str, what: Doubtful) {
        let doubt = Doubt {
            at,
            of: of.to_owned(),
            what,
        };
        if self.doubted.insert(doubt.clone()) {
            self.doubts.push(doubt);
        }
    }

    /// Says what is not in the plan.
    pub(super) fn leave(&mut self, at: At, text: impl Into<String>, why: Why) {
        self.left.push(Left {
            at,
            text: text.into(),
            why,
        });
    }
}
