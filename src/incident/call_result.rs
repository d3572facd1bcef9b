//! What came of a call by hand, and the words for it.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What came of a call by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallResult {
    /// 応答あり
    Answered,
    /// 応答なし: the next step is due at once.
    NoAnswer,
    /// 留守電
    Voicemail,
    /// 話し中
    Busy,
    /// 番号違い: no longer verified, and the next step is due at once.
    WrongNumber,
}

impl CallResult {
    /// Every result, with the words by which people name it: the first is the command line's.
    pub const ALL: [(Self, [&'static str; 2]); 5] = [
        (Self::Answered, ["answered", "応答あり"]),
        (Self::NoAnswer, ["no-answer", "応答なし"]),
        (Self::Voicemail, ["voicemail", "留守電"]),
        (Self::Busy, ["busy", "話し中"]),
        (Self::WrongNumber, ["wrong-number", "番号違い"]),
    ];

    /// Nobody will come to the phone there: whoever is next is next now.
    pub fn is_in_vain(self) -> bool {
        matches!(self, Self::NoAnswer | Self::WrongNumber)
    }
}

impl FromStr for CallResult {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let word = Self::ALL.iter().find(|(_, words)| words.contains(&text));
        word.map(|(result, _)| *result).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_s_result_is_said_in_both_languages() {
        for (result, words) in CallResult::ALL {
            for word in words {
                assert_eq!(word.parse(), Ok(result), "{word}");
            }
            assert_eq!(
                serde_json::to_value(result).unwrap(),
                words[0],
                "the records' word"
            );
        }
        assert_eq!("maybe".parse::<CallResult>(), Err(()));
    }
}
