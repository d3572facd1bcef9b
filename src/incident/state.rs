//! open → acked → restored → closed; cancelled for a false alarm; reopened when it comes back.

use serde::{Deserialize, Serialize};

/// Where an incident stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// 未応答
    Open,
    /// 対応中
    Acked,
    /// 復旧済・未クローズ
    Restored,
    /// クローズ
    Closed,
    /// 取消（誤報）
    Cancelled,
}

/// What a person may want to do to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Take it.
    Ack,
    /// Say what became known.
    Update,
    /// Raise or lower its level.
    Level,
    /// Ring somebody.
    Call,
    /// Tell somebody who must know.
    Report,
    /// The service is back.
    Restore,
    /// Nothing is left to do.
    Close,
    /// It was none.
    Cancel,
    /// It is back.
    Reopen,
    /// Tell customers.
    Announce,
}

impl State {
    /// Is somebody still to do something about it? 復旧済 is open until it is closed.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Acked | Self::Restored)
    }

    /// Do pages, 次報 and the expiry of acks run?
    pub fn runs(self) -> bool {
        matches!(self, Self::Open | Self::Acked)
    }

    /// Can this be done now? Calls and reports to those who must know may come late, so only a false alarm ends them.
    pub fn allows(self, deed: Deed) -> bool {
        match deed {
            Deed::Ack | Deed::Restore => self.runs(),
            Deed::Update | Deed::Level | Deed::Cancel => self.is_open(),
            Deed::Call | Deed::Report => self != Self::Cancelled,
            Deed::Close => self == Self::Restored,
            Deed::Reopen => !self.runs(),
            Deed::Announce => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_allows_what_makes_sense_in_it() {
        use Deed::*;
        let cases: [(State, &[Deed]); 5] = [
            (
                State::Open,
                &[Ack, Update, Level, Call, Report, Restore, Cancel, Announce],
            ),
            (
                State::Acked,
                &[Ack, Update, Level, Call, Report, Restore, Cancel, Announce],
            ),
            (
                State::Restored,
                &[Update, Level, Call, Report, Close, Cancel, Reopen, Announce],
            ),
            (State::Closed, &[Call, Report, Reopen, Announce]),
            (State::Cancelled, &[Reopen, Announce]),
        ];
        let all = [
            Ack, Update, Level, Call, Report, Restore, Close, Cancel, Reopen, Announce,
        ];
        for (state, allowed) in cases {
            let found: Vec<_> = all.into_iter().filter(|deed| state.allows(*deed)).collect();
            assert_eq!(found, allowed, "{state:?}");
        }
    }
}
