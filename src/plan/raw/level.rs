//! levels.toml, as written.

use super::{Id, Interval, Many, Name, Number, Pairs, Rows};
use crate::calendar::{Span, Unit};
use crate::plan::{During, Impact, Worst};

table! {
    /// levels.toml: インシデントレベル定義 and エスカレーションフロー.
    LevelsFile {
        /// What holds for all levels.
        levels: LevelRules,
        /// The levels.
        level: Rows<Level>,
        /// Which alerts of machines are which level: the first that takes an alert says it.
        alert: Rows<AlertRule>,
    }
}

table! {
    /// What holds for all levels.
    LevelRules {
        /// Which end is the worst is said, never guessed.
        worst(required "worst = \"highest\""): Worst,
    }
}

table! {
    /// One level.
    Level {
        /// Its number.
        level(required "level = 3"): Number<0, 99>,
        /// What follows the event's prefix in messages. Absent: lv and the number.
        prefix: String,
        /// What it means.
        meaning(required "meaning = \"1時間以上のサービス停止が発生している\""): String,
        /// A service stop that has lasted this long is at least this level.
        outage_from: Span,
        /// Does it wake people?
        during: During = During::Always,
        /// An ack without any update this long expires.
        ack_ttl: Interval,
        /// 次報: when the next update is owed.
        update_every: Interval,
        /// The chain is used up and nobody answered: the top is told again this often.
        exhausted_every: Interval = Interval(Span { count: 30, unit: Unit::Minutes }),
        /// 障害報告書: owed this long after the incident.
        report_within: Span,
        /// What the one who opens an incident of this level is asked.
        ask: Many<String>,
        /// Who is told, in the order of time.
        chain: Rows<Step>,
        /// Duties that the law or a contract ties to this level.
        obligation: Rows<Obligation>,
    }
}

table! {
    /// One line of a chain. Lines of the same time are one step.
    Step {
        /// A role, a contact, or a contract (its vendor).
        to(required "to = \"pm\""): Name,
        /// After the opening of the incident.
        after(required "after = \"10m\""): Span,
        /// Must be told although somebody has answered.
        report: bool = false,
    }
}

table! {
    /// A duty that the law or a contract ties to a level.
    Obligation {
        /// How records name it.
        id(required "id = \"sokuho\""): Id,
        /// What is owed.
        title(required "title = \"個人情報保護委員会への速報\""): String,
        /// From the moment it was known.
        within(required "within = \"3d\""): Span,
        /// What to know about it.
        note: String = String::new(),
    }
}

table! {
    /// What an alert of a machine means: `incident open --from`.
    AlertRule {
        /// Labels of the alert and what they must say, `*` for any run of characters. Absent: every alert.
        when: Pairs = Pairs(Vec::new()),
        /// The level of the incident.
        level(required "level = 3"): Number<0, 99>,
        /// What the users feel: outage lets the level rise with the length of the stop.
        impact: Impact,
    }
}
