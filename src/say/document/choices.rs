//! The words among which a column of a workbook lets people choose.

use super::either;
use super::word::word;
use crate::document::render::{Column, Word};
use crate::plan::{Audience, During, Impact, Language, Method, Shift};

/// The choices; none where anything may be written.
pub fn choices(lang: Language, column: Column) -> Vec<String> {
    let words = match column {
        Column::Method => [Word::Method(Method::Manual), Word::Method(Method::Automatic)],
        Column::Audience => [
            Word::Audience(Audience::Internal),
            Word::Audience(Audience::Customer),
        ],
        Column::Shift => {
            let all = [Shift::Always, Shift::BusinessHours, Shift::Nights];
            return all.map(|it| word(lang, &Word::Shift(it))).to_vec();
        }
        Column::During => [Word::During(During::Always), Word::During(During::BusinessHours)],
        Column::PageOrReport => [Word::Report(false), Word::Report(true)],
        Column::Result => {
            return vec![
                either(lang, "合格", "pass").to_owned(),
                either(lang, "不合格", "fail").to_owned(),
            ];
        }
        Column::Impact => {
            let all = [Impact::Outage, Impact::Degraded, Impact::None];
            return all.map(|it| word(lang, &Word::Impact(it))).to_vec();
        }
        _ => return Vec::new(),
    };
    words.iter().map(|it| word(lang, it)).collect()
}
