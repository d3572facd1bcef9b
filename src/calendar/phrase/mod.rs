//! The phrases of frequency: a small language, in Japanese and English, that is read exactly and never guessed at.
//!
//! [`fold`] makes widths and spaces alike and remembers where each character stood, [`Text`] walks over it,
//! `japanese` and `english` are the two grammars, [`nearest`] suggests, and `write` says a frequency back.

mod closed;
mod english;
mod english_day;
mod english_words;
mod every;
mod fold;
mod japanese;
mod japanese_day;
mod japanese_words;
mod nearest;
mod period_words;
mod spoken_period;
mod text;
mod write;
mod write_english;
mod write_japanese;

use std::ops::Range;

use super::{Frequency, IfClosed};
pub(super) use spoken_period::read as read_period;
use text::Text;

/// A phrase that was not understood: where, and what stands nearest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseError {
    /// Bytes of the phrase, as it was written, that were not understood.
    pub span: Range<usize>,
    /// The nearest phrases that would have been.
    pub nearest: Vec<String>,
}

/// Reads a phrase and what it says about closed days.
pub(super) fn read(phrase: &str) -> Result<(Frequency, Option<IfClosed>), PhraseError> {
    let mut text = Text::new(fold::fold(phrase));
    understood(&mut text).ok_or_else(|| {
        let text = closed::without_clause(&text);
        PhraseError {
            span: text.not_understood(phrase),
            nearest: nearest::phrases(&text),
        }
    })
}

/// Whatever a Japanese phrase says, it says it with one of these.
const TIME: &str = "日週月年期時度宜前回朝毎曜";

/// Would it be read? Nothing is looked for that stands near to it.
pub(super) fn is_phrase(phrase: &str) -> bool {
    let mut text = Text::new(fold::fold(phrase));
    (text.is_ascii() || TIME.chars().any(|letter| text.rest_has(letter))) && understood(&mut text).is_some()
}

fn understood(text: &mut Text) -> Option<(Frequency, Option<IfClosed>)> {
    let forms: &[Form] = if text.is_ascii() {
        english::FORMS
    } else {
        japanese::FORMS
    };
    forms.iter().find_map(|form| {
        text.rewind();
        let frequency = form(text)?;
        let rule = closed::clause(text);
        text.is_at_end().then_some((frequency, rule))
    })
}

/// One form of a phrase; `None` when the text does not begin with it.
type Form = fn(&mut Text) -> Option<Frequency>;

/// What may stand between the days of a list.
const SEPARATORS: &[&str] = &[
    "・",
    "、",
    "と",
    "/",
    "及び",
    "および",
    "ならびに",
    "並びに",
    "&",
    "、及び",
    "、および",
];
